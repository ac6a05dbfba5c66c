#include "output/report/index.hpp"
#include "output/report/report.hpp"
#include "output/report/tables.hpp"
#include "output/report/words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace vindbaar::report {
namespace {

constexpr std::array printed_sectors{
    PrintedSector::zorg, PrintedSector::techniek,   PrintedSector::voedsel, PrintedSector::handel,
    PrintedSector::ict,  PrintedSector::mobiliteit, PrintedSector::overig};

std::string table_name(int number) {
  return "tabel " + std::to_string(number);
}

/// Puts cells together and looks up what is known of their differences.
class Cells {
 public:
  explicit Cells(const KnownDifferences& known) : known_(known) {}

  /// `key` names the row for `KnownDifferences`, where it may stand in place of the row's whole name.
  void add(const std::string& table, const std::string& row, const std::string& key, std::string_view column,
           std::optional<int> printed, std::optional<int> ours) {
    Cell cell{table, row, std::string(column), printed, ours, {}};
    for (const std::string& name : {row, key}) {
      const auto found = known_.find(table + '|' + name + '|' + cell.column);
      if (found != known_.end()) cell.explanation = found->second;
    }
    cells_.push_back(std::move(cell));
  }
  std::vector<Cell> take() { return std::move(cells_); }

 private:
  const KnownDifferences& known_;
  std::vector<Cell> cells_;
};

/// The institutions with a findable offering of any of the codes (R8: one that offers both codes of a row
/// counts once).
struct Providers {
  std::set<std::string_view> funded;
  std::set<std::string_view> private_;
};

Providers providers_of(const std::vector<CertificateCode>& codes,
                       const std::vector<store::OfferingRow>& offerings, const ListIndex& index) {
  Providers providers;
  for (const store::OfferingRow& row : offerings) {
    const auto* institution = index.institution(row.institution);
    const bool is_asked =
        std::any_of(codes.begin(), codes.end(), [&](const auto& code) { return code.text() == row.code; });
    if (!row.findable || institution == nullptr || !is_asked) continue;
    (institution->funded ? providers.funded : providers.private_).insert(row.institution);
  }
  return providers;
}

std::string row_name(const seeds::PrintedCertificate& printed, const ListIndex& index) {
  const auto* certificate = printed.codes.empty() ? nullptr : index.certificate(printed.codes.front().text());
  return certificate == nullptr ? printed.printed_code : printed.printed_code + ' ' + certificate->name;
}

void compare_certificates(Cells& cells, const std::vector<store::OfferingRow>& offerings,
                          const seeds::Baseline& baseline, const ListIndex& index) {
  for (const int number : {1, 2, 3, 4}) {
    for (const seeds::PrintedCertificate& printed : baseline.certificates) {
      if (certificate_table_number(printed.kind, sector_of(printed.sector)) != number) continue;
      const Providers providers = providers_of(printed.codes, offerings, index);
      const int funded = static_cast<int>(providers.funded.size());
      const int private_providers = static_cast<int>(providers.private_.size());
      const std::string row = row_name(printed, index);
      cells.add(table_name(number), row, printed.printed_code, "bekostigd", printed.funded, funded);
      cells.add(table_name(number), row, printed.printed_code, "niet-bekostigd", printed.private_,
                private_providers);
      cells.add(table_name(number), row, printed.printed_code, "totaal", printed.total,
                funded + private_providers);
    }
  }
}

/// Our figures for one printed row, or for the row of totals.
struct Ours {
  std::optional<int> current;
  int elective_units = 0;
  int vocational_units = 0;
  std::map<PrintedSector, int> sectors;

  void add(const InstitutionCount& one) {
    if (!one.current) return;
    current = current.value_or(0) + *one.current;
    elective_units += one.elective_units;
    vocational_units += one.vocational_units;
    for (const auto& [sector, number] : one.sectors) sectors[printed_sector(sector)] += number;
  }
  std::optional<int> if_measured(int value) const { return current ? std::optional(value) : std::nullopt; }
};

std::optional<int> printed_in(const seeds::PrintedInstitution& printed, PrintedSector sector) {
  const auto found = printed.sectors.find(std::string(column_name(sector)));
  return found == printed.sectors.end() ? std::nullopt : found->second;
}

/// The tables of 2020 print one column; those of 2022 also how it splits.
bool has_splits(const seeds::PrintedInstitution& printed) {
  const bool has_sector = std::any_of(printed.sectors.begin(), printed.sectors.end(),
                                      [](const auto& column) { return column.second.has_value(); });
  return printed.elective_units || printed.vocational_units || has_sector;
}

void add_row(Cells& cells, const std::string& table, const seeds::PrintedInstitution& printed, Ours ours,
             bool splits) {
  const std::string& row = printed.printed_name;
  cells.add(table, row, row, "totaal", printed.current, ours.current);
  if (!splits) return;
  cells.add(table, row, row, "keuzedeel", printed.elective_units, ours.if_measured(ours.elective_units));
  cells.add(table, row, row, "beroepsonderdeel", printed.vocational_units,
            ours.if_measured(ours.vocational_units));
  for (const PrintedSector sector : printed_sectors)
    cells.add(table, row, row, column_name(sector), printed_in(printed, sector),
              ours.if_measured(ours.sectors[sector]));
}

void compare_institutions(Cells& cells, const Counts& counts, const seeds::Baseline& baseline, bool funded) {
  const std::string table = table_name(funded ? 5 : 6);
  const auto& total = funded ? baseline.funded_total : baseline.private_total;
  const bool splits =
      (total && has_splits(*total)) ||
      std::any_of(baseline.institutions.begin(), baseline.institutions.end(),
                  [&](const auto& printed) { return printed.funded == funded && has_splits(printed); });
  for (const seeds::PrintedInstitution& printed : baseline.institutions) {
    if (printed.funded != funded) continue;
    Ours ours;
    for (const InstitutionCount& one : counts.institutions) {
      if (!printed.institution_id.empty() && one.id == printed.institution_id) ours.add(one);
    }
    add_row(cells, table, printed, ours, splits);
  }
  if (!total) return;
  Ours all;
  for (const InstitutionCount& one : counts.institutions) {
    if (one.funded == funded) all.add(one);
  }
  add_row(cells, table, *total, all, splits);
}

}  // namespace

std::vector<Cell> compare(const Counts& counts, const std::vector<store::OfferingRow>& offerings,
                          const seeds::Baseline& baseline, const seeds::Lists& lists,
                          const KnownDifferences& known_differences) {
  const ListIndex index(lists);
  Cells cells(known_differences);
  compare_certificates(cells, offerings, baseline, index);
  for (const bool funded : {true, false}) compare_institutions(cells, counts, baseline, funded);
  return cells.take();
}

}  // namespace vindbaar::report
