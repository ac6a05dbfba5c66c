// The register, the providers of each certificate, the certificates of each institution, and the sectors.
#include "output/report/defaults.hpp"
#include "output/report/listed.hpp"
#include "output/report/offering_facts.hpp"
#include "output/report/sectors.hpp"
#include "output/report/survey.hpp"
#include "output/report/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace vindbaar::report {
namespace {

constexpr std::array printed_sectors{
    PrintedSector::zorg, PrintedSector::techniek,   PrintedSector::voedsel, PrintedSector::handel,
    PrintedSector::ict,  PrintedSector::mobiliteit, PrintedSector::overig};

/// Certificates of one sector and kind in the register.
struct Registered {
  int before = 0;
  int now = 0;
};
using Register = std::map<std::pair<Sector, CertificateKind>, Registered>;

Register registered(const Survey& survey) {
  const Date before = a_year_before(survey.material.day);
  Register counts;
  for (const seeds::Certificate& one : survey.material.lists.certificates) {
    if (one.lnv) continue;  // R4
    Registered& count = counts[{one.sector, one.kind}];
    count.before += one.is_valid_on(before) ? 1 : 0;
    count.now += one.is_valid_on(survey.material.day) ? 1 : 0;  // R20
  }
  return counts;
}

std::vector<MonitorColumn> register_columns(const Survey& survey) {
  const std::string before = a_year_before(survey.material.day).text();
  std::vector<MonitorColumn> columns{words_column("sector", "Sector")};
  const auto increase = survey.say("toename", "increase");
  for (const CertificateKind kind : every_kind) {
    const auto name = kinds_name(kind, survey.language);
    const std::string id(word(kind));
    columns.push_back(summed_column(id + "_previous", fmt::format("{} {}", name, before)));
    columns.push_back(summed_column(id + "_current", fmt::format("{} {}", name, survey.material.day.text())));
    columns.push_back(summed_column(id + "_change", fmt::format("{} {}", name, increase)));
  }
  columns.push_back(summed_column("change", survey.say("Toename", "Increase")));
  return columns;
}

/// "certificaten/register/keuzedeel/zorg"; without a sector that of all.
std::string register_cell(std::string_view what, CertificateKind kind, std::string_view sector) {
  return fmt::format("certificaten/{}/{}{}{}", what, word(kind), sector.empty() ? "" : "/", sector);
}

MonitorTable register_table(const Survey& survey) {
  MonitorTable table;
  table.id = "register";
  table.sheet = "Register";
  table.title = survey.say("Vastgestelde certificaten naar sector en soort, nu en een jaar eerder",
                           "Certificates in the register by sector and kind, now and a year before");
  table.columns = register_columns(survey);
  Register counts = registered(survey);
  for (const Sector sector : every_sector) {
    MonitorRow row{{text(sector_name(sector))}};
    int change = 0;
    for (const CertificateKind kind : every_kind) {
      const auto& [earlier, now] = counts[{sector, kind}];
      row.cells.push_back(number(earlier, register_cell("register-eerder", kind, word(sector))));
      row.cells.push_back(number(now, register_cell("register", kind, word(sector))));
      row.cells.push_back(number(now - earlier, register_cell("gewijzigd", kind, word(sector))));
      change += now - earlier;
    }
    row.cells.push_back(number(change, fmt::format("certificaten/gewijzigd/{}", word(sector))));
    table.rows.push_back(std::move(row));
  }
  std::vector<MonitorCell> total{text(survey.say("Totaal", "Total"))};
  for (const CertificateKind kind : every_kind) {
    for (const char* what : {"register-eerder", "register", "gewijzigd"})
      total.push_back(behind(register_cell(what, kind, "")));
  }
  total.push_back(behind("certificaten/gewijzigd"));
  table.rows.push_back(total_row(table, std::move(total)));
  table.notes = {std::string(survey.say("LNV-certificaten blijven buiten beschouwing (R4).",
                                        "LNV certificates are left out (R4)."))};
  const auto& certificates = survey.material.lists.certificates;
  const auto undated = std::count_if(certificates.begin(), certificates.end(), [&](const auto& one) {
    return !one.lnv && !one.valid_from && one.is_valid_on(survey.material.day);
  });
  if (undated > 0)
    table.notes.push_back(
        fmt::format(fmt::runtime(survey.say(
                        "Van {} certificaten noemt de lijst geen begindatum; zij tellen op beide data mee.",
                        "The list has no starting date of {} certificates; they count on both days.")),
                    undated));
  table.notes.push_back(survey.coverage());
  return table;
}

struct ProviderTable {
  int number;
  const char* id;
  const char* sheet_nl;
  const char* sheet_en;
};
constexpr std::array provider_tables{
    ProviderTable{1, "aanbieders-zorg", "Aanbieders zorg", "Providers care"},
    ProviderTable{2, "aanbieders-techniek", "Aanbieders techniek", "Providers technology"},
    ProviderTable{3, "aanbieders-overig", "Aanbieders overig", "Providers other"},
    ProviderTable{4, "aanbieders-beroepsonderdelen", "Aanbieders beroepsonderdelen",
                  "Providers vocational units"}};

std::vector<const CertificateCount*> sorted_certificates(const Survey& survey, int number, Sector sector) {
  std::vector<const CertificateCount*> rows;
  for (const CertificateCount& one : survey.material.counts.certificates) {
    if (one.sector == sector && certificate_table_number(one.kind, one.sector) == number)
      rows.push_back(&one);
  }
  std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return std::tuple(-a->total(), std::string_view(a->code)) <
           std::tuple(-b->total(), std::string_view(b->code));
  });
  return rows;
}

MonitorRow provider_row(const CertificateCount& one) {
  return {{text(one.code), text(one.name), number(one.funded, one.code + "/bekostigd"),
           number(one.private_, one.code + "/niet-bekostigd"), number(one.total(), one.code)}};
}

std::vector<MonitorColumn> provider_columns(const Survey& survey) {
  return {words_column("code", "Code"), words_column("certificate", survey.say("Certificaat", "Certificate")),
          summed_column("providers_funded", survey.say("Bekostigd", "Funded")),
          summed_column("providers_private", survey.say("Niet-bekostigd", "Private")),
          summed_column("providers_total", survey.say("Totaal", "Total"))};
}

MonitorTable provider_table(const Survey& survey, const ProviderTable& which) {
  const TextTable words = certificate_table(which.number, survey.material.counts, survey.language);
  MonitorTable table{which.id,    std::string(survey.say(which.sheet_nl, which.sheet_en)),
                     words.title, provider_columns(survey),
                     {},          words.notes};
  for (const Sector sector : every_sector) {
    const auto rows = sorted_certificates(survey, which.number, sector);
    if (which.number >= 3 && !rows.empty()) table.rows.push_back(heading_row(sector_name(sector)));
    for (const CertificateCount* row : rows) table.rows.push_back(provider_row(*row));
  }
  const std::string all = fmt::format("tabel-{}", which.number);
  table.rows.push_back(
      total_row(table, {blank(), text(survey.say("Totaal", "Total")), behind(all + "/bekostigd"),
                        behind(all + "/niet-bekostigd"), behind(all)}));
  return table;
}

/// One institution's figure: a number with the offerings behind it, blank when not measured.
MonitorCell figure(const InstitutionCount& one, int value, std::string_view part) {
  if (!one.current) return blank();
  return number(value, part.empty() ? one.id : one.id + '/' + std::string(part));
}

/// The tag of a printed sector column; two chambers share "overig".
std::string_view sector_tag(PrintedSector printed) {
  if (printed == PrintedSector::overig) return column_name(printed);
  const auto chamber = std::find_if(every_sector.begin(), every_sector.end(),
                                    [&](Sector sector) { return printed_sector(sector) == printed; });
  return word(*chamber);
}

MonitorRow institution_row(const Survey& survey, const InstitutionCount& one) {
  const std::string listed = "instellingen/" + one.id;
  MonitorCell current = figure(one, one.current.value_or(0), "");
  if (!one.current)
    current = {{}, listed, std::string(survey.say("n.g.", "n.m."))};
  else if (one.outcome != Outcome::complete)
    current.mark = "*";
  MonitorRow row{{text(one.name), number(one.previous, listed), std::move(current),
                  figure(one, one.elective_units, "keuzedeel"),
                  figure(one, one.vocational_units, "beroepsonderdeel")}};
  for (const PrintedSector printed : printed_sectors) {
    int value = 0;
    for (const Sector sector : every_sector) {
      if (printed_sector(sector) == printed) value += value_of(one.sectors, sector);
    }
    row.cells.push_back(figure(one, value, sector_tag(printed)));
  }
  row.cells.push_back({std::string(outcome_name(one.outcome, survey.language)), listed, {}});
  return row;
}

MonitorRow institutions_total(const Survey& survey, const MonitorTable& table, bool funded) {
  const std::string all(funding_tag(funded));
  std::vector<MonitorCell> cells{text(survey.say("Totaal", "Total")), behind("instellingen/" + all),
                                 behind(all), behind(all + "/keuzedeel"), behind(all + "/beroepsonderdeel")};
  for (const PrintedSector printed : printed_sectors)
    cells.push_back(behind(all + '/' + std::string(sector_tag(printed))));
  return total_row(table, std::move(cells));
}

MonitorTable institution_table_of(const Survey& survey, bool funded) {
  const TextTable words = institution_table(funded, survey.material.counts, survey.language);
  MonitorTable table;
  table.id = funded ? "instellingen-bekostigd" : "instellingen-niet-bekostigd";
  table.sheet = funded ? survey.say("Instellingen bekostigd", "Institutions funded")
                       : survey.say("Instellingen niet-bekostigd", "Institutions private");
  table.title = words.title;
  table.columns = {words_column("institution", survey.say("Instelling", "Institution")),
                   summed_column("previous", survey.say("Vorige", "Before")),
                   summed_column("current", survey.say("Nu", "Now")),
                   summed_column("keuzedeel", survey.say("Keuzedeel", "Elective")),
                   summed_column("beroepsonderdeel", survey.say("Beroepsonderdeel", "Vocational"))};
  for (const PrintedSector sector : printed_sectors)
    table.columns.push_back(summed_column(column_name(sector), heading(sector, survey.language).full));
  table.columns.push_back(words_column("outcome", survey.say("Meting", "Measurement")));
  std::vector<const InstitutionCount*> rows;
  int members = 0;
  for (const InstitutionCount& one : survey.material.counts.institutions) {
    if (one.funded != funded) continue;
    rows.push_back(&one);
    if (one.current.value_or(0) > 0) members += survey.institutions_behind(one.id) - 1;
  }
  std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return std::tuple(!a->current, -a->current.value_or(0), std::string_view(a->name),
                      std::string_view(a->id)) < std::tuple(!b->current, -b->current.value_or(0),
                                                            std::string_view(b->name),
                                                            std::string_view(b->id));
  });
  for (const InstitutionCount* one : rows) table.rows.push_back(institution_row(survey, *one));
  table.rows.push_back(institutions_total(survey, table, funded));
  table.notes = words.notes;
  if (members > 0)
    table.notes.push_back(fmt::format(
        fmt::runtime(survey.say(
            "Een gezamenlijk merk is één rij en telt voor al zijn instellingen (R9): {} meer dan rijen.",
            "A joint brand is one row and stands for all its institutions (R9): {} more than rows.")),
        members));
  return table;
}

MonitorTable sectors_table(const Survey& survey) {
  MonitorTable table;
  table.id = "sectoren";
  table.sheet = survey.say("Sectoren", "Sectors");
  table.title = survey.say("Aanbieders, aanbod en unieke certificaten naar sector",
                           "Providers, offerings and unique certificates by sector");
  table.columns = {
      words_column("sector", "Sector"),
      summed_column("registered", survey.say("Vastgesteld", "Registered")),
      number_column("providers", survey.say("Aantal aanbieders", "Providers")),
      summed_column("offerings", survey.say("Totaal aanbod", "Offerings")),
      summed_column("unique_certificates", survey.say("Unieke trajecten", "Unique certificates")),
      share_column("share", survey.say("Vindbaar deel van het register", "Found share of register"))};
  const auto add = [&](std::string_view name, std::optional<Sector> only) {
    int registered = 0;
    int unique = 0;
    for (const SectorCount& one : survey.material.counts.sectors) {
      if (only && one.sector != *only) continue;
      registered += one.registered;
      unique += one.unique_certificates;
    }
    std::int64_t offerings = 0;
    std::set<std::string_view> institutions;
    for (const OfferingFacts* facts : survey.counted) {
      if (only && facts->certificate->sector != *only) continue;
      ++offerings;
      institutions.insert(facts->institution->id);
    }
    const std::string cell(only ? word(*only) : "totaal");
    const std::string in_register = "certificaten/register" + (only ? '/' + cell : std::string());
    table.rows.push_back({{text(name), number(registered, in_register),
                           number(static_cast<std::int64_t>(institutions.size()), cell),
                           number(offerings, cell), number(unique, cell), share(unique, registered, cell)},
                          only ? MonitorRow::Kind::plain : MonitorRow::Kind::total});
  };
  for (const Sector sector : every_sector) add(sector_name(sector), sector);
  add(survey.say("Totaal", "Total"), std::nullopt);
  table.notes = {
      std::string(survey.say(
          "Een instelling kan in meer sectoren aanbieden: het totaal van de aanbieders is niet de som.",
          "An institution can provide in several sectors: the total of providers is no sum.")),
      survey.coverage()};
  return table;
}

MonitorTable number_of_providers_table(const Survey& survey) {
  struct Class {
    int from;
    int to;
    std::string_view nl;
    std::string_view en;
  };
  constexpr std::array classes{
      Class{0, 0, "geen aanbieder", "no provider"},
      Class{1, defaults::few_providers, "een of twee", "one or two"},
      Class{defaults::few_providers + 1, defaults::many_providers - 1, "drie of vier", "three or four"},
      Class{defaults::many_providers, 1 << 30, "vijf of meer", "five or more"}};
  MonitorTable table;
  table.id = "aantal-aanbieders";
  table.sheet = survey.say("Aantal aanbieders", "Number of providers");
  table.title =
      survey.say("Certificaten naar aantal vindbare aanbieders", "Certificates by number of providers found");
  table.columns = {words_column("providers", survey.say("Aanbieders", "Providers"))};
  for (const CertificateKind kind : every_kind)
    table.columns.push_back(summed_column(word(kind), kinds_name(kind, survey.language)));
  table.columns.push_back(summed_column("total", survey.say("Totaal", "Total")));
  for (const Class& one : classes) {
    MonitorRow row{{text(survey.say(one.nl, one.en))}};
    const std::string cell = "certificaten/register/" + providers_tag(one.from);
    std::int64_t all = 0;
    for (const CertificateKind kind : every_kind) {
      const auto count =
          std::count_if(survey.material.counts.certificates.begin(),
                        survey.material.counts.certificates.end(), [&](const CertificateCount& c) {
                          return c.kind == kind && c.total() >= one.from && c.total() <= one.to;
                        });
      row.cells.push_back(number(count, fmt::format("{}/{}", cell, word(kind))));
      all += count;
    }
    row.cells.push_back(number(all, cell));
    table.rows.push_back(std::move(row));
  }
  std::vector<MonitorCell> total{text(survey.say("Totaal", "Total"))};
  for (const CertificateKind kind : every_kind) total.push_back(behind(register_cell("register", kind, "")));
  total.push_back(behind("certificaten/register"));
  table.rows.push_back(total_row(table, std::move(total)));
  table.notes = {
      survey.coverage(),
      std::string(survey.say("Niet gevonden in de websearch is geen bewijs dat het er niet is (R17).",
                             "Not found in the search is no proof that it does not exist (R17)."))};
  return table;
}

MonitorTable unfound_certificates(const Survey& survey) {
  MonitorTable table;
  table.id = "zonder-aanbieder";
  table.sheet = survey.say("Zonder aanbieder", "Without a provider");
  table.title = survey.say("Certificaten zonder vindbare aanbieder", "Certificates without a provider");
  table.columns = {words_column("code", "Code"),
                   words_column("certificate", survey.say("Certificaat", "Certificate")),
                   words_column("kind", survey.say("Soort", "Kind")), words_column("sector", "Sector")};
  for (const CertificateCount& one : survey.material.counts.certificates) {
    if (one.total() == 0)
      table.rows.push_back({{{one.code, one.code, {}},
                             text(one.name),
                             text(kind_name(one.kind, survey.language)),
                             text(sector_name(one.sector))}});
  }
  table.notes = {survey.coverage()};
  return table;
}

}  // namespace

void add_supply_tables(const Survey& survey, std::vector<MonitorTable>& tables) {
  tables.push_back(register_table(survey));
  for (const ProviderTable& which : provider_tables) tables.push_back(provider_table(survey, which));
  tables.push_back(institution_table_of(survey, true));
  tables.push_back(institution_table_of(survey, false));
  tables.push_back(sectors_table(survey));
  tables.push_back(number_of_providers_table(survey));
  tables.push_back(unfound_certificates(survey));
}

}  // namespace vindbaar::report
