#include "output/diff/lineage.hpp"
#include "tests/diff/years.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::test;

TEST_CASE("a merger of a merger is followed, in whichever row it is written, and circles end") {
  auto lists = plain_lists();
  const Date day = Date::parse("2025-07-31").value();
  lists.institutions[0].merged_into = "beta";
  lists.institutions[0].valid_until = day;
  lists.institutions[1].valid_until = day;
  lists.institutions[2].successor_of = {"beta"};
  const diff::Lineage lineage(lists, old_day, new_day);
  CHECK(lineage.successor("alfa") == "gamma");
  CHECK(lineage.successor("beta") == "gamma");
  CHECK(lineage.successor("unknown") == "unknown");
  CHECK(lineage.predecessors("gamma") == std::vector<std::string>{"alfa", "beta", "gamma"});
  CHECK_FALSE(lineage.is_closed("alfa"));

  lists.institutions[2].merged_into = "alfa";
  lists.institutions[2].valid_until = day;
  CHECK_FALSE(diff::Lineage(lists, old_day, new_day).successor("alfa").empty());
}

TEST_CASE("a merger that is yet to come has not happened") {
  auto lists = plain_lists();
  lists.institutions[0].merged_into = "beta";
  lists.institutions[0].valid_until = Date::parse("2026-07-31").value();
  const diff::Lineage lineage(lists, old_day, new_day);
  CHECK(lineage.successor("alfa") == "alfa");
  CHECK_FALSE(lineage.is_closed("alfa"));
}

TEST_CASE("a code is followed to the first successor that is in the register") {
  auto lists = plain_lists();
  lists.certificates[0].valid_until = Date::parse("2025-05-01").value();
  lists.certificates[0].replaced_by = lists.certificates[1].code;
  lists.certificates[1].valid_until = Date::parse("2025-06-01").value();
  lists.certificates[1].replaced_by = lists.certificates[2].code;
  const diff::Lineage lineage(lists, old_day, new_day);
  CHECK(lineage.replacement("K0905") == "C0039");
  CHECK_FALSE(lineage.replacement("C0039"));
  CHECK_FALSE(lineage.replacement("K9999"));
  lists.certificates[2].replaced_by = lists.certificates[0].code;  // a circle
  CHECK(diff::Lineage(lists, old_day, new_day).replacement("K0905") == "C0039");
}
