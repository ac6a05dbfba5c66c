#include "output/report/tables.hpp"

#include "output/report/defaults.hpp"
#include "output/report/sectors.hpp"
#include "output/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <tuple>

namespace vindbaar::report {
namespace {

std::string title_of(int number, Language language) {
  const std::string_view kind =
      kinds_name(number == 4 ? CertificateKind::vocational_unit : CertificateKind::elective_unit, language);
  std::string where(in(language, "alle sectoren", "all sectors"));
  if (number == 1) where = "sector " + sector_name(Sector::zorg);
  if (number == 2) where = "sector " + sector_name(Sector::techniek);
  if (number == 3) where = in(language, "overige sectoren", "other sectors");
  return fmt::format(
      fmt::runtime(in(language, "Tabel {}. Op websites vindbare certificaattrajecten, {}, {}: aanbieders",
                      "Table {}. Certificate tracks found on websites, {}, {}: providers")),
      number, kind, where);
}

std::vector<const CertificateCount*> rows_of(const Counts& counts, int number, Sector sector) {
  std::vector<const CertificateCount*> rows;
  for (const CertificateCount& one : counts.certificates) {
    if (one.sector == sector && certificate_table_number(one.kind, one.sector) == number)
      rows.push_back(&one);
  }
  std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return std::tuple(-a->total(), std::string_view(a->code)) <
           std::tuple(-b->total(), std::string_view(b->code));
  });
  return rows;
}

TextRow figures(std::string first, std::string second, int funded, int private_providers,
                TextRow::Kind kind) {
  return {{std::move(first), std::move(second), std::to_string(funded), std::to_string(private_providers),
           std::to_string(funded + private_providers)},
          kind};
}

}  // namespace

int certificate_table_number(CertificateKind kind, std::optional<Sector> sector) noexcept {
  if (kind == CertificateKind::vocational_unit) return 4;
  if (sector == Sector::zorg) return 1;
  return sector == Sector::techniek ? 2 : 3;
}

TextTable certificate_table(int number, const Counts& counts, Language language) {
  TextTable table;
  table.title = title_of(number, language);
  table.columns = {{"Code", "", false, false},
                   {std::string(in(language, "Certificaat", "Certificate")), "", false, true},
                   {std::string(in(language, "Bekostigd", "Funded")), "", true, false},
                   {std::string(in(language, "Niet-bekostigd", "Private")), "", true, false},
                   {std::string(in(language, "Totaal", "Total")), "", true, false}};
  int registered = 0;
  int found = 0;
  int many = 0;
  int funded = 0;
  int private_providers = 0;
  for (const Sector sector : every_sector) {
    const auto rows = rows_of(counts, number, sector);
    registered += static_cast<int>(rows.size());
    if (number >= 3 && !rows.empty() && rows.front()->total() > 0)
      table.rows.push_back({{sector_name(sector)}, TextRow::Kind::heading});
    for (const CertificateCount* row : rows) {
      if (row->total() == 0) break;
      table.rows.push_back(figures(row->code, row->name, row->funded, row->private_, TextRow::Kind::plain));
      ++found;
      if (row->total() >= defaults::many_providers) ++many;
      funded += row->funded;
      private_providers += row->private_;
    }
  }
  table.rows.push_back(figures("", std::string(in(language, "Totaal", "Total")), funded, private_providers,
                               TextRow::Kind::total));
  table.notes = {
      fmt::format(fmt::runtime(in(language, "Certificaten met een aanbieder: {} van {}; met {} of meer: {}.",
                                  "Certificates with a provider: {} of {}; with {} or more: {}.")),
                  found, registered, defaults::many_providers, many),
      coverage_line(counts, language)};
  return table;
}

TextTable unfound_table(const Counts& counts, Language language) {
  TextTable table;
  table.columns = {{"Code", "", false, false},
                   {std::string(in(language, "Certificaat", "Certificate")), "", false, true},
                   {"Sector", "", false, true}};
  for (const CertificateCount& one : counts.certificates) {
    if (one.total() == 0)
      table.rows.push_back({{one.code, one.name, sector_name(one.sector)}, TextRow::Kind::plain});
  }
  table.title = fmt::format(fmt::runtime(in(language, "Certificaten zonder vindbare aanbieder: {} van {}",
                                            "Certificates without a provider on any website: {} of {}")),
                            table.rows.size(), counts.certificates.size());
  table.notes = {coverage_line(counts, language),
                 std::string(in(language, "Niet gevonden in de websearch is geen bewijs dat het er niet is.",
                                "Not found in the search is no proof that it does not exist."))};
  return table;
}

TextTable sector_table(const Counts& counts, Language language) {
  TextTable table;
  table.title = in(language, "Vastgestelde en vindbare certificaten per sector",
                   "Certificates registered and found by sector");
  table.columns = {{"Sector", "", false, true},
                   {std::string(in(language, "Vastgesteld", "Registered")),
                    std::string(in(language, "Vastg.", "Reg.")), true, false},
                   {std::string(in(language, "Met aanbieder", "With provider")),
                    std::string(in(language, "Vindb.", "Found")), true, false},
                   {std::string(in(language, "Aanbieders", "Providers")),
                    std::string(in(language, "Aanb.", "Prov.")), true, false},
                   {std::string(in(language, "Trajecten", "Tracks")),
                    std::string(in(language, "Traj.", "Tracks")), true, false}};
  for (const CertificateKind kind : every_kind) {
    SectorCount all;
    table.rows.push_back({{std::string(kinds_name(kind, language))}, TextRow::Kind::heading});
    for (const SectorCount& one : counts.sectors) {
      if (one.kind != kind || (one.registered == 0 && one.offerings == 0)) continue;
      table.rows.push_back(
          {{sector_name(one.sector), std::to_string(one.registered), std::to_string(one.with_provider),
            std::to_string(one.providers), std::to_string(one.offerings)},
           TextRow::Kind::plain});
      all.registered += one.registered;
      all.with_provider += one.with_provider;
      all.offerings += one.offerings;
    }
    table.rows.push_back({{std::string(in(language, "Totaal", "Total")), std::to_string(all.registered),
                           std::to_string(all.with_provider), "", std::to_string(all.offerings)},
                          TextRow::Kind::total});
  }
  table.notes = {std::string(in(language, "Een aanbieder telt in elke sector waarin hij een traject heeft.",
                                "A provider counts in every sector in which it has a track.")),
                 coverage_line(counts, language)};
  return table;
}

}  // namespace vindbaar::report
