#include "crawler/robots_policy.hpp"

#include "conformance.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
namespace {

using Phase = RobotsState::Phase;

const std::string origin = "http://h.example:8081";
const Instant now = parse_instant("2022-02-14T09:30:00Z").value();

archive::Exchange answer(int status, const std::string& body = "", archive::Headers headers = {}) {
  archive::Exchange exchange;
  exchange.status = status;
  exchange.status_line = "HTTP/1.1 " + std::to_string(status) + " Phrase";
  exchange.body = body;
  exchange.headers = std::move(headers);
  exchange.kind = "robots";
  return exchange;
}

archive::Exchange silence(const std::string& error) {
  archive::Exchange exchange;
  exchange.error = error;
  exchange.kind = "robots";
  return exchange;
}

/// Gives the same answer until the state is known.
RobotsState settle(const archive::Exchange& exchange) {
  RobotsState state = asking_robots(origin);
  for (int i = 0; i < 20 && state.phase == Phase::asking; ++i)
    state = step_robots(std::move(state), exchange, now).state;
  return state;
}

bool is_allowed(const RobotsState& state, const std::string& path) {
  return !state.forbids_all && ask_robots(state.file, path).allowed;
}

constexpr const char* rules = "User-agent: *\nDisallow: /geheim\n";

}  // namespace

TEST_CASE("robots.txt is asked of the very origin, in lower case") {
  CHECK(asking_robots(origin).next->text() == "http://h.example:8081/robots.txt");
}

// https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1
TEST_CASE("an answer that is one is obeyed, no file allows all, a broken server forbids all") {
  CHECK_FALSE(is_allowed(settle(answer(200, rules)), "/geheim"));
  CHECK(is_allowed(settle(answer(200, rules)), "/open"));
  CHECK(is_allowed(settle(answer(204)), "/geheim"));
  for (const int status : {400, 401, 403, 404, 410, 451}) {
    CAPTURE(status);
    CHECK(is_allowed(settle(answer(status, rules)), "/geheim"));
  }
  for (const int status : {429, 500, 502, 503, 504, 999}) {
    CAPTURE(status);
    const RobotsState state = settle(answer(status, rules));
    CHECK(state.phase == Phase::known);
    CHECK_FALSE(is_allowed(state, "/open"));
  }
  CHECK(settle(answer(503)).reason == "E-ROBOTS-5XX: robots.txt answered 503");
  for (const char* error : {"E-DNS: x", "E-CONNECT: x", "E-TIMEOUT: x", "E-TLS: x"}) {
    CAPTURE(error);
    const RobotsState state = settle(silence(error));
    CHECK(state.forbids_all);
    CHECK(state.reason == std::string("E-ROBOTS-UNREACHABLE: robots.txt could not be had: ") + error);
  }
}

TEST_CASE("a server in trouble is asked for robots.txt again before it counts as closed") {
  RobotsState state = asking_robots(origin);
  for (int i = 0; i < 2; ++i) {
    const RobotsStep step = step_robots(std::move(state), answer(503, "", {{"Retry-After", "2"}}), now);
    CHECK(step.state.phase == Phase::asking);
    CHECK(step.host.mood == HostSign::Mood::in_trouble);
    CHECK(step.host.retry_after == std::chrono::seconds(2));
    state = step.state;
  }
  CHECK(step_robots(state, answer(200, rules), now).state.phase == Phase::known);
  CHECK(step_robots(state, answer(503), now).state.forbids_all);
}

// https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1.2
TEST_CASE("five redirects are followed, to other hosts too; more count as no file") {
  RobotsState state = asking_robots(origin);
  for (int hop = 1; hop <= 5; ++hop) {
    const std::string next = "http://other.example/r" + std::to_string(hop);
    state = step_robots(std::move(state), answer(301, "", {{"Location", next}}), now).state;
    REQUIRE(state.phase == Phase::asking);
    CHECK(state.next->text() == next);
  }
  CHECK_FALSE(is_allowed(step_robots(state, answer(200, rules), now).state, "/geheim"));
  const RobotsState after_six = step_robots(state, answer(302, "", {{"Location", "/r6"}}), now).state;
  CHECK(after_six.phase == Phase::known);
  CHECK(is_allowed(after_six, "/geheim"));
  CHECK(is_allowed(settle(answer(301, "", {{"Location", "/robots.txt"}})), "/geheim"));  // a loop
  CHECK(is_allowed(settle(answer(301)), "/geheim"));
}

TEST_CASE("what was read of an endless file is obeyed") {
  archive::Exchange endless = answer(200, std::string(rules) + std::string(1000, '#'));
  endless.truncated = "length";
  CHECK_FALSE(is_allowed(settle(endless), "/geheim"));
  endless.truncated = "disconnect";
  CHECK(settle(endless).forbids_all);
}

TEST_CASE("an answer is used for a day") {
  const RobotsState state = settle(answer(200, rules));
  CHECK_FALSE(is_stale(state, now + std::chrono::hours(24)));
  CHECK(is_stale(state, now + std::chrono::hours(25)));
}

TEST_CASE("a server that stops answering is still held to the robots.txt it gave before") {
  RobotsState state = asking_again(settle(answer(200, rules)), origin);
  CHECK(state.phase == Phase::asking);
  for (int i = 0; i < 5 && state.phase == Phase::asking; ++i)
    state = step_robots(std::move(state), answer(503), now + std::chrono::hours(30)).state;
  CHECK(state.phase == Phase::known);
  CHECK(is_allowed(state, "/open"));
  CHECK_FALSE(is_allowed(state, "/geheim"));
}

TEST_CASE("every case of the list of robots answers is decided as it says") {
  for (const auto& row : conformance::rows("robots_fetch.jsonl")) {
    const std::string name = row["case"];
    const std::string server = row["server"];
    const std::string expected = row["expected"];
    if (server.size() != 3 || server.find_first_not_of("0123456789") != std::string::npos || server == "200")
      continue;
    CAPTURE(name);
    const RobotsState state = settle(answer(std::stoi(server), server == "204" ? "" : rules));
    const bool forbids = expected.find("disallow") != std::string::npos;
    if (name.find(">30 days") == std::string::npos) CHECK(is_allowed(state, "/geheim") == !forbids);
  }
}

}  // namespace vindbaar::crawler
