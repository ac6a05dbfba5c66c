// What `make demo` shows: the simulated web of 2022 counted, beside the published figures.
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::tests;

TEST_CASE(
    "the demo's differences from the published tables are all explained, and its offerings are the true "
    "ones") {
  const TemporaryFolder folder;
  const auto demo = run_vindbaar({"--seeds", SOURCE_DIR "/seeds", "--runs", folder.path().string(), "demo"});
  CAPTURE(demo.error);
  REQUIRE(demo.exit_code <= 1);
  CHECK(demo.out.find("waarvan 0 zonder verklaring") != std::string::npos);
  CHECK(demo.out.find("report: ") != std::string::npos);

  std::map<std::string, std::string> found;
  for (const auto& row : read_rows(folder.path() / "demo-2022/report/offerings.csv")) {
    if (row.at("findable") == "true") found[row.at("institution_id") + "/" + row.at("code")] = row.at("url");
  }
  std::map<std::string, std::string> truth;
  for (const auto& row : read_rows(folder.path() / "demo-2022-web/truth.csv")) {
    if (row.at("findable") == "true") truth[row.at("institution_id") + "/" + row.at("code")] = row.at("url");
  }
  for (const auto& [pair, url] : truth) {
    CAPTURE(pair);
    CAPTURE(url);
    CHECK(found.contains(pair));
  }
  for (const auto& [pair, url] : found) {
    CAPTURE(pair);
    CAPTURE(url);
    CHECK(truth.contains(pair));
  }
}
