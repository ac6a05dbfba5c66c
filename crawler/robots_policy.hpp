#pragma once
// What follows from asking for a robots.txt: RFC 9309, 2.3.1. Redirects are followed (at least five, also to
// another authority); 4xx allows all; 5xx and no answer forbid all. 429 is read as 5xx: a server that is busy
// has not said yes.

#include "archive/archive.hpp"
#include "core/url.hpp"
#include "crawler/politeness.hpp"
#include "crawler/robots.hpp"

#include <optional>
#include <string>

namespace vindbaar::crawler {

/// What we know about the robots.txt of one origin.
struct RobotsState {
  enum class Phase { unknown, asking, known };
  Phase phase = Phase::unknown;
  std::optional<Url> next;  ///< What to ask for while `asking`: /robots.txt, or where it redirected to.
  int hops = 0;
  int attempts = 0;
  bool forbids_all = false;  ///< When known: by RFC 9309, 2.3.1.4.
  std::string reason;        ///< "allowed", or "E-ROBOTS-5XX: robots.txt answered 503".
  std::string body;          ///< Content coding taken off, as far as it is read; for the cache.
  RobotsFile file;
  Instant when{};                   ///< Of the last answer.
  bool has_earlier_answer = false;  ///< While `asking` again: `file` is what it said before.
};

/// The state in which the robots.txt of `origin` ("https://host[:port]") is to be asked.
RobotsState asking_robots(const std::string& origin);

/// The same for an answer that has become too old. Should the server not answer now, the old one stands (RFC
/// 9309, 2.4).
RobotsState asking_again(const RobotsState& before, const std::string& origin);

/// The state after `exchange` answered `state.next`, and what it says about the host that was asked.
struct RobotsStep {
  RobotsState state;
  HostSign host;
};
RobotsStep step_robots(RobotsState state, const archive::Exchange& exchange, Instant now);

/// Whether the answer is older than RFC 9309, 2.4 lets it be used.
bool is_stale(const RobotsState& state, Instant now);

}  // namespace vindbaar::crawler
