#include "output/diff/tallies.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace vindbaar::diff {
namespace {

void add(Tally& tally, const ChangeRow& row) {
  tally.before += row.old_count;
  tally.now += row.new_count;
  tally.gone += row.change == Change::gone ? 1 : 0;
  tally.appeared += row.change == Change::appeared ? 1 : 0;
  tally.changed += row.change == Change::changed ? 1 : 0;
  tally.unknown += row.change == Change::unknown ? 1 : 0;
}

template <class IdOf, class NameOf>
std::vector<Tally> tallies(const Comparison& comparison, const IdOf& id_of, const NameOf& name_of) {
  std::map<std::string, Tally> by_id;
  for (const auto& row : comparison.rows) {
    auto& tally = by_id[id_of(row)];
    if (tally.id.empty()) {
      tally.id = id_of(row);
      tally.name = name_of(tally.id);
    }
    add(tally, row);
  }
  std::vector<Tally> sorted;
  for (auto& [id, tally] : by_id) sorted.push_back(std::move(tally));
  std::stable_sort(sorted.begin(), sorted.end(), [](const Tally& a, const Tally& b) {
    return std::tuple(a.gone + a.appeared, a.unknown, a.changed) >
           std::tuple(b.gone + b.appeared, b.unknown, b.changed);
  });
  return sorted;
}

}  // namespace

std::vector<Tally> tallies_by_institution(const Comparison& comparison, const seeds::Lists& lists) {
  auto rows = tallies(
      comparison, [](const ChangeRow& row) { return row.institution; },
      [&](const std::string& id) {
        const auto* institution = lists.institution(id);
        return institution != nullptr ? institution->name : id;
      });
  for (Tally& row : rows) {
    row.was_measured = !comparison.unmeasured_then.contains(row.id);
    row.is_measured = !comparison.unmeasured_now.contains(row.id);
  }
  return rows;
}

std::vector<Tally> tallies_by_certificate(const Comparison& comparison, const seeds::Lists& lists) {
  return tallies(
      comparison, [](const ChangeRow& row) { return row.code; },
      [&](const std::string& code) {
        const auto* certificate = lists.certificate(code);
        return certificate != nullptr ? certificate->name : code;
      });
}

}  // namespace vindbaar::diff
