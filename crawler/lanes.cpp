#include "crawler/lanes.hpp"

#include <algorithm>

namespace vindbaar::crawler {

void Lanes::queued(Institution institution, std::string_view host, FamilyNumber family, int priority) {
  const auto [bound, is_new] = bounds_[{institution, std::string(host)}].try_emplace(family, priority);
  if (!is_new) bound->second = std::max(bound->second, priority);
}

std::optional<Lanes::Choice> Lanes::best(Institution institution, std::string_view host,
                                         const Families& families) const {
  const auto lane = bounds_.find({institution, std::string(host)});
  if (lane == bounds_.end()) return std::nullopt;
  std::optional<Choice> choice;
  int best_points = INT_MIN;
  for (const auto& [family, bound] : lane->second) {
    const int points = bound + families.points(family);
    if (choice && points <= best_points) continue;
    choice = Choice{family, bound};
    best_points = points;
  }
  return choice;
}

void Lanes::correct(Institution institution, std::string_view host, FamilyNumber family,
                    std::optional<int> bound) {
  const auto lane = bounds_.find({institution, std::string(host)});
  if (lane == bounds_.end()) return;
  if (bound)
    lane->second[family] = *bound;
  else
    lane->second.erase(family);
  if (lane->second.empty()) bounds_.erase(lane);
}

}  // namespace vindbaar::crawler
