// Reading in two tiers, and from what was kept: the findings are those of taking every page apart.
#include "tests/e2e/other_years.hpp"
#include "tests/e2e/simulated_run.hpp"
#include "tests/e2e/third_years.hpp"
#include "tests/e2e/year_server.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <functional>

using namespace vindbaar::tests;

namespace {

using Call = std::function<Finished(std::vector<std::string>)>;

/// The tables of a report that tell of offerings and courses.
std::map<std::string, std::string> tables(const std::filesystem::path& run) {
  std::map<std::string, std::string> all;
  for (const char* name : {"offerings.csv", "certificates.csv", "institutions.csv", "sectors.csv",
                           "features.csv", "doubtful.csv", "courses.csv"})
    all[name] = read_text(run / "report" / name);
  return all;
}

void compare(const std::map<std::string, std::string>& one, const std::map<std::string, std::string>& other) {
  for (const auto& [name, text] : one) {
    CAPTURE(name);
    CHECK(other.at(name) == text);
  }
}

void analyse(const Call& call, const std::string& run, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"analyse", run};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto analysed = call(arguments);
  CAPTURE(analysed.error);
  REQUIRE(analysed.exit_code <= 1);
  REQUIRE(call({"count", run}).exit_code <= 1);
}

/// A run that was just made, in two tiers: the same as with every page taken apart, and as from what was
/// kept.
void check_tiers(const Call& call, const std::filesystem::path& folder) {
  const std::string run = folder.filename().string();
  const auto in_tiers = tables(folder);
  const std::string findings = read_text(folder / "findings.sqlite");
  REQUIRE(std::filesystem::exists(folder / "readings.sqlite"));

  analyse(call, run);
  CHECK_MESSAGE(read_text(folder / "findings.sqlite") == findings, "the findings from what was kept differ");

  std::filesystem::remove(folder / "readings.sqlite");
  analyse(call, run, {"--every-page"});
  compare(in_tiers, tables(folder));

  std::ofstream(folder / "readings.sqlite") << "this is no database";
  analyse(call, run);
  CHECK_MESSAGE(read_text(folder / "findings.sqlite") == findings, "the findings from nothing kept differ");
}

void check_years(TwoYears years) {
  YearServer server(std::move(years));
  const Call call = [&](std::vector<std::string> arguments) { return server.call(std::move(arguments)); };
  const auto first = server.run("2025", "2025-03-01");
  CAPTURE(first.error);
  REQUIRE(first.exit_code <= 1);
  check_tiers(call, server.runs() / "2025");
  server.turn_the_year();
  const auto second = server.run("2026", "2026-03-01", {"--since", "2025"});
  CAPTURE(second.error);
  REQUIRE(second.exit_code <= 1);
  check_tiers(call, server.runs() / "2026");
}

}  // namespace

TEST_CASE("two years read in tiers give the tables of reading every page whole") {
  check_years(two_years());
}

TEST_CASE("years on sites of other makes read in tiers give the tables of reading every page whole") {
  check_years(other_years());
}

TEST_CASE("years on sites full of noise read in tiers give the tables of reading every page whole") {
  check_years(third_years());
}

TEST_CASE("the simulated web of 2022 read in tiers gives the tables of reading every page whole") {
  SimulatedRun web({});
  const Call call = [&](std::vector<std::string> arguments) {
    auto all = web.global();
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_vindbaar(all);
  };
  const auto first = run_vindbaar(web.arguments("run", "demo"));
  CAPTURE(first.error);
  REQUIRE(first.exit_code <= 1);
  check_tiers(call, web.run("demo"));
}
