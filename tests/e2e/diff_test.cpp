// Two simulated years, crawled, analysed and compared: every change with its cause, and the bridge adds up.
#include "tests/e2e/other_years.hpp"
#include "tests/e2e/third_years.hpp"
#include "tests/e2e/year_server.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::tests;

TEST_CASE("two simulated years are told apart, change by change and cause by cause") {
  YearServer server(two_years());
  const auto first = server.run("2025", "2025-03-01");
  CAPTURE(first.error);
  REQUIRE(first.exit_code <= 1);
  server.turn_the_year();
  const auto second = server.run("2026", "2026-03-01", {"--since", "2025"});
  CAPTURE(second.error);
  REQUIRE(second.exit_code <= 1);
  const auto compared = server.call({"diff", "2025", "2026"});
  CAPTURE(compared.error);
  REQUIRE(compared.exit_code <= 1);

  const std::string wrong = wrong_rows(server.years(), server.runs() / "2026/report/diff-2025.csv");
  CHECK_MESSAGE(wrong.empty(), wrong);
  CHECK(compared.out.find("Van 2025 naar 2026") != std::string::npos);
  CHECK(std::filesystem::file_size(server.runs() / "2026/report/diff-2025.html") > 1000);
  CHECK(read_text(server.runs() / "2026/report/diff-2025.xlsx").starts_with("PK"));

  SUBCASE("a series chains the years, the order of the runs is held to, and a wrong name is told") {
    CHECK(server.call({"trend", "2025", "2026"}).out.find("Index") != std::string::npos);
    CHECK(server.call({"diff", "2026", "2025"}).error.find("E-DIFF-ORDER") != std::string::npos);
    CHECK(server.call({"diff", "2024", "2026"}).error.find("E-RUN-MISSING") != std::string::npos);
  }
  SUBCASE(
      "looked at again a year later, a school shows what changed, cause by cause, and its run stays as it "
      "was") {
    const std::string offerings = read_text(server.runs() / "2025/report/offerings.csv");
    const auto fresh = server.call({"--lang", "en", "show", "2025", "zuid", "--fresh"});
    CAPTURE(fresh.out);
    CAPTURE(fresh.error);
    CHECK(fresh.exit_code == 0);
    for (const char* told : {"gone: page removed", "gone: page redirected", "gone: now for employers only",
                             "new: new page", "K0118"})
      CHECK_MESSAGE(fresh.out.find(told) != std::string::npos, told);
    CHECK(read_text(server.runs() / "2025/report/offerings.csv") == offerings);
  }
  SUBCASE("looked at again now, a school shows no difference with its run") {
    const auto fresh = server.call({"--lang", "en", "show", "2026", "noord", "--fresh"});
    CAPTURE(fresh.error);
    CHECK(fresh.exit_code == 0);
    CHECK(fresh.out.find("gone: ") == std::string::npos);
    CHECK(fresh.out.find("new: ") == std::string::npos);
  }
}

TEST_CASE(
    "other sites, other changes: accordions, addresses by number, walls, half-read sites, merged schools") {
  YearServer server(other_years());
  const auto first = server.run("2025", "2025-03-01");
  CAPTURE(first.error);
  REQUIRE(first.exit_code <= 1);
  server.turn_the_year();
  const auto second = server.run("2026", "2026-03-01");
  CAPTURE(second.error);
  REQUIRE(second.exit_code <= 1);
  const auto compared = server.call({"diff", "2025", "2026"});
  CAPTURE(compared.error);
  REQUIRE(compared.exit_code <= 1);
  const std::string wrong = wrong_rows(server.years(), server.runs() / "2026/report/diff-2025.csv");
  CHECK_MESSAGE(wrong.empty(), wrong);
}

TEST_CASE(
    "sites as schools have them: every cause told apart among menus, programmes, news and cookie walls") {
  YearServer server(third_years());
  const auto first = server.run("2025", "2025-03-01");
  CAPTURE(first.error);
  REQUIRE(first.exit_code <= 1);
  server.turn_the_year();
  const auto second = server.run("2026", "2026-03-01");
  CAPTURE(second.error);
  REQUIRE(second.exit_code <= 1);
  const auto compared = server.call({"diff", "2025", "2026"});
  CAPTURE(compared.error);
  REQUIRE(compared.exit_code <= 1);
  const std::string wrong = wrong_rows(server.years(), server.runs() / "2026/report/diff-2025.csv");
  CHECK_MESSAGE(wrong.empty(), wrong);
}
