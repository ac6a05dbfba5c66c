#include "crawler/politeness.hpp"

#include "crawler/defaults.hpp"
#include "crawler/schedule.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace vindbaar::crawler {
using namespace std::chrono_literals;

namespace {

constexpr Clock::time_point start{1000h};
constexpr HostSign well{};
constexpr HostSign trouble{HostSign::Mood::in_trouble, std::nullopt};
constexpr HostSign strain{HostSign::Mood::strained, std::nullopt};

HostSign wait_for(std::chrono::seconds time) {
  return {HostSign::Mood::in_trouble, time};
}

}  // namespace

TEST_CASE("the pause counts from the end of an answer, and each host has its own") {
  Politeness politeness(1s);
  CHECK(politeness.free_at("a.example") <= start);
  const HostState state = politeness.ended("a.example", start, 100ms, well);
  CHECK(state.free_at == start + 1s);
  CHECK(politeness.free_at("a.example") == start + 1s);
  CHECK(politeness.free_at("b.example") <= start);
}

TEST_CASE("Crawl-delay only ever lengthens the pause") {
  Politeness politeness(1s);
  politeness.obey_crawl_delay("slow.example", 10s);
  politeness.obey_crawl_delay("quick.example", 100ms);
  CHECK(politeness.ended("slow.example", start, 10ms, well).pause == 10s);
  CHECK(politeness.ended("quick.example", start, 10ms, well).pause == 1s);
}

TEST_CASE("the pause after robots.txt itself is already the Crawl-delay it asks for") {
  Politeness politeness(1s);
  politeness.ended("a.example", start, 10ms, well);
  politeness.obey_crawl_delay("a.example", 5s);
  CHECK(politeness.free_at("a.example") == start + 5s);
}

TEST_CASE("a slow host gets pauses as long as its answers take, within bounds") {
  Politeness politeness(100ms);
  CHECK(politeness.ended("a.example", start, 4s, well).pause == 4s);
  CHECK(politeness.ended("b.example", start, 10min, well).pause == defaults::longest_latency_pause);
  CHECK(politeness.ended("c.example", start, 1ms, well).pause == 100ms);
}

TEST_CASE("Retry-After is obeyed, up to a cap, and never shortens the pause") {
  Politeness politeness(1s);
  CHECK(politeness.ended("a.example", start, 10ms, wait_for(30s)).pause == 30s);
  CHECK(politeness.ended("b.example", start, 10ms, wait_for(999999s)).pause == defaults::longest_retry_after);
  CHECK(politeness.ended("c.example", start, 10ms, wait_for(0s)).pause == 1s * defaults::trouble_delays);
}

TEST_CASE("trouble doubles the pause, parks the host, and ends in giving it up") {
  Politeness politeness(1s);
  std::vector<long> seconds;
  std::vector<bool> parked;
  HostState state;
  for (int i = 0; i < 7; ++i) {
    state = politeness.ended("a.example", start + i * 1h, 10ms, trouble);
    seconds.push_back(std::chrono::duration_cast<std::chrono::seconds>(state.pause).count());
    parked.push_back(state.is_parked);
    CHECK(state.is_given_up == (i == 6));
  }
  CHECK(seconds == std::vector<long>{5, 10, 60, 120, 240, 480, 960});
  CHECK(parked == std::vector<bool>{false, false, true, true, true, true, true});
  CHECK(politeness.is_given_up("a.example"));
  CHECK_FALSE(politeness.is_given_up("b.example"));
}

TEST_CASE("in a long run the parks are spread over it, and cut when nobody else is left") {
  Politeness politeness(1s);
  politeness.spread_parks(start, 3000s);  // 3,000 pages at one a second
  auto now = start;
  std::vector<long> seconds;
  for (int i = 0; i < 6; ++i) {
    const HostState state = politeness.ended("a.example", now, 10ms, trouble);
    seconds.push_back(std::chrono::duration_cast<std::chrono::seconds>(state.pause).count());
    now = state.free_at;
  }
  CHECK(seconds == std::vector<long>{5, 10, 200, 400, 800, 1600});
  CHECK(politeness.parked_until("a.example") == now - 1600s + 480s);
  politeness.cut_park("a.example");
  CHECK(politeness.free_at("a.example") == now - 1600s + 480s);
  CHECK_FALSE(politeness.parked_until("b.example").has_value());

  Politeness late(1s);  // falls ill two hours after the beginning
  late.spread_parks(start, 3000s);
  for (int i = 0; i < 2; ++i) late.ended("a.example", start + 2h, 10ms, trouble);
  CHECK(late.ended("a.example", start + 2h, 10ms, trouble).pause == 1800s);

  Politeness demo(0ms);
  demo.spread_parks(start, 0ms);
  for (int i = 0; i < 2; ++i) demo.ended("a.example", start + 1h, 10ms, trouble);
  CHECK(demo.ended("a.example", start + 1h, 10ms, trouble).pause < 1s);
}

TEST_CASE("a good answer forgives the troubles before it") {
  Politeness politeness(1s);
  for (int i = 0; i < 3; ++i) politeness.ended("a.example", start, 10ms, trouble);
  const HostState state = politeness.ended("a.example", start + 1h, 10ms, well);
  CHECK(state.has_recovered);
  CHECK(state.pause == 1s);
  CHECK(politeness.ended("a.example", start + 2h, 10ms, trouble).pause == 5s);
}

TEST_CASE("pages that fail one by one never park their host") {
  Politeness politeness(1s);
  for (int i = 0; i < 20; ++i) {
    const HostState state = politeness.ended("a.example", start + i * 1h, 10ms, strain);
    CHECK(state.pause == 5s);
    CHECK_FALSE(state.is_parked);
  }
}

TEST_CASE("with no delay at all, trouble still pauses, but briefly") {
  Politeness politeness(0ms);
  CHECK(politeness.ended("a.example", start, 1ms, well).pause == 1ms);
  CHECK(politeness.ended("a.example", start, 1ms, trouble).pause ==
        defaults::least_trouble_delay * defaults::trouble_delays);
}

TEST_CASE("the schedule gives the host that has been free for longest, and none before its time") {
  Schedule schedule;
  schedule.put("late.example", start + 5s);
  schedule.put("early.example", start + 1s);
  CHECK_FALSE(schedule.take(start).has_value());
  CHECK(schedule.next() == start + 1s);
  CHECK(schedule.take(start + 9s) == "early.example");
  CHECK(schedule.take(start + 9s) == "late.example");
  CHECK_FALSE(schedule.take(start + 9s).has_value());
}

TEST_CASE("a host that is being asked is not given again until it is released") {
  Schedule schedule;
  schedule.put("a.example", start);
  CHECK(schedule.take(start) == "a.example");
  schedule.put("a.example", start);  // new work turned up meanwhile
  CHECK_FALSE(schedule.take(start).has_value());
  schedule.release("a.example");
  schedule.put("a.example", start + 1s);
  CHECK_FALSE(schedule.take(start).has_value());
  CHECK(schedule.take(start + 1s) == "a.example");
}

TEST_CASE(
    "hosts at one address have one pause, and a wish for patience holds for all of them; trouble does not") {
  Politeness politeness(1000ms);
  for (const char* host : {"een.nl", "twee.nl"}) politeness.share(host, "192.0.2.1");
  politeness.share("drie.nl", "192.0.2.2");
  const Clock::time_point now{};
  politeness.ended("een.nl", now, 10ms, {});
  CHECK(politeness.free_at("twee.nl") == now + 1000ms);
  CHECK(politeness.free_at("drie.nl") <= now);
  politeness.ended("een.nl", now, 10ms, {HostSign::Mood::in_trouble, std::chrono::seconds(60)});
  CHECK(politeness.free_at("twee.nl") == now + 60s);

  Politeness other(1000ms);
  for (const char* host : {"een.nl", "twee.nl"}) other.share(host, "192.0.2.1");
  for (int i = 0; i < 3; ++i) other.ended("een.nl", now, 10ms, {HostSign::Mood::in_trouble, {}});
  CHECK(other.free_at("een.nl") > now + 30s);
  CHECK(other.free_at("twee.nl") == now + 1000ms);
}

TEST_CASE("of the hosts at one address one is taken at a time") {
  Schedule schedule;
  const Clock::time_point now{};
  for (const char* host : {"een.nl", "twee.nl"}) schedule.share(host, "192.0.2.1");
  for (const char* host : {"een.nl", "twee.nl", "vrij.nl"}) schedule.put(host, now);
  CHECK(schedule.take(now) == "een.nl");
  CHECK(schedule.take(now) == "vrij.nl");
  CHECK_FALSE(schedule.take(now));
  CHECK_FALSE(schedule.next());
  CHECK_FALSE(schedule.is_empty());
  schedule.release("een.nl");
  CHECK(schedule.take(now) == "twee.nl");
}

TEST_CASE("putting a waiting host again moves it") {
  Schedule schedule;
  schedule.put("a.example", start);
  schedule.put("a.example", start + 10s);
  CHECK(schedule.next() == start + 10s);
  CHECK_FALSE(schedule.take(start + 1s).has_value());
}

}  // namespace vindbaar::crawler
