#include "crawler/quiet_hours.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
namespace {

using namespace std::chrono;

Instant at(year_month_day day, int hour, int minute) {
  return sys_days(day) + hours(hour) + minutes(minute);
}

}  // namespace

TEST_CASE("quiet hours end when the clock in the Netherlands says so, in winter and in summer") {
  const QuietHours day = QuietHours::parse("08:00-18:00").value();
  CHECK_FALSE(day.end(at(2026y / January / 15, 6, 59)));
  CHECK(day.end(at(2026y / January / 15, 7, 0)) == at(2026y / January / 15, 17, 0));
  CHECK_FALSE(day.end(at(2026y / January / 15, 17, 0)));
  CHECK(day.end(at(2026y / July / 15, 6, 0)) == at(2026y / July / 15, 16, 0));
  CHECK_FALSE(day.end(at(2026y / July / 15, 16, 0)));
}

TEST_CASE("quiet hours may go over midnight, and over the night in which the clock changes") {
  const QuietHours night = QuietHours::parse("22:00-06:00").value();
  CHECK(night.end(at(2026y / January / 15, 22, 0)) == at(2026y / January / 16, 5, 0));
  CHECK(night.end(at(2026y / January / 16, 4, 59)) == at(2026y / January / 16, 5, 0));
  CHECK_FALSE(night.end(at(2026y / January / 16, 5, 0)));
  CHECK(night.end(at(2026y / March / 28, 21, 0)) == at(2026y / March / 29, 4, 0));      // summer time begins
  CHECK(night.end(at(2026y / October / 24, 20, 0)) == at(2026y / October / 25, 5, 0));  // and ends
}

TEST_CASE("the Dutch clock changes on the last Sundays of March and October, at one o'clock UTC") {
  CHECK(dutch_offset(at(2026y / March / 29, 0, 59)) == minutes(60));
  CHECK(dutch_offset(at(2026y / March / 29, 1, 0)) == minutes(120));
  CHECK(dutch_offset(at(2026y / October / 25, 0, 59)) == minutes(120));
  CHECK(dutch_offset(at(2026y / October / 25, 1, 0)) == minutes(60));
  CHECK(dutch_offset(at(2038y / July / 1, 0, 0)) == minutes(120));
}

TEST_CASE("no quiet hours are none, and what are no hours is refused") {
  CHECK_FALSE(QuietHours::parse("").value().end(at(2026y / January / 15, 12, 0)));
  for (const char* text : {"8-18", "08:00", "08:00-24:00", "08:60-18:00", "08:00-08:00", "08:00_18:00",
                           "xx:00-18:00", "08:00-18:000"}) {
    CAPTURE(text);
    const auto hours = QuietHours::parse(text);
    REQUIRE_FALSE(hours.has_value());
    CHECK(hours.error().code == "E-SETTING");
  }
}

}  // namespace vindbaar::crawler
