#include "core/date.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;

TEST_CASE("a moment reads back as it was written") {
  const auto when = parse_instant("2022-02-14T09:30:00Z");
  REQUIRE(when.has_value());
  CHECK(iso8601(*when) == "2022-02-14T09:30:00Z");
  CHECK(Date::of(*when).text() == "2022-02-14");
}
