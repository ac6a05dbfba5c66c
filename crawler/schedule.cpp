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

std::optional<std::string> Schedule::take(Clock::time_point now) {
  if (waiting_.empty() || waiting_.begin()->first > now) return std::nullopt;
  std::string host = std::move(waiting_.extract(waiting_.begin()).value().second);
  place_.erase(host);
  taken_.insert(host);
  return host;
}

void Schedule::release(std::string_view host) {
  if (const auto found = taken_.find(host); found != taken_.end()) taken_.erase(found);
}

std::optional<Clock::time_point> Schedule::next() const {
  if (waiting_.empty()) return std::nullopt;
  return waiting_.begin()->first;
}

}  // namespace vindbaar::crawler
