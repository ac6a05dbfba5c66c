// From a counted run to what is published: guards stop it, a reason lets it through, every number has its
// copy.
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace vindbaar::tests;

namespace {

std::vector<std::string> with(std::vector<std::string> first, const std::vector<std::string>& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an export stops at a guard with exit 5, and a reason given for it is kept and printed") {
  SimulatedRun web({{"scalda", "aventus", "ncoi"}, {"ncoi=robots503"}, 4});
  REQUIRE(run_vindbaar(web.arguments("run", "out")).exit_code <= 1);
  const auto report = web.run("out") / "report";

  const auto stopped = run_vindbaar(with(web.global(), {"export", "out"}));
  CAPTURE(stopped.error);
  CHECK(stopped.exit_code == 5);
  CHECK(has(stopped.error, "E-GUARD"));
  CHECK(has(stopped.error, "coverage"));
  CHECK_FALSE(std::filesystem::exists(report / "tables.xlsx"));

  const auto exported =
      run_vindbaar(with(web.global(), {"export", "out", "--accept-guard", "*", "nagekeken in mei"}));
  CAPTURE(exported.error);
  REQUIRE(exported.exit_code == 1);  // done, but one institution was not measured
  CHECK(has(read_text(web.run("out") / "manifest.json"), "nagekeken in mei"));
  CHECK(has(read_text(report / "report.html"), "nagekeken in mei"));
  for (const char* name : {"tables.xlsx", "offerings.sav", "report.json", "report.html", "datapackage.json"})
    CHECK_MESSAGE(std::filesystem::exists(report / name), name);

  SUBCASE("what was accepted once does not stop the next export, which gives the same files") {
    const std::string page = read_text(report / "report.html");
    CHECK(run_vindbaar(with(web.global(), {"export", "out"})).exit_code == 1);
    CHECK(read_text(report / "report.html") == page);
  }
  SUBCASE("every offering has its copy, with the words it rests on") {
    std::size_t findable = 0;
    for (const auto& row : read_rows(report / "offerings.csv")) {
      const std::string copy = read_text(report / "evidence" / (row.at("institution_id") + ".html"));
      CHECK_MESSAGE(has(copy, "id=\"" + row.at("code") + "\""), row.at("url"));
      if (row.at("findable") != "true") continue;
      ++findable;
      CHECK_MESSAGE(has(copy, row.at("archived_at")), row.at("url"));
    }
    REQUIRE(findable > 0);
    CHECK(has(read_text(report / "evidence/scalda.html"), "<mark>"));
    const auto json = nlohmann::json::parse(read_text(report / "report.json"));
    CHECK(json.contains("tables"));
  }
}
