#include "crawler/robots_policy.hpp"

#include "conformance.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include <map>
#include <optional>
#include <set>

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

namespace {

/// What comes of a case of the list: what it does to /geheim, which the rules forbid, and to the rest.
struct Verdict {
  bool allows_secret = false;
  bool allows_rest = true;
};

Verdict verdict_on(const RobotsState& state) {
  CHECK(state.phase == Phase::known);
  return {is_allowed(state, "/geheim"), is_allowed(state, "/open")};
}

/// `hops` redirects to somewhere else each time, then the rules.
Verdict after_redirects(int hops, const std::string& to) {
  RobotsState state = asking_robots(origin);
  for (int i = 0; i < hops && state.phase == Phase::asking; ++i)
    state = step_robots(std::move(state), answer(301, "", {{"Location", to + std::to_string(i)}}), now).state;
  if (state.phase == Phase::asking) state = step_robots(std::move(state), answer(200, rules), now).state;
  return verdict_on(state);
}

Verdict after_a_month(int status) {
  RobotsState state = settle(answer(200, rules));
  state = asking_again(state, origin);
  for (int i = 0; i < 20 && state.phase == Phase::asking; ++i)
    state = step_robots(std::move(state), answer(status), now + std::chrono::hours(24 * 31)).state;
  return verdict_on(state);
}

std::string packed(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(text.size() + 100, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

archive::Exchange cut(archive::Exchange exchange) {
  exchange.truncated = "length";
  return exchange;
}

/// Plays the case; nothing for one this list does not know.
std::optional<Verdict> play(const std::string& name, const std::string& server) {
  const std::string long_comment = "#" + std::string(400 * 1024, 'x') + "\n";
  const std::map<std::string, archive::Exchange> bodies = {
      {"200 with body", answer(200, rules)},
      {"204 empty", answer(204)},
      {"body 600 KiB, rule in first 500 KiB",
       answer(200, long_comment + rules + "#" + std::string(200 * 1024, 'y'))},
      {"body endless", cut(answer(200, rules + std::string(600 * 1024, '#')))},
      {"UTF-8 BOM first", answer(200, std::string("\xEF\xBB\xBF") + rules)},
      {"Content-Type text/html with HTML body",
       answer(200, "<html><body><p>Disallow: /geheim</p></body></html>", {{"Content-Type", "text/html"}})},
      {"NUL bytes in body", answer(200, std::string("\0\0\n", 3) + rules)},
      {"gzip Content-Encoding", answer(200, packed(rules), {{"Content-Encoding", "gzip"}})},
      {"/robots.txt itself disallowed",
       answer(200, "User-agent: *\nDisallow: /robots.txt\nDisallow: /geheim\n")},
      {"port-specific host: http://h:8081/robots.txt", answer(200, rules)},
      {"connect refused", silence("E-CONNECT: refused")},
      {"DNS failure", silence("E-DNS: no such name")},
      {"timeout", silence("E-TIMEOUT: no answer came in time")},
      {"TLS error", silence("E-TLS: certificate has expired")},
      {"503 + Retry-After: 2", answer(503, "", {{"Retry-After", "2"}})},
      {"robots.txt at /Robots.TXT only", answer(404)}};
  if (const auto body = bodies.find(name); body != bodies.end()) return verdict_on(settle(body->second));
  if (name == "301 to same-host /r2 that is 200") return after_redirects(1, "/r");
  if (name == "chain of 5 redirects then 200") return after_redirects(5, "/r");
  if (name == "chain of 6+ redirects") return after_redirects(6, "/r");
  if (name == "redirect to another authority") return after_redirects(1, "https://elders.example/r");
  if (name == "redirect loop") return after_redirects(100, "/robots.txt?");
  if (name == "5xx for >30 days") return after_a_month(503);
  if (name == "cached copy older than 24 h") {
    RobotsState state = asking_again(settle(answer(200, rules)), origin);
    CHECK(is_stale(state, now + std::chrono::hours(25)));
    return verdict_on(step_robots(std::move(state), answer(404), now + std::chrono::hours(25)).state);
  }
  if (server.size() == 3) return verdict_on(settle(answer(std::stoi(server), rules)));
  return std::nullopt;
}

}  // namespace

TEST_CASE("every case of the list of robots answers is decided as it says") {
  const std::set<std::string> allow_all = {"204 empty",
                                           "chain of 6+ redirects",
                                           "redirect loop",
                                           "400",
                                           "401",
                                           "403",
                                           "404",
                                           "410",
                                           "Content-Type text/html with HTML body",
                                           "robots.txt at /Robots.TXT only",
                                           "cached copy older than 24 h"};  // the new answer, a 404, counts
  const std::set<std::string> forbid_all = {
      "429", "500", "503", "503 + Retry-After: 2", "connect refused", "DNS failure", "timeout", "TLS error"};
  int played = 0;
  for (const auto& row : conformance::rows("robots_fetch.jsonl")) {
    const std::string name = row["case"];
    CAPTURE(name);
    CAPTURE(row["expected"].get<std::string>());
    const auto verdict = play(name, row["server"]);
    REQUIRE(verdict.has_value());
    CHECK(verdict->allows_secret == allow_all.contains(name));
    CHECK(verdict->allows_rest == !forbid_all.contains(name));
    ++played;
  }
  CHECK(played == 31);
  const RobotsState busy = asking_robots(origin);
  CHECK(step_robots(busy, answer(503, "", {{"Retry-After", "2"}}), now).host.retry_after ==
        std::chrono::seconds(2));
}

}  // namespace vindbaar::crawler
