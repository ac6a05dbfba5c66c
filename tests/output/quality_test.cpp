#include "output/report/quality.hpp"

#include "core/csv.hpp"
#include "tests/output/published.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;

namespace {

std::string code_of(int number) {
  return "K" + std::to_string(1000 + number);
}

/// `size` offerings of one stratum, codes from `from` on.
void add(std::vector<store::OfferingRow>& rows, Stratum stratum, int from, int size) {
  for (int at = from; at < from + size; ++at) {
    auto row = offering("alfa", code_of(at));
    if (stratum == Stratum::counted_surely) row.probability = 0.995;
    if (stratum == Stratum::doubtful) row.verdict = "doubtful";
    if (stratum == Stratum::rejected) row.verdict = "rejected";
    row.findable = stratum <= Stratum::counted_narrowly;
    CHECK(stratum_of(row) == stratum);
    rows.push_back(row);
  }
}

bool is_near(double a, double b, double by = 0.0006) {
  return std::abs(a - b) < by;
}

}  // namespace

TEST_CASE("Wilson's interval is that of the textbook") {
  // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  struct Row {
    double yes, n, low, high;
  };
  const Row rows[] = {
      {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}};
  for (const Row& row : rows) {
    CAPTURE(row.n);
    CHECK(is_near(wilson(row.yes, row.n).low, row.low));
    CHECK(is_near(wilson(row.yes, row.n).high, row.high));
  }
  CHECK(wilson(0, 0).high == 1);
}

TEST_CASE("a sample hides the score, has rows of every stratum, and is the same again for the same seed") {
  std::vector<store::OfferingRow> rows;
  add(rows, Stratum::counted_surely, 0, 600);
  add(rows, Stratum::counted_narrowly, 600, 60);
  add(rows, Stratum::doubtful, 700, 40);
  add(rows, Stratum::rejected, 800, 5);
  const std::string text = draw_sample(rows, lists(), 150, 7);
  CHECK(text == draw_sample(rows, lists(), 150, 7));
  CHECK(text != draw_sample(rows, lists(), 150, 8));
  const auto table = read_csv(text, "sample.csv");
  REQUIRE(table);
  CHECK(table->rows.size() == 150);
  CHECK_FALSE(table->column("probability"));
  CHECK_FALSE(table->column("verdict"));
  std::map<int, int> taken;
  for (const auto& row : table->rows) ++taken[(std::stoi(row.cells[2].substr(1)) - 1000) / 100];
  CHECK(taken[8] == 5);
  CHECK(taken[7] >= 20);
  CHECK(taken[6] >= 20);
}

TEST_CASE("precision weighs each stratum by its size") {
  std::vector<store::OfferingRow> rows;
  add(rows, Stratum::counted_surely, 0, 300);
  add(rows, Stratum::counted_narrowly, 300, 100);
  Answers answers;
  for (int at = 0; at < 50; ++at) answers[{"alfa", code_of(at)}] = true;
  for (int at = 300; at < 350; ++at) answers[{"alfa", code_of(at)}] = at % 2 == 0;
  const auto quality = quality_of(rows, answers);
  REQUIRE(quality);
  CHECK(is_near(quality->precision.value, 0.875));
  CHECK(quality->precision.low < 0.875);
  CHECK(quality->precision.high > 0.875);
  REQUIRE(quality->offerings);
  CHECK(is_near(quality->offerings->value, 350));
}

TEST_CASE("recall and a corrected count need answers of every kind of decision") {
  std::vector<store::OfferingRow> rows;
  add(rows, Stratum::counted_surely, 0, 80);
  add(rows, Stratum::doubtful, 100, 40);
  Answers answers;
  for (int at = 0; at < 40; ++at) answers[{"alfa", code_of(at)}] = true;
  const auto without = quality_of(rows, answers);
  REQUIRE(without);
  CHECK_FALSE(without->recall);
  CHECK_FALSE(without->remarks.empty());
  for (int at = 100; at < 120; ++at) answers[{"alfa", code_of(at)}] = at < 110;
  const auto with = quality_of(rows, answers);
  REQUIRE(with);
  REQUIRE(with->recall);
  CHECK(is_near(with->recall->value, 0.8));
  CHECK(is_near(with->offerings->value, 100));
  CHECK_FALSE(quality_of(rows, {}));
  answers[{"elders", "K0001"}] = true;
  CHECK(quality_of(rows, answers)->remarks.back().starts_with("1 answered rows are about no decision"));
  CHECK(quality_of(rows, answers)->judged == with->judged);
}

TEST_CASE("the interval of the corrected count holds the truth about as often as it says") {
  std::mt19937 random(20220214);
  std::vector<store::OfferingRow> rows;
  add(rows, Stratum::counted_surely, 0, 400);
  add(rows, Stratum::counted_narrowly, 400, 150);
  add(rows, Stratum::doubtful, 600, 150);
  int held = 0;
  constexpr int rounds = 300;
  for (int round = 0; round < rounds; ++round) {
    Answers truth;
    double right = 0;
    for (const auto& row : rows) {
      const double chance = row.verdict == "doubtful" ? 0.4 : row.probability > 0.98 ? 0.97 : 0.8;
      const bool yes = std::bernoulli_distribution(chance)(random);
      truth[{row.institution, row.code}] = yes;
      right += yes ? 1 : 0;
    }
    const auto sample = read_csv(draw_sample(rows, lists(), 200, static_cast<std::uint64_t>(round)), "s");
    Answers answers;
    for (const auto& row : sample->rows)
      answers[{row.cells[0], row.cells[2]}] = truth.at({row.cells[0], row.cells[2]});
    const auto quality = quality_of(rows, answers);
    held += quality->offerings->low <= right && right <= quality->offerings->high ? 1 : 0;
  }
  CHECK(held >= rounds * 92 / 100);
  CHECK(held < rounds);
}

TEST_CASE("answers are ja, nee or weet niet, and nothing else") {
  const auto read = read_answers(
      "institution_id,code,answer\r\nalfa,K0905,Ja\r\nalfa,K0001,nee\r\nnti,K0001,weet "
      "niet\r\nnti,K0905,\r\n",
      "s");
  REQUIRE(read);
  CHECK(read->size() == 2);
  CHECK(read->at({"alfa", "K0905"}));
  CHECK_FALSE(read->at({"alfa", "K0001"}));
  const auto wrong = read_answers("institution_id,code,answer\r\nalfa,K0905,misschien\r\n", "s.csv");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == "E-SAMPLE-ANSWER");
  CHECK(wrong.error().what.starts_with("s.csv:2:"));
  const auto twice =
      read_answers("institution_id,code,answer\r\nalfa,K0905,ja\r\nalfa,K0905,nee\r\n", "s.csv");
  REQUIRE_FALSE(twice);
  CHECK(twice.error().code == "E-SAMPLE-TWICE");
  CHECK(twice.error().what.starts_with("s.csv:3:"));
}

TEST_CASE("coverage is estimated from what sitemap and links both found (Chapman)") {
  Rows rows;
  auto list = lists();
  list.certificates.clear();
  // 30 by both, 10 by the sitemap only, 15 by links only: 41 * 46 / 31 - 1 = 59.8.
  for (int at = 0; at < 55; ++at) {
    list.certificates.push_back(certificate(code_of(at), "Titel", Sector::zorg));
    auto row = offering("alfa", code_of(at));
    rows.offerings.push_back(row);
    auto page = course_page();
    page.url = row.url;
    page.in_sitemap = at < 40 ? 1 : 0;
    page.linked_from = at < 30 || at >= 40 ? 3 : 0;
    rows.pages.push_back(page);
    auto match = course_match();
    match.code = row.code;
    match.url = row.url;
    rows.matches.push_back(match);
  }
  const auto coverage = coverage_of(rows, list);
  REQUIRE(coverage);
  CHECK(coverage->by_both == 30);
  CHECK(coverage->found == 55);
  CHECK(is_near(coverage->offerings.value, 59.84, 0.01));
  CHECK(coverage->offerings.low >= 55);
  CHECK_FALSE(coverage_of({}, list));
}

TEST_CASE("Chao's lower bound adds what one way alone found, with an interval above what was found") {
  // Bias-corrected, three occasions: 2/3 * 20 * 19 / (2 * 11) = 11.52.
  const Estimate estimate = chao(3, 20, 10, 60);
  CHECK(is_near(estimate.value, 71.515, 0.001));
  CHECK(estimate.low > 60);
  CHECK(estimate.low < estimate.value);
  CHECK(estimate.high > estimate.value);
  CHECK(chao(3, 1, 10, 60).value == 60);
  CHECK(chao(3, 0, 0, 0).high == 0);
}

TEST_CASE("Chao's interval holds the truth when three ways find pages apart from each other") {
  std::mt19937 random(20260214);
  int held = 0;
  constexpr int rounds = 400;
  constexpr int truth = 200;
  for (int round = 0; round < rounds; ++round) {
    int counts[4] = {};
    for (int at = 0; at < truth; ++at) {
      int ways = 0;
      for (const double chance : {0.5, 0.6, 0.4}) ways += std::bernoulli_distribution(chance)(random) ? 1 : 0;
      ++counts[ways];
    }
    const Estimate estimate = chao(3, counts[1], counts[2], truth - counts[0]);
    held += estimate.low <= truth && truth <= estimate.high ? 1 : 0;
  }
  CHECK(held >= rounds * 85 / 100);  // a lower bound: it may fall short, seldom
}

TEST_CASE("last year's pages are a third way to find an offering") {
  Rows rows;
  auto list = lists();
  list.certificates.clear();
  KnownBefore known;
  for (int at = 0; at < 30; ++at) {
    list.certificates.push_back(certificate(code_of(at), "Titel", Sector::zorg));
    auto row = offering("alfa", code_of(at));
    auto page = course_page();
    page.url = row.url;
    page.in_sitemap = at < 20 ? 1 : 0;
    page.linked_from = at < 10 ? 3 : 0;
    auto match = course_match();
    match.code = row.code;
    match.url = row.url;
    if (at >= 15) known.emplace("alfa", row.url);
    rows.offerings.push_back(row);
    rows.pages.push_back(page);
    rows.matches.push_back(match);
  }
  CHECK_FALSE(coverage_of(rows, list)->three);
  const auto coverage = coverage_of(rows, list, known);
  REQUIRE(coverage);
  REQUIRE(coverage->three);
  CHECK(coverage->found == 20);
  CHECK(coverage->three->found == 30);
  CHECK(coverage->three->by_last_year == 15);
  CHECK(coverage->three->by_one == 15);  // five by the sitemap alone, ten by last year alone
  CHECK(coverage->three->by_two == 15);
}

TEST_CASE("groups with many offerings stay when some are wrong, groups with one may go") {
  const Estimate precision{0.9, 0.5, 1.0};
  const auto mixed = groups_with_any({1, 2}, precision);
  CHECK(mixed.value == doctest::Approx(0.9 + 0.99));
  CHECK(mixed.low == doctest::Approx(0.5 + 0.75));
  CHECK(mixed.high == doctest::Approx(2));
  CHECK(groups_with_any({}, precision).high == 0);
}
