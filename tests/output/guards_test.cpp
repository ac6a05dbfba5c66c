#include "tests/output/published.hpp"

#include <doctest/doctest.h>

#include <filesystem>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;

namespace {

std::string ids(const std::vector<Guard>& guards) {
  std::string text;
  for (const Guard& guard : guards) text += (text.empty() ? "" : " ") + guard.id;
  return text;
}

Counts counts_of(int current, Outcome outcome, int measured, int known) {
  Counts counts;
  InstitutionCount one;
  one.id = "alfa";
  one.outcome = outcome;
  if (can_be_zero(outcome)) one.current = current;
  counts.institutions.push_back(one);
  counts.measured = measured;
  counts.known = known;
  return counts;
}

}  // namespace

TEST_CASE("a figure stops the export when it is further from the last one than chance would bring it") {
  struct Row {
    const char* what;
    int previous;
    int current;
    const char* guards;
  };
  const Row rows[] = {
      {"the same", 10, 10, ""},
      {"a little lower", 10, 1, ""},
      {"all gone", 10, 0, "institution-low:alfa"},
      {"few that went", 4, 0, "institution-low:alfa"},
      {"too few to say", 3, 0, ""},
      {"new", 0, 5, "institution-high:alfa"},
      {"a few new", 0, 4, ""},
      {"three roots higher", 25, 40, ""},
      {"more than three roots higher", 25, 41, "institution-high:alfa"},
      {"more than three roots lower", 25, 9, "institution-low:alfa"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    PreviousCounts previous;
    previous.name = "2020";
    previous.institutions["alfa"] = row.previous;
    CHECK(ids(guards_of(counts_of(row.current, Outcome::complete, 1, 1), &previous, {})) == row.guards);
  }
}

TEST_CASE("not measured is no figure: coverage stops the export, not a fall to nothing") {
  PreviousCounts previous;
  previous.institutions["alfa"] = 20;
  CHECK(ids(guards_of(counts_of(0, Outcome::failed, 0, 1), &previous, {})) == "coverage");
  previous.total = 50;  // of which 20 are no figure now: 30 are left, and none was found of them
  CHECK(ids(guards_of(counts_of(0, Outcome::failed, 10, 10), &previous, {})) == "total-low");
  previous.total = 22;
  CHECK(ids(guards_of(counts_of(0, Outcome::failed, 10, 10), &previous, {})).empty());
  previous.total = 0;
  CHECK(ids(guards_of(counts_of(20, Outcome::complete, 9, 10), &previous, {})).empty());
  CHECK(ids(guards_of(counts_of(20, Outcome::complete, 8, 10), nullptr, {})) == "coverage");
}

TEST_CASE("a table that does not add up stops the export unless the difference is explained") {
  const auto guards = guards_of(counts_of(1, Outcome::complete, 1, 1), nullptr,
                                {{"a = b", 1, 1}, {"c = d", 1, 2}, {"e = f", 1, 2, "known"}});
  CHECK(ids(guards) == "audit:c = d");
}

TEST_CASE("providers of a certificate are held against the last count") {
  Published world;
  world.make();
  PreviousCounts previous = previous_counts_of("2021", world.counts);
  CHECK(previous.certificates.at("K0905") == 2);
  CHECK(previous.institutions.at("alfa") == 2);
  CHECK_FALSE(previous.institutions.contains("oppstap"));
  world.counts.measured = world.counts.known;
  CHECK(ids(guards_of(world.counts, &previous, {})).empty());
  previous.certificates["K0905"] = 30;
  CHECK(ids(guards_of(world.counts, &previous, {})) == "certificate-low:K0905");
}

TEST_CASE("R21: a merged institution is held against its predecessors together") {
  auto list = lists();
  list.institutions[0].successor_of = {"a", "b"};
  seeds::Baseline baseline;
  baseline.date = "2020-05";
  for (const auto& [id, count] : {std::pair{"a", 3}, {"b", 4}, {"nti", 2}}) {
    seeds::PrintedInstitution row;
    row.institution_id = id;
    row.current = count;
    baseline.institutions.push_back(row);
  }
  const auto previous = previous_counts_of(baseline, list);
  CHECK(previous.institutions.at("alfa") == 7);
  CHECK(previous.institutions.at("nti") == 2);
  CHECK(previous.total == 9);
}

TEST_CASE("a guard is accepted by its id, or by the beginning of it and a star") {
  CHECK(accepts("coverage", "coverage"));
  CHECK(accepts("institution-*", "institution-low:alfa"));
  CHECK(accepts("*", "coverage"));
  CHECK_FALSE(accepts("institution-low", "institution-low:alfa"));
  CHECK_FALSE(accepts("certificate-*", "institution-low:alfa"));
}

TEST_CASE("between the two published years the guards name what grew, and a school that is lost") {
  const auto folder = std::filesystem::path(SOURCE_DIR) / "seeds";
  const auto reading = seeds::read_lists(folder);
  REQUIRE(reading.lists);
  const seeds::Lists* list = &*reading.lists;
  const auto earlier = seeds::read_baseline(folder, "2020-05", *list);
  const auto later = seeds::read_baseline(folder, "2022-02", *list);
  REQUIRE(earlier);
  REQUIRE(later);
  const auto before = previous_counts_of(*earlier, *list);
  const auto now = previous_counts_of(*later, *list);
  Counts counts;
  for (const auto& [id, current] : now.institutions) {
    InstitutionCount one;
    one.id = id;
    one.outcome = Outcome::complete;
    one.current = current;
    counts.institutions.push_back(one);
  }
  counts.known = counts.measured = static_cast<int>(counts.institutions.size());
  const auto guards = guards_of(counts, &before, {});
  for (const Guard& guard : guards) CHECK(guard.id.find("-low") == std::string::npos);
  CHECK(guards.size() <= counts.institutions.size() / 2);
  CHECK(ids(guards).find("total-high") != std::string::npos);  // from 75 to 329 is worth a reason
  for (InstitutionCount& one : counts.institutions) {
    if (one.id == "deltion") one.current = 0;
  }
  CHECK(ids(guards_of(counts, &before, {})).find("institution-low:deltion") != std::string::npos);
  CHECK(ids(guards_of(counts, &now, {})) == "institution-low:deltion");
}
