#include "core/csv.hpp"
#include "tests/simulated_web/webs.hpp"
#include "tests/simweb/known_differences.hpp"
#include "tests/simweb/solve_margins.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace vindbaar;
using namespace vindbaar::simweb;

namespace {

const Published& published() {
  static const Published once;
  return once;
}

const Assignment& solved() {
  static const Assignment once = *solve_margins(published().tables);
  return once;
}

int printed(const PrintedTables& tables, std::string_view key) {
  const auto figure = std::ranges::find(tables.figures, key, &Figure::key);
  REQUIRE(figure != tables.figures.end());
  return figure->printed;
}

}  // namespace

TEST_CASE("the tables of 2022 are read as figures with the names that a comparison gives them") {
  const PrintedTables& tables = published().tables;
  CHECK(tables.providers.size() == 46);
  CHECK(printed(tables, "tabel 1|K0905 Helpende plus|bekostigd") == 24);
  CHECK(printed(tables, "tabel 1|K0905 Helpende plus|niet-bekostigd") == 5);
  CHECK(printed(tables, "tabel 1|K0511 / K1257 Pedicure|totaal") == 2);
  CHECK(printed(tables, "tabel 2|K0042/43|totaal") == 1);
  CHECK(printed(tables, "tabel 4|C0048 Taakgericht leidinggeven|niet-bekostigd") == 0);
  CHECK(printed(tables, "tabel 5|Curio|beroepsonderdeel") == 3);
  CHECK(printed(tables, "tabel 6|Dutch Healthtec Academy|overig") == 1);
  CHECK(printed(tables, "tabel 5|Totaal|totaal") == 282);
}

TEST_CASE("every figure has a key of its own") {
  std::set<std::string> keys;
  for (const Figure& figure : published().tables.figures)
    CHECK_MESSAGE(keys.insert(figure.key()).second, figure.key());
}

TEST_CASE("the assignment of 2022 is proven nearest to the printed tables") {
  CHECK(solved().proven);
  // Reached with another solver (HiGHS) too.
  CHECK(solved().deviation == 62);
  CHECK(solved().figures_missed < 40);
}

TEST_CASE("each figure missed is listed with an explanation, and no other") {
  const auto differences = known_differences(published().tables, solved());
  CHECK(differences.size() == static_cast<std::size_t>(solved().figures_missed));
  for (const Difference& difference : differences) {
    CAPTURE(difference.cell);
    CHECK(difference.printed != difference.achieved);
    CHECK(difference.explanation.size() > 40);
  }
}

TEST_CASE("explanations name what is wrong with the printed cell") {
  struct Row {
    const char* cell;
    const char* says;
  };
  const Row rows[] = {
      {"tabel 2|K0041|totaal", "K0041 is verdacht"},
      {"tabel 5|Curio|beroepsonderdeel", "totaal 10, keuzedeel + beroepsonderdeel 9"},
      {"tabel 6|Dutch Healthtec Academy|overig", "geen certificaat in sector overig"},
  };
  const auto differences = known_differences(published().tables, solved());
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    const auto found = std::ranges::find(differences, row.cell, &Difference::cell);
    REQUIRE(found != differences.end());
    CHECK(found->explanation.find(row.says) != std::string::npos);
  }
}

TEST_CASE("the differences are a CSV file that can be read back") {
  const auto table = read_csv(differences_csv({{"tabel 5|Curio|totaal", 10, 9, "a, \"b\""}}), "test");
  REQUIRE(table);
  CHECK(table->header == std::vector<std::string>{"cell", "printed", "achieved", "explanation"});
  CHECK(table->rows.front().cells == std::vector<std::string>{"tabel 5|Curio|totaal", "10", "9", "a, \"b\""});
}

TEST_CASE("of 2020 only the printed total of table 5 is not the sum of its rows") {
  const auto baseline = seeds::read_baseline(seeds_folder(), "2020-05", published().lists);
  REQUIRE(baseline);
  const auto differences = totals_apart(*baseline);
  REQUIRE(differences.size() == 1);
  CHECK(differences.front().cell == "tabel 5|Totaal|totaal");
  CHECK(differences.front().printed == 65);
  CHECK(differences.front().achieved == 64);
}
