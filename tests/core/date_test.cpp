#include "core/date.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;

TEST_CASE("a moment reads back as it was written") {
  for (const char* text : {"2022-02-14T09:30:00Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
                           "2024-02-29T12:00:01Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"}) {
    CAPTURE(text);
    const auto when = parse_instant(text);
    REQUIRE(when.has_value());
    CHECK(iso8601(*when) == text);
  }
}

TEST_CASE("seconds since 1970 are those of the Unix clock") {
  const auto when = parse_instant("2022-02-14T09:30:00Z");
  REQUIRE(when.has_value());
  CHECK(when->time_since_epoch().count() == 1644831000);
}

TEST_CASE("fractions of a second are read and dropped") {
  const auto when = parse_instant("2022-02-14T09:30:00.999999Z");
  REQUIRE(when.has_value());
  CHECK(iso8601(*when) == "2022-02-14T09:30:00Z");
}

TEST_CASE("other spellings of a moment are refused") {
  for (const char* text :
       {"", "2022-02-14", "2022-02-14T09:30:00", "2022-02-14 09:30:00Z", "2022-02-14T09:30Z",
        "2022-02-14T24:00:00Z", "2022-02-14T09:60:00Z", "2022-02-14T09:30:60Z", "2022-02-30T09:30:00Z",
        "2022-02-14T09:30:00+01:00", "2022-02-14T09:30:00.Z", "2022-02-14T09:30:00.1xZ",
        "2022-02-14T09:30:00ZZ", "2022-02-14t09:30:00z", " 2022-02-14T09:30:00Z", "2022-02-14T+9:30:00Z",
        "20220214T093000Z"}) {
    CAPTURE(text);
    const auto when = parse_instant(text);
    REQUIRE(!when.has_value());
    CHECK(when.error().kind == Error::Kind::bad_input);
    CHECK(when.error().code == "E-DATE");
  }
}

TEST_CASE("a date is a real day, written one way") {
  const auto day = Date::parse("2024-02-29");
  REQUIRE(day.has_value());
  CHECK(day->text() == "2024-02-29");
  CHECK(day->year() == 2024);
  for (const char* text : {"", "2023-02-29", "2022-13-01", "2022-00-10", "2022-01-00", "14-02-2022",
                           "2022-2-14", "2022/02/14", "2022-02-14T", "-022-02-14", "2022-02-1x"}) {
    CAPTURE(text);
    const auto refused = Date::parse(text);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().code == "E-DATE");
  }
}

TEST_CASE("a moment lies on its day in UTC, before 1970 too") {
  CHECK(Date::of(*parse_instant("2022-02-14T23:59:59Z")).text() == "2022-02-14");
  CHECK(Date::of(*parse_instant("1969-12-31T23:59:59Z")).text() == "1969-12-31");
  CHECK(Date::of(*parse_instant("1970-01-01T00:00:00Z")).text() == "1970-01-01");
}

TEST_CASE("days are ordered by time") {
  CHECK(*Date::parse("2022-02-14") < *Date::parse("2022-12-01"));
  CHECK(*Date::parse("2022-02-14") == *Date::parse("2022-02-14"));
}
