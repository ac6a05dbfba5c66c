// The register, the providers of each certificate, the certificates of each institution, and the sectors.
#include "output/report/defaults.hpp"
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

Date a_year_before(Date day) {
  const std::string text = day.text();
  const std::string rest = text.substr(4) == "-02-29" ? "-02-28" : text.substr(4);
  const auto earlier = Date::parse(fmt::format("{:04}{}", day.year() - 1, rest));
  return earlier ? *earlier : day;
}

MonitorTable register_table(const Survey& survey) {
  const Date before = a_year_before(survey.material.day);
  MonitorTable table;
  table.id = "register";
  table.sheet = "Register";
  table.title = survey.say("Vastgestelde certificaten naar sector en soort, nu en een jaar eerder",
                           "Certificates in the register by sector and kind, now and a year before");
  table.columns = {words_column("sector", "Sector")};
  for (const CertificateKind kind : every_kind) {
    const auto name = kinds_name(kind, survey.language);
    const std::string id(word(kind));
    table.columns.push_back(summed_column(id + "_previous", fmt::format("{} {}", name, before.text())));
    table.columns.push_back(
        summed_column(id + "_current", fmt::format("{} {}", name, survey.material.day.text())));
  }
  table.columns.push_back(summed_column("change", survey.say("Toename", "Increase")));
  int undated = 0;
  std::map<std::pair<Sector, CertificateKind>, std::pair<int, int>> counts;
  for (const seeds::Certificate& one : survey.material.lists.certificates) {
    if (one.lnv) continue;  // R4
    if (!one.valid_from && one.is_valid_on(survey.material.day)) ++undated;
    auto& [earlier, now] = counts[{one.sector, one.kind}];
    earlier += one.is_valid_on(before) ? 1 : 0;
    now += one.is_valid_on(survey.material.day) ? 1 : 0;  // R20
  }
  for (const Sector sector : every_sector) {
    MonitorRow row{{text(sector_name(sector))}};
    int change = 0;
    for (const CertificateKind kind : every_kind) {
      const auto& [earlier, now] = counts[{sector, kind}];
      row.cells.push_back(number(earlier));
      row.cells.push_back(number(now));
      change += now - earlier;
    }
    row.cells.push_back(number(change));
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(total_row(table, {text(survey.say("Totaal", "Total"))}));
  table.notes = {std::string(survey.say("LNV-certificaten blijven buiten beschouwing (R4).",
                                        "LNV certificates are left out (R4)."))};
  if (undated > 0)
    table.notes.push_back(
        fmt::format(fmt::runtime(survey.say(
                        "Van {} certificaten noemt de lijst geen begindatum; zij tellen op beide data mee.",
                        "The list has no starting date of {} certificates; they count on both days.")),
                    undated));
  return table;
}

struct ProviderTable {
  int number;
  const char* id;
  const char* sheet;
};
constexpr std::array provider_tables{
    ProviderTable{1, "aanbieders-zorg", "Aanbieders zorg"},
    ProviderTable{2, "aanbieders-techniek", "Aanbieders techniek"},
    ProviderTable{3, "aanbieders-overig", "Aanbieders overig"},
    ProviderTable{4, "aanbieders-beroepsonderdelen", "Aanbieders beroepsonderdelen"}};

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
  MonitorTable table{which.id, which.sheet, words.title, provider_columns(survey), {}, words.notes};
  for (const Sector sector : every_sector) {
    const auto rows = sorted_certificates(survey, which.number, sector);
    if (which.number >= 3 && !rows.empty()) table.rows.push_back(heading_row(sector_name(sector)));
    for (const CertificateCount* row : rows) table.rows.push_back(provider_row(*row));
  }
  table.rows.push_back(total_row(table, {blank(), text(survey.say("Totaal", "Total"))}));
  return table;
}

/// One institution's figure: a number with the offerings behind it, blank when not measured.
MonitorCell figure(const InstitutionCount& one, int value, std::string_view part) {
  if (!one.current) return blank();
  return number(value, part.empty() ? one.id : one.id + '/' + std::string(part));
}

MonitorRow institution_row(const Survey& survey, const InstitutionCount& one) {
  MonitorCell current = figure(one, one.current.value_or(0), "");
  if (!one.current)
    current.mark = survey.say("n.g.", "n.m.");
  else if (one.outcome != Outcome::complete)
    current.mark = "*";
  MonitorRow row{{text(one.name), number(one.previous), std::move(current),
                  figure(one, one.elective_units, "keuzedeel"),
                  figure(one, one.vocational_units, "beroepsonderdeel")}};
  for (const PrintedSector printed : printed_sectors) {
    int value = 0;
    std::string only;
    for (const Sector sector : every_sector) {
      if (printed_sector(sector) != printed) continue;
      value += value_of(one.sectors, sector);
      only = only.empty() ? std::string(word(sector)) : "?";
    }
    row.cells.push_back(figure(one, value, only == "?" ? "" : only));
    if (only == "?") row.cells.back().behind.clear();  // two chambers in one column: no single cell
  }
  row.cells.push_back(text(outcome_name(one.outcome, survey.language)));
  return row;
}

MonitorTable institution_table_of(const Survey& survey, bool funded) {
  const TextTable words = institution_table(funded, survey.material.counts, survey.language);
  MonitorTable table;
  table.id = funded ? "instellingen-bekostigd" : "instellingen-niet-bekostigd";
  table.sheet = funded ? "Instellingen bekostigd" : "Instellingen niet-bekostigd";
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
  table.rows.push_back(total_row(table, {text(survey.say("Totaal", "Total"))}));
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
  table.sheet = "Sectoren";
  table.title = survey.say("Aanbieders, aanbod en unieke certificaten naar sector",
                           "Providers, offerings and unique certificates by sector");
  table.columns = {
      words_column("sector", "Sector"),
      summed_column("registered", survey.say("Vastgesteld", "Registered")),
      number_column("providers", survey.say("Aantal aanbieders", "Providers")),
      summed_column("offerings", survey.say("Totaal aanbod", "Offerings")),
      summed_column("unique_certificates", survey.say("Unieke trajecten", "Unique certificates")),
      share_column("share", survey.say("Vindbaar deel van het register", "Found share of register"))};
  const auto add = [&](std::string_view name, const std::function<bool(Sector)>& takes, bool is_total) {
    int registered = 0;
    int unique = 0;
    for (const SectorCount& one : survey.material.counts.sectors) {
      if (!takes(one.sector)) continue;
      registered += one.registered;
      unique += one.unique_certificates;
    }
    std::int64_t offerings = 0;
    std::set<std::string_view> institutions;
    std::string cell = is_total ? "totaal" : "";
    for (const OfferingFacts* facts : survey.counted) {
      if (!takes(facts->certificate->sector)) continue;
      ++offerings;
      institutions.insert(facts->institution->id);
      if (!is_total) cell = word(facts->certificate->sector);
    }
    table.rows.push_back(
        {{text(name), number(registered), number(static_cast<std::int64_t>(institutions.size()), cell),
          number(offerings, cell), number(unique, cell), share(unique, registered)},
         is_total ? MonitorRow::Kind::total : MonitorRow::Kind::plain});
  };
  for (const Sector sector : every_sector)
    add(
        sector_name(sector), [sector](Sector one) { return one == sector; }, false);
  add(
      survey.say("Totaal", "Total"), [](Sector) { return true; }, true);
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
  constexpr std::array classes{Class{0, 0, "geen aanbieder", "no provider"},
                               Class{1, 2, "een of twee", "one or two"},
                               Class{3, 4, "drie of vier", "three or four"},
                               Class{defaults::many_providers, 1 << 30, "vijf of meer", "five or more"}};
  MonitorTable table;
  table.id = "aantal-aanbieders";
  table.sheet = "Aantal aanbieders";
  table.title =
      survey.say("Certificaten naar aantal vindbare aanbieders", "Certificates by number of providers found");
  table.columns = {words_column("providers", survey.say("Aanbieders", "Providers"))};
  for (const CertificateKind kind : every_kind)
    table.columns.push_back(summed_column(word(kind), kinds_name(kind, survey.language)));
  table.columns.push_back(summed_column("total", survey.say("Totaal", "Total")));
  for (const Class& one : classes) {
    MonitorRow row{{text(survey.say(one.nl, one.en))}};
    std::int64_t all = 0;
    for (const CertificateKind kind : every_kind) {
      const auto count =
          std::count_if(survey.material.counts.certificates.begin(),
                        survey.material.counts.certificates.end(), [&](const CertificateCount& c) {
                          return c.kind == kind && c.total() >= one.from && c.total() <= one.to;
                        });
      row.cells.push_back(number(count));
      all += count;
    }
    row.cells.push_back(number(all));
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(total_row(table, {text(survey.say("Totaal", "Total"))}));
  table.notes = {
      survey.coverage(),
      std::string(survey.say("Niet gevonden in de websearch is geen bewijs dat het er niet is (R17).",
                             "Not found in the search is no proof that it does not exist (R17)."))};
  return table;
}

MonitorTable unfound_certificates(const Survey& survey) {
  MonitorTable table;
  table.id = "zonder-aanbieder";
  table.sheet = "Zonder aanbieder";
  table.title = survey.say("Certificaten zonder vindbare aanbieder", "Certificates without a provider");
  table.columns = {words_column("code", "Code"),
                   words_column("certificate", survey.say("Certificaat", "Certificate")),
                   words_column("kind", survey.say("Soort", "Kind")), words_column("sector", "Sector")};
  for (const CertificateCount& one : survey.material.counts.certificates) {
    if (one.total() == 0)
      table.rows.push_back({{text(one.code), text(one.name), text(kind_name(one.kind, survey.language)),
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
