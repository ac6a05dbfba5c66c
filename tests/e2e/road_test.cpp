// The whole road: lists in, tables out, every number back to its page.
#include "output/store/store.hpp"
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::tests;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> with(std::vector<std::string> first, const std::vector<std::string>& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

std::string dump(const std::filesystem::path& file) {
  const auto findings = vindbaar::store::Findings::open(file);
  REQUIRE(findings);
  const auto pages = findings->pages();
  const auto matches = findings->matches();
  REQUIRE(pages);
  REQUIRE(matches);
  std::string text;
  for (const auto& row : *pages)
    text += row.institution + row.url + row.kind + row.fingerprint + row.record + "\n";
  for (const auto& row : *matches)
    text +=
        row.url + row.title + row.code + row.verdict + std::to_string(row.probability) + row.reasons + "\n";
  return text;
}

}  // namespace

TEST_CASE("one run from lists to tables, and back from a number to its page") {
  SimulatedRun web({{"scalda", "aventus", "ncoi"}, {}, 4});
  const auto first = run_vindbaar(web.arguments("run", "road"));
  CAPTURE(first.error);
  REQUIRE(first.exit_code <= 1);
  CHECK(has(first.out, "Scalda"));
  CHECK(has(first.out, "report: "));
  const auto offerings = read_rows(web.run("road") / "report/offerings.csv");

  SUBCASE("a finished run says so, fetches nothing and exits 0") {
    web.forget_log();
    const auto again = run_vindbaar(web.arguments("run", "road"));
    CHECK(again.exit_code == 0);
    CHECK(has(again.error, "is finished"));
    CHECK(web.answered().empty());
  }
  SUBCASE("findings that were deleted are made again, equal, without the network") {
    const auto before = dump(web.run("road") / "findings.sqlite");
    std::filesystem::remove(web.run("road") / "findings.sqlite");
    web.forget_log();
    CHECK(run_vindbaar(with(web.global(), {"analyse", "road"})).exit_code == 0);
    CHECK(run_vindbaar(with(web.global(), {"count", "road"})).exit_code <= 1);
    CHECK(dump(web.run("road") / "findings.sqlite") == before);
    CHECK(web.answered().empty());
  }
  SUBCASE("every findable offering leads to a page that explain and show know") {
    int findable = 0;
    for (const auto& row : offerings) {
      if (row.at("findable") != "true") continue;
      if (++findable > 4) break;
      CAPTURE(row.at("url"));
      const auto explained = run_vindbaar(with(web.global(), {"explain", "road", row.at("url")}));
      CHECK(explained.exit_code == 0);
      CHECK(has(explained.out, row.at("code")));
      CHECK(has(explained.out, "evidence: "));
      for (const char* step :
           {"read as ", "taken apart: ", "left out: ", "facts of a course: ", "what it is: ", "  because ",
            "candidates: ", "claim: mbo_certificate because \"",
            "audience: ", "availability: ", "nearest certificate: "}) {
        CAPTURE(step);
        CHECK(has(explained.out, step));
      }
      const auto counted = run_vindbaar(with(web.global(), {"explain", "count", "road", row.at("code")}));
      CHECK(has(counted.out, row.at("url")));
      const auto shown = run_vindbaar(with(web.global(), {"show", "road", row.at("institution_id")}));
      CHECK(has(shown.out, row.at("code")));
    }
    CHECK(findable > 0);
  }
  SUBCASE("a URL that nobody linked to is said to be unknown") {
    const auto explained =
        run_vindbaar(with(web.global(), {"explain", "road", "http://www.scalda.example/nergens"}));
    CHECK(has(explained.out, "never seen"));
  }
  SUBCASE("another reference date is refused for the same run") {
    auto arguments = web.arguments("run", "road");
    *(std::find(arguments.begin(), arguments.end(), "--date") + 1) = "2023-01-01";
    const auto refused = run_vindbaar(with(arguments, {"--only", "scalda"}));
    CHECK(refused.exit_code == 2);
    CHECK(has(refused.error, "E-RUN-DATE"));
  }
}
