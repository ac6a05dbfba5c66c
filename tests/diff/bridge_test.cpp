// Whatever the two years hold: the bridge adds up, every offering is told once, and nothing unmeasured is a
// change.
#include "tests/diff/years.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace vindbaar;
using namespace vindbaar::test;

namespace {

constexpr Outcome outcomes[] = {Outcome::complete, Outcome::complete,  Outcome::complete,  Outcome::partial,
                                Outcome::failed,   Outcome::forbidden, Outcome::suspicious};

std::string url_of(std::size_t school, std::size_t certificate, std::uint64_t variant) {
  return "https://school" + std::to_string(school) + ".nl/c" + std::to_string(certificate) + "/" +
         std::to_string(variant);
}

/// Schools and certificates by number; the first six schools merge two by two, one closes, codes are replaced
/// in pairs.
seeds::Lists random_lists(std::mt19937& random) {
  seeds::Lists lists;
  for (int i = 0; i < 10; ++i) add_institution(lists, "school" + std::to_string(i));
  for (const std::size_t i : {0U, 2U, 4U}) {
    lists.institutions[i].merged_into = "school" + std::to_string(i + 1);
    if (random() % 2 == 0) lists.institutions[i].valid_until = Date::parse("2025-06-01").value();
  }
  lists.institutions[9].valid_until = Date::parse("2025-06-01").value();
  for (int i = 0; i < 12; ++i)
    add_certificate(lists, "K0" + std::to_string(100 + i), "Naam " + std::to_string(i));
  for (const std::size_t i : {0U, 2U, 4U, 6U}) {
    lists.certificates[i].valid_until = Date::parse("2025-06-01").value();
    if (i < 5) lists.certificates[i].replaced_by = lists.certificates[i + 1].code;
  }
  return lists;
}

YearMaker random_year(std::mt19937& random, const seeds::Lists& lists, const std::string& name, Date day) {
  YearMaker year(name, day);
  for (std::size_t school = 0; school < lists.institutions.size(); ++school) {
    if (!lists.institutions[school].is_valid_on(day)) continue;
    const auto& id = lists.institutions[school].id;
    year.institution(id, outcomes[random() % std::size(outcomes)]);
    for (std::size_t i = 0; i < lists.certificates.size(); ++i) {
      const auto& code = lists.certificates[i].code.text();
      const auto url = url_of(school, i, random() % 3);
      if (!lists.certificates[i].is_valid_on(day)) continue;
      switch (random() % 6) {
        case 0:
        case 1:
          year.offers(id, code, url, "Titel " + std::to_string(random() % 3));
          break;
        case 2:
          year.names(id, code, url, "R2: only employers can enrol", "employer_only");
          break;
        case 3:
          year.visit(id, url, random() % 2 == 0 ? 404 : 500);
          break;
        case 4:
          year.page(id, url, PageKind::course_detail);
          break;
        default:
          break;
      }
    }
  }
  return year;
}

int findable(const diff::Side& side) {
  int count = 0;
  for (const auto& row : side.rows.offerings) count += row.findable ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("over many random pairs of years the bridge goes from one count to the other exactly") {
  std::mt19937 random(20260301);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const auto lists = random_lists(random);
    const auto before = random_year(random, lists, "2025", old_day);
    const auto now = random_year(random, lists, "2026", new_day);
    const auto comparison = diff::compare(before.side(), now.side(), lists, report::Language::nl);
    const auto bridge = diff::bridge(comparison.rows);

    CHECK(bridge.old_total == findable(before.side()));
    CHECK(bridge.new_total == findable(now.side()));
    int sum = bridge.old_total + bridge.merged_away + bridge.old_unmeasured + bridge.new_unmeasured;
    for (const auto& step : bridge.steps) sum += step.offerings;
    CHECK(sum == bridge.new_total);

    std::set<std::pair<std::string, std::string>> keys;
    for (const auto& row : comparison.rows) {
      CHECK(keys.emplace(row.institution, row.code).second);
      const bool is_known = row.change != diff::Change::unknown;
      if (row.change == diff::Change::gone) CHECK((row.old_count > 0 && row.new_count == 0));
      if (row.change == diff::Change::appeared) CHECK((row.old_count == 0 && row.new_count == 1));
      for (const auto& institution : now.side().rows.institutions) {
        if (institution.id == row.institution && !report::can_be_zero(institution.outcome) &&
            row.new_count == 0 && is_known)
          CHECK(row.cause == diff::Cause::institution_closed);
      }
      for (const auto& institution : before.side().rows.institutions) {
        if (institution.id == row.institution && !report::can_be_zero(institution.outcome))
          CHECK(row.change != diff::Change::appeared);
      }
    }
  }
}

TEST_CASE("a year compared with itself has no change") {
  std::mt19937 random(7);
  const auto lists = random_lists(random);
  const auto year = random_year(random, lists, "2026", new_day);
  const auto comparison = diff::compare(year.side(), year.side(), lists, report::Language::nl);
  CHECK_FALSE(comparison.rows.empty());
  for (const auto& row : comparison.rows) CHECK(verdict(row) == "kept same");
  const auto panel = diff::panel(comparison, year.side(), year.side(), lists);
  CHECK(panel.old_offerings == panel.new_offerings);
}

TEST_CASE("growth of register and list is not in the panel") {
  auto lists = plain_lists();
  lists.certificates[1].valid_from = Date::parse("2025-09-01").value();  // K0165
  add_institution(lists, "delta").valid_from = Date::parse("2025-09-01").value();
  auto before = old_year();
  before.offers("alfa", "K0905", "https://alfa.nl/1").institution("gamma", Outcome::failed);
  auto now = new_year();
  now.institution("delta")
      .offers("alfa", "K0905", "https://alfa.nl/1")
      .offers("alfa", "K0165", "https://alfa.nl/2", "Praktijkleren")
      .offers("beta", "K0905", "https://beta.nl/1")
      .offers("gamma", "K0905", "https://gamma.nl/1")
      .offers("delta", "K0905", "https://delta.nl/1");
  const auto comparison = diff::compare(before.side(), now.side(), lists, report::Language::nl);
  const auto panel = diff::panel(comparison, before.side(), now.side(), lists);
  CHECK(panel.institutions == 2);  // alfa and beta
  CHECK(panel.certificates == 2);  // not K0165
  CHECK(panel.old_offerings == 1);
  CHECK(panel.new_offerings == 2);
  const auto links = diff::chain({{"2025", 1}, {"2026", 5}}, {panel});
  CHECK(links[0].index == doctest::Approx(100));
  CHECK(links[1].index == doctest::Approx(200));
  CHECK(links[1].offerings == 5);
}

TEST_CASE("two predecessors with one certificate are one offering after the merger") {
  auto lists = plain_lists();
  for (const std::size_t i : {0U, 1U}) {
    lists.institutions[i].merged_into = "gamma";
    lists.institutions[i].valid_until = Date::parse("2025-07-31").value();
  }
  auto before = old_year();
  before.offers("alfa", "K0905", "https://alfa.nl/1").offers("beta", "K0905", "https://beta.nl/1");
  auto now = YearMaker("2026", new_day).institution("gamma").offers("gamma", "K0905", "https://gamma.nl/1");
  const auto comparison = diff::compare(before.side(), now.side(), lists, report::Language::nl);
  REQUIRE(comparison.rows.size() == 1);
  CHECK(verdict(comparison.rows[0]) == "changed institution_merged");
  CHECK(comparison.rows[0].explanation.find("alfa College, beta College") != std::string::npos);
  const auto bridge = diff::bridge(comparison.rows);
  CHECK(bridge.old_total == 2);
  CHECK(bridge.merged_away == -1);
  CHECK(bridge.new_total == 1);
  CHECK(bridge.steps.empty());
}
