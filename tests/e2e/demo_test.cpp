// What `make demo` shows: the simulated web of 2022 counted, beside the published figures.
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::tests;

namespace {

/// Whether each line of the README's picture of the demo is one that the demo prints.
bool readme_excerpt_stands_in(const std::string& printed) {
  const std::string readme = read_text(SOURCE_DIR "/README.md");
  std::size_t at = readme.find("    Tabel 1: ons getal");
  if (at == std::string::npos) return false;
  for (; readme.compare(at, 4, "    ") == 0; at = readme.find('\n', at) + 1) {
    const std::string line = readme.substr(at + 4, readme.find('\n', at) - at - 4);
    if (line != "…" && printed.find(line + "\n") == std::string::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE(
    "the demo's differences from the published tables are all explained, and its offerings are the true "
    "ones") {
  const TemporaryFolder folder;
  const auto demo = run_vindbaar({"--seeds", SOURCE_DIR "/seeds", "--runs", folder.path().string(), "demo"});
  CAPTURE(demo.error);
  REQUIRE(demo.exit_code <= 1);
  CHECK(demo.out.find("waarvan 0 zonder verklaring") != std::string::npos);
  CHECK(demo.out.find("report: ") != std::string::npos);

  CHECK(readme_excerpt_stands_in(demo.out));

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
