#pragma once

#include "crawler/politeness.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vindbaar::crawler {

/// Hosts that have something to ask, in the order in which they may be asked; a host that is being asked is
/// out of it until it is put back. Every operation is O(log hosts). Not thread-safe.
class Schedule {
 public:
  /// `host` has work and may be asked from `free_at` on. Does nothing for a host that is taken; moves one
  /// that is waiting.
  void put(std::string_view host, Clock::time_point free_at);

  /// `host` lives at this network address: of all hosts there only one is taken at a time.
  void share(std::string_view host, std::string_view address);

  /// Takes the host that has been free for longest; nothing when none is free at `now`.
  std::optional<std::string> take(Clock::time_point now);

  /// The taken host has been asked, or had nothing to ask: put() works for it again.
  void release(std::string_view host);

  /// When the next host becomes free whose address is not taken; nothing when none waits.
  std::optional<Clock::time_point> next() const;
  bool is_empty() const { return waiting_.empty(); }
  /// All hosts that wait for their turn.
  std::vector<std::string> waiting() const;

 private:
  bool is_busy(const std::string& host) const;

  std::set<std::pair<Clock::time_point, std::string>> waiting_;
  std::map<std::string, Clock::time_point, std::less<>> place_;  ///< Of every waiting host in `waiting_`.
  std::set<std::string, std::less<>> taken_;
  std::map<std::string, std::string, std::less<>> addresses_;  ///< Of hosts that share.
  std::set<std::string> busy_;                                 ///< Addresses of hosts that are taken.
};

}  // namespace vindbaar::crawler
