#include "crawler/schedule.hpp"

namespace vindbaar::crawler {

void Schedule::put(std::string_view host, Clock::time_point free_at) {
  if (taken_.contains(host)) return;
  std::string name(host);
  const auto [place, is_new] = place_.try_emplace(name, free_at);
  if (!is_new) {
    waiting_.erase({place->second, name});
    place->second = free_at;
  }
  waiting_.emplace(free_at, std::move(name));
}

void Schedule::share(std::string_view host, std::string_view address) {
  addresses_[std::string(host)] = address;
}

bool Schedule::is_busy(const std::string& host) const {
  const auto address = addresses_.find(host);
  return address != addresses_.end() && busy_.contains(address->second);
}

std::optional<std::string> Schedule::take(Clock::time_point now) {
  for (auto place = waiting_.begin(); place != waiting_.end() && place->first <= now; ++place) {
    if (is_busy(place->second)) continue;
    std::string host = std::move(waiting_.extract(place).value().second);
    place_.erase(host);
    taken_.insert(host);
    if (const auto address = addresses_.find(host); address != addresses_.end())
      busy_.insert(address->second);
    return host;
  }
  return std::nullopt;
}

void Schedule::release(std::string_view host) {
  const auto found = taken_.find(host);
  if (found == taken_.end()) return;
  taken_.erase(found);
  if (const auto address = addresses_.find(host); address != addresses_.end()) busy_.erase(address->second);
}

std::vector<std::string> Schedule::waiting() const {
  std::vector<std::string> hosts;
  for (const auto& [free_at, host] : waiting_) hosts.push_back(host);
  return hosts;
}

std::optional<Clock::time_point> Schedule::next() const {
  for (const auto& [free_at, host] : waiting_)
    if (!is_busy(host)) return free_at;
  return std::nullopt;
}

}  // namespace vindbaar::crawler
