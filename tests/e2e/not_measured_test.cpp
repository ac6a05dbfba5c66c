// A failure to look is never counted as nothing there.
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::tests;

namespace {

std::map<std::string, std::string> row_of(const std::filesystem::path& csv, const std::string& institution) {
  for (const auto& row : read_rows(csv)) {
    if (row.at("institution_id") == institution) return row;
  }
  return {};
}

}  // namespace

TEST_CASE("an institution that could not be looked at has an outcome and no count, and the exit code is 1") {
  SimulatedRun web(
      {{"deltion", "vista", "curio", "aeres"}, {"vista=robots503", "curio=down", "aeres=robotsdeny"}, 4});
  const auto run = run_vindbaar(web.arguments("run", "faults"));
  CAPTURE(run.error);
  CHECK(run.exit_code == 1);
  const auto report = web.run("faults") / "report";
  struct Row {
    const char* institution;
    const char* outcome;
    bool is_counted;
    const char* says;  ///< Part of the reason in words.
  };
  const Row rows[] = {
      {"deltion", "complete", true, ""},
      {"vista", "forbidden", false, "503"},
      {"curio", "failed", false, ""},
      {"aeres", "forbidden", false, "robots"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.institution);
    const auto coverage = row_of(report / "coverage.csv", row.institution);
    REQUIRE_FALSE(coverage.empty());
    CHECK(coverage.at("outcome") == row.outcome);
    CHECK(coverage.at("reason").find(row.says) != std::string::npos);
    const auto counted = row_of(report / "institutions.csv", row.institution);
    REQUIRE_FALSE(counted.empty());
    CHECK(counted.at("current").empty() == !row.is_counted);
    CHECK(counted.at("outcome") == row.outcome);
  }
  CHECK(run.out.find("1 van 4") != std::string::npos);
}
