// The second year: only what changed is fetched, the tables are those of a full crawl, and an earlier run
// that is not in its place stops the analysis instead of emptying it.
#include "archive/archive.hpp"
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::tests;

namespace {

const char* const reports[] = {"offerings.csv", "certificates.csv", "institutions.csv", "sectors.csv"};

std::vector<std::string> with(std::vector<std::string> first, const std::vector<std::string>& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

int revisits_in(const std::filesystem::path& run) {
  int count = 0;
  auto reader = vindbaar::archive::Reader::open(run / "archive" / "vindbaar-00001.warc.gz").value();
  for (auto record = reader.next().value(); record; record = reader.next().value())
    count += record->type == "revisit" ? 1 : 0;
  return count;
}

void check_equal_reports(const SimulatedRun& web, const std::string& one, const std::string& other) {
  for (const char* file : reports) {
    CAPTURE(file);
    const auto expected = without_times(web.run(one) / "report" / file);
    REQUIRE_FALSE(expected.empty());
    CHECK(without_times(web.run(other) / "report" / file) == expected);
  }
}

}  // namespace

TEST_CASE("a run since another has its tables, from revisits, as long as the other is in its place") {
  SimulatedRun web({{"scalda"}, {}, 4});
  REQUIRE(run_vindbaar(web.arguments("run", "2026")).exit_code <= 1);
  const auto second = run_vindbaar(with(web.arguments("run", "2027"), {"--since", "2026"}));
  CAPTURE(second.error);
  REQUIRE(second.exit_code <= 1);
  CHECK(revisits_in(web.run("2027")) > 20);
  check_equal_reports(web, "2026", "2027");

  const auto refused = run_vindbaar(with(web.arguments("crawl", "2027"), {"--since", "2025"}));
  CHECK(refused.exit_code == 2);
  CHECK(refused.error.find("E-RUN-SINCE") != std::string::npos);
  const auto unknown = run_vindbaar(with(web.arguments("crawl", "2029"), {"--since", "2025"}));
  CHECK(unknown.exit_code == 3);
  CHECK(unknown.error.find("run 2025") != std::string::npos);

  const auto file = web.run("2027") / "2027.wacz";
  const auto exported = run_vindbaar(with(web.global(), {"export", "2027", "--wacz", file.string()}));
  CAPTURE(exported.error);
  REQUIRE(exported.exit_code == 0);
  CHECK(exported.out.find("from earlier runs") != std::string::npos);
  const auto judged = run_program(WARCIO_PYTHON, {SOURCE_DIR "/tests/archive/wacz_check.py", file.string()});
  CAPTURE(judged.out);
  CAPTURE(judged.error);
  CHECK(judged.exit_code == 0);

  // a third, self-contained, needs neither of the others
  const auto third =
      run_vindbaar(with(web.arguments("crawl", "2028"), {"--since", "2027", "--self-contained"}));
  CAPTURE(third.error);
  REQUIRE(third.exit_code <= 1);
  CHECK(revisits_in(web.run("2028")) > 20);

  std::filesystem::rename(web.run("2026"), web.run("elders"));
  const auto before = read_text(web.run("2027") / "report" / "offerings.csv");
  const auto missed = run_vindbaar(with(web.global(), {"analyse", "2027"}));
  CHECK(missed.exit_code == 3);
  CHECK(missed.error.find("E-RUN-SINCE") != std::string::npos);
  CHECK(missed.error.find("2026") != std::string::npos);
  CHECK(read_text(web.run("2027") / "report" / "offerings.csv") == before);
  std::filesystem::create_directories(web.run("2026"));
  std::filesystem::copy(web.run("elders") / "manifest.json", web.run("2026") / "manifest.json");
  const auto without_archive = run_vindbaar(with(web.global(), {"analyse", "2027"}));
  CHECK(without_archive.exit_code == 3);
  CHECK(without_archive.error.find("E-ARCHIVE-GONE") != std::string::npos);

  std::filesystem::remove_all(web.run("2026"));
  std::filesystem::rename(web.run("2027"), web.run("ook-elders"));
  const auto alone = run_vindbaar(with(web.global(), {"analyse", "2028"}));
  CAPTURE(alone.error);
  CHECK(alone.exit_code == 0);
  CHECK(alone.error.find("warning") == std::string::npos);
  REQUIRE(run_vindbaar(with(web.global(), {"count", "2028"})).exit_code <= 1);
  std::filesystem::rename(web.run("ook-elders"), web.run("2027"));
  check_equal_reports(web, "2027", "2028");
}
