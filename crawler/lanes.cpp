#include "crawler/lanes.hpp"

#include <algorithm>

namespace vindbaar::crawler {

Lanes::Lane& Lanes::lane(Institution institution, std::string_view host) {
  Hosts& hosts = lanes_[institution];
  const auto found = hosts.find(host);
  return found != hosts.end() ? found->second : hosts[std::string(host)];
}

std::vector<Lanes::Choice>::iterator Lanes::place_in(Lane& lane, FamilyNumber family) {
  return std::lower_bound(lane.bounds.begin(), lane.bounds.end(), family,
                          [](const Choice& choice, FamilyNumber number) { return choice.family < number; });
}

const Lanes::Lane* Lanes::find(Institution institution, std::string_view host) const {
  const auto hosts = lanes_.find(institution);
  if (hosts == lanes_.end()) return nullptr;
  const auto found = hosts->second.find(host);
  return found == hosts->second.end() ? nullptr : &found->second;
}

void Lanes::add(Institution institution, std::string_view host, FamilyNumber family, int priority,
                std::int64_t count) {
  lane(institution, host).queued += count;
  raise(institution, host, family, priority);
}

void Lanes::raise(Institution institution, std::string_view host, FamilyNumber family, int priority) {
  Lane& here = lane(institution, host);
  const auto place = place_in(here, family);
  if (place != here.bounds.end() && place->family == family)
    place->bound = std::max(place->bound, priority);
  else
    here.bounds.insert(place, {family, priority});
}

void Lanes::remove(Institution institution, std::string_view host, std::int64_t count) {
  lane(institution, host).queued -= count;
}

bool Lanes::has_queued(Institution institution, std::string_view host) const {
  const Lane* found = find(institution, host);
  return found != nullptr && found->queued > 0;
}

std::optional<Lanes::Choice> Lanes::best(Institution institution, std::string_view host,
                                         const Families& families) const {
  const Lane* lane = find(institution, host);
  if (lane == nullptr) return std::nullopt;
  const Families::Scale scale = families.scale();
  std::optional<Choice> best;
  int best_points = INT_MIN;
  for (const Choice& choice : lane->bounds) {
    const int points = choice.bound + families.points(choice.family, scale);
    if (best && points <= best_points) continue;
    best = choice;
    best_points = points;
  }
  return best;
}

void Lanes::correct(Institution institution, std::string_view host, FamilyNumber family,
                    std::optional<int> bound) {
  Lane& here = lane(institution, host);
  const auto place = place_in(here, family);
  if (place == here.bounds.end() || place->family != family) return;
  if (bound)
    place->bound = *bound;
  else
    here.bounds.erase(place);
}

}  // namespace vindbaar::crawler
