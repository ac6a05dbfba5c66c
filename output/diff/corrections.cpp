#include "output/diff/diff.hpp"

#include <map>
#include <utility>

namespace vindbaar::diff {

std::vector<Correction> found_afterwards(const std::vector<store::OfferingRow>& recorded,
                                         const std::vector<store::OfferingRow>& analysed_now) {
  using Key = std::pair<std::string_view, std::string_view>;
  std::map<Key, std::pair<const store::OfferingRow*, const store::OfferingRow*>> pairs;
  for (const auto& row : recorded) pairs[{row.institution, row.code}].first = &row;
  for (const auto& row : analysed_now) pairs[{row.institution, row.code}].second = &row;

  std::vector<Correction> corrections;
  for (const auto& [key, rows] : pairs) {
    const auto& [then, now] = rows;
    const bool was_counted = then != nullptr && then->findable;
    const bool is_counted = now != nullptr && now->findable;
    if (was_counted == is_counted) continue;
    const auto& shown = is_counted ? *now : *then;
    const auto* other = is_counted ? then : now;
    corrections.push_back({std::string(key.first), std::string(key.second), was_counted, is_counted,
                           shown.title, shown.url, shown.evidence,
                           other == nullptr ? "" : other->excluded_by});
  }
  return corrections;
}

}  // namespace vindbaar::diff
