#include "core/csv.hpp"
#include "output/diff/diff.hpp"

#include <map>

namespace vindbaar::diff {
namespace {

std::string cell(const std::optional<int>& value) {
  return value ? std::to_string(*value) : "";
}

std::string difference(const TotalRow& row) {
  return row.before && row.now ? std::to_string(*row.now - *row.before) : "";
}

}  // namespace

std::vector<TotalRow> compare_totals(const seeds::Baseline& baseline, const report::Counts& counts,
                                     const seeds::Lists& lists) {
  std::map<std::string, TotalRow> institutions;
  for (const auto& ours : counts.institutions)
    institutions[ours.id] = {"institution", ours.id, ours.name, std::nullopt, ours.current};
  for (const auto& printed : baseline.institutions) {
    const std::string id =
        printed.institution_id.empty() ? "? " + printed.printed_name : printed.institution_id;
    auto& row = institutions
                    .try_emplace(id, TotalRow{"institution", printed.institution_id, printed.printed_name,
                                              std::nullopt, std::nullopt})
                    .first->second;
    row.before = printed.current;
  }
  std::map<std::string, TotalRow> certificates;
  for (const auto& ours : counts.certificates)
    certificates[ours.code] = {"certificate", ours.code, ours.name, 0, ours.total()};
  for (const auto& printed : baseline.certificates) {
    const std::string code = printed.codes.empty() ? printed.printed_code : printed.codes.front().text();
    const auto* known = lists.certificate(code);
    auto& row =
        certificates
            .try_emplace(code, TotalRow{"certificate", code, known ? known->name : "", 0, std::nullopt})
            .first->second;
    row.before = printed.total.value_or(printed.funded.value_or(0) + printed.private_.value_or(0));
  }
  std::vector<TotalRow> rows;
  for (auto& [id, row] : institutions) rows.push_back(std::move(row));
  // A baseline without tables by certificate says nothing of them: no zeros are made up.
  if (baseline.certificates.empty()) return rows;
  for (auto& [code, row] : certificates) rows.push_back(std::move(row));
  return rows;
}

std::string csv_of(const std::vector<TotalRow>& rows) {
  std::string text = csv_row({"table", "id", "name", "before", "now", "difference"}) + "\r\n";
  for (const auto& row : rows)
    text += csv_row({row.table, row.id, row.name, cell(row.before), cell(row.now), difference(row)}) + "\r\n";
  return text;
}

}  // namespace vindbaar::diff
