// WARC files that other programs wrote of the simulated web: wget's, one packed as a whole, one with
// revisits.
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace vindbaar::tests;

namespace {

std::vector<std::string> with(std::vector<std::string> first, const std::vector<std::string>& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Rows of offerings.csv as "institution code verdict".
std::set<std::string> offerings(const SimulatedRun& web, const std::string& run) {
  std::set<std::string> rows;
  for (const auto& row : read_rows(web.run(run) / "report" / "offerings.csv"))
    if (row.at("findable") == "true") rows.insert(row.at("institution_id") + " " + row.at("code"));
  return rows;
}

}  // namespace

TEST_CASE("what wget archived gives the offerings that a crawl of the same pages gives") {
  SimulatedRun web({{"scalda"}, {}, 4});
  const auto crawled = run_vindbaar(web.arguments("run", "own"));
  REQUIRE(crawled.exit_code <= 1);
  const auto folder = web.run("own").parent_path() / "wget";
  std::filesystem::create_directories(folder);
  const auto arguments = web.arguments("run", "own");
  const std::string proxy = *(std::find(arguments.begin(), arguments.end(), "--proxy") + 1);
  std::string urls;
  for (const auto& row : read_rows(web.run("own") / "report" / "offerings.csv")) urls += row.at("url") + "\n";
  for (const auto& [url, times] : web.answered()) urls += url + "\n";
  write_text(folder / "urls.txt", urls);
  const auto fetched = run_program(
      "/usr/bin/wget", {"-q", "-e", "http_proxy=" + proxy, "-e", "robots=off", "--tries=1",
                        "--no-directories", "-O", (folder / "pages").string(),
                        "--warc-file=" + (folder / "scalda").string(), "-i", (folder / "urls.txt").string()});
  CAPTURE(fetched.error);
  const auto warc = folder / "scalda.warc.gz";
  REQUIRE(std::filesystem::exists(warc));

  const std::vector<std::string> date = {"--date", "2022-02-28"};
  const auto analysed =
      run_vindbaar(with(with(web.global(), {"analyse", "foreign", "--warc", warc.string()}), date));
  CAPTURE(analysed.error);
  REQUIRE(analysed.exit_code == 0);
  CHECK(has(analysed.error, "1 institution(s)"));
  REQUIRE(run_vindbaar(with(web.global(), {"count", "foreign"})).exit_code <= 1);
  CHECK(offerings(web, "foreign") == offerings(web, "own"));
  CHECK(offerings(web, "foreign").size() > 3);

  SUBCASE("packed as a whole, each record is copied to where it can be looked up") {
    const auto packed = folder / "whole.warc.gz";
    const auto done =
        run_program("/bin/sh", {"-c", "gzip -dc '" + warc.string() + "' | gzip > '" + packed.string() + "'"});
    REQUIRE(done.exit_code == 0);
    const auto whole =
        run_vindbaar(with(with(web.global(), {"analyse", "whole", "--warc", packed.string()}), date));
    CAPTURE(whole.error);
    REQUIRE(whole.exit_code == 0);
    CHECK(has(whole.error, "were copied into the run"));
    REQUIRE(run_vindbaar(with(web.global(), {"count", "whole"})).exit_code <= 1);
    CHECK(offerings(web, "whole") == offerings(web, "own"));
  }
  SUBCASE("a run that was crawled keeps its own archive") {
    const auto refused = run_vindbaar(with(web.global(), {"analyse", "own", "--warc", warc.string()}));
    CHECK(refused.exit_code == 2);
    CHECK(has(refused.error, "E-RUN-CRAWLED"));
  }
  SUBCASE(
      "a run of revisits is read with the files that their bodies are in, and misses them by name without") {
    REQUIRE(run_vindbaar(with(web.arguments("crawl", "next"), {"--since", "own"})).exit_code <= 1);
    const auto first = (web.run("own") / "archive" / "vindbaar-00001.warc.gz").string();
    const auto next = (web.run("next") / "archive" / "vindbaar-00001.warc.gz").string();
    const auto both =
        run_vindbaar(with(with(web.global(), {"analyse", "both", "--warc", next, first}), date));
    CAPTURE(both.error);
    REQUIRE(both.exit_code == 0);
    REQUIRE(run_vindbaar(with(web.global(), {"count", "both"})).exit_code <= 1);
    CHECK(offerings(web, "both") == offerings(web, "own"));
    const auto alone = run_vindbaar(with(with(web.global(), {"analyse", "alone", "--warc", next}), date));
    CHECK(has(alone.error, "is on record as unchanged, but the record with its body"));
    run_vindbaar(with(web.global(), {"count", "alone"}));
    const auto rows = read_rows(web.run("alone") / "report" / "coverage.csv");
    REQUIRE_FALSE(rows.empty());
    CHECK(has(rows.front().at("reason"), "could not be read"));
  }
}
