#pragma once

#include "crawler/database.hpp"
#include "crawler/robots_policy.hpp"

#include <map>
#include <string>

namespace vindbaar::crawler {

/// What is known of every origin's robots.txt, in memory and in crawl.sqlite, so that a resumed crawl need
/// not ask again. Belongs to the network thread; members throw StorageFailure.
class RobotsCache {
 public:
  /// `database` is from open_store() and outlives the cache.
  explicit RobotsCache(Database& database);

  /// The state of `origin`: `unknown` when it has never been asked, `asking` when its answer is too old.
  const RobotsState& get(const std::string& origin, Instant now);

  void put(const std::string& origin, RobotsState state);

  /// Forgets the origins that did not answer.
  void forget_unreachable();

 private:
  void load();

  Database& database_;
  std::map<std::string, RobotsState> states_;
};

}  // namespace vindbaar::crawler
