// Killed at each call that writes, with the power cut at each, with the disk full or read-only from each on:
// the crawl that is started again ends like one that was left alone. Every point is swept, none is drawn.
// Faults 1, 3, 4, 5 and 30 of docs/crawling.md.
#include "crawl_fixture.hpp"
#include "support/disk_calls.hpp"

#include "crawler/defaults.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using namespace std::chrono_literals;
using test::DiskFault;

namespace {

seeds::Lists one_school() {
  return lists_of({{"roc", "http://roc.example.nl/"}});
}

Pages small_site() {
  Pages pages = school("roc.example.nl");
  pages["http://roc.example.nl/robots.txt"] = {200, "User-agent: *\nDisallow: /geheim\n", "text/plain"};
  pages["http://roc.example.nl/oud"] = redirect_to("/over-ons");
  pages["http://roc.example.nl/over-ons"] = page_with({{"/oud", "Oud"}, {"/weg", "Weg"}}, "over ons");
  return pages;
}

/// What a run found, in words that two runs can be compared by.
std::map<std::string, std::string> findings_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> findings;
  for (const auto& [url, entry] : log_of(folder))
    findings[url] = entry.kind + " " + entry.state + " " + std::to_string(entry.status) + " " + entry.reason +
                    " " + entry.redirect_to + " " + std::to_string(entry.depth) + " " + entry.found_on;
  return findings;
}

/// Row by row, so that a difference names its address.
void check_same(const std::map<std::string, std::string>& found,
                const std::map<std::string, std::string>& expected) {
  CHECK(found.size() == expected.size());
  for (const auto& [url, finding] : expected) {
    CAPTURE(url);
    REQUIRE(found.contains(url));
    CHECK(found.at(url) == finding);
  }
}

/// Every row's record is in the archive and is the row's own; nothing in the archive is broken.
void check_archive(const std::filesystem::path& folder) {
  for (const auto& [url, entry] : log_of(folder)) {
    if (!entry.location) continue;
    CAPTURE(url);
    const auto record = archive::read_record(folder / "archive", *entry.location);
    REQUIRE(record.has_value());
    CHECK(record->target_uri == url);
  }
  const auto recovery = archive::records_after(folder / "archive", std::nullopt);
  REQUIRE(recovery.has_value());
  CHECK(recovery->damage.empty());
}

/// How a crawl in a process of its own, with this fault, came to its end.
struct End {
  bool was_killed = false;
  int exit_code = 0;  ///< 0: done, 4: `not_writable`, 1: another error.
};

End crawl_with(const DiskFault& fault, const Settings& settings) {
  test::disk_calls();  // shared before the fork
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    test::watch_disk(fault);
    const std::atomic<bool> never{false};
    Limits limits;
    limits.exchanges_a_commit = 3;
    const auto summary = crawl_within(limits, fault.folder, one_school(), settings, &read_links, {}, never);
    ::_exit(summary ? 0 : summary.error().kind == Error::Kind::not_writable ? 4 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return {WIFSIGNALED(status), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

/// Started again, with nothing in its way.
void run_again(const std::filesystem::path& folder, const Settings& settings) {
  test::watch_disk({folder});
  run(folder, one_school(), settings);
  test::leave_disk_alone();
}

std::map<std::string, std::string> undisturbed() {
  const LoopbackWeb web(script_of(small_site()));
  const RunFolder folder;
  run(folder.path(), one_school(), settings_for(web));
  return findings_of(folder.path());
}

/// Kills at every call in turn; how many there were.
int sweep_deaths(DiskFault::Death death) {
  const auto expected = undisturbed();
  for (int at = 1;; ++at) {
    CAPTURE(at);
    const LoopbackWeb web(script_of(small_site()));
    const RunFolder folder;
    const End end = crawl_with({folder.path(), death, at}, settings_for(web));
    REQUIRE((end.was_killed || end.exit_code == 0));
    run_again(folder.path(), settings_for(web));
    check_same(findings_of(folder.path()), expected);
    check_archive(folder.path());
    for (const auto& [url, times] : times_asked(web)) {
      CAPTURE(url);
      CHECK(times >= 1);
      // What was under way is asked again; with the power cut, what had not been synced.
      if (death == DiskFault::Death::kill) CHECK(times <= 2);
    }
    if (!end.was_killed) return at;
  }
}

}  // namespace

TEST_CASE("fault 1: killed at every call that writes, a crawl ends as if it had been left alone") {
  CHECK(sweep_deaths(DiskFault::Death::kill) > 40);
}

TEST_CASE(
    "fault 3: with the power cut at every call that writes, no row refers to a record that is not there") {
  CHECK(sweep_deaths(DiskFault::Death::power_cut) > 40);
}

TEST_CASE("fault 3: the archive is synced before each commit of the database") {
  const LoopbackWeb web(script_of(small_site()));
  const RunFolder folder;
  CHECK(crawl_with({folder.path()}, settings_for(web)).exit_code == 0);
  const test::DiskCalls seen = test::disk_calls();
  CHECK(seen.commits >= 4);
  CHECK(seen.unsynced_commits == 0);
}

TEST_CASE("faults 4 and 5: full or read-only from any call on, a crawl stops with a code and goes on later") {
  const auto expected = undisturbed();
  for (const int error : {ENOSPC, EROFS}) {
    CAPTURE(error);
    int stopped = 0;
    for (int from = 1;; from += error == ENOSPC ? 1 : 5) {  // the second kind takes the same ways
      CAPTURE(from);
      const LoopbackWeb web(script_of(small_site()));
      const RunFolder folder;
      DiskFault fault{folder.path()};
      fault.fail_from = from;
      fault.error = error;
      const End end = crawl_with(fault, settings_for(web));
      const int failed_calls = test::disk_calls().failed_calls;
      REQUIRE_FALSE(end.was_killed);
      CHECK((end.exit_code == 4 || end.exit_code == 0));  // the last steps only tidy up
      CHECK(failed_calls < 100);                          // no busy loop
      stopped += end.exit_code == 4 ? 1 : 0;
      run_again(folder.path(), settings_for(web));
      check_same(findings_of(folder.path()), expected);
      check_archive(folder.path());
      if (failed_calls == 0) break;
    }
    CHECK(stopped > 10);
  }
}

TEST_CASE("fault 5: with few open files a crawl asks fewer hosts at once, and all are had") {
  constexpr int schools = 60;
  Pages pages;
  std::vector<std::pair<std::string, std::string>> starts;
  for (int i = 0; i < schools; ++i) {
    const std::string host = "school-" + std::to_string(i) + ".example.nl";
    for (const auto& [url, page] : school(host)) pages[url] = page;
    starts.emplace_back("school-" + std::to_string(i), "http://" + host + "/");
  }
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const rlimit few{defaults::files_of_a_run + 8, defaults::files_of_a_run + 8};
    ::setrlimit(RLIMIT_NOFILE, &few);
    Settings settings = settings_for(web);
    settings.concurrency = 50;
    const std::atomic<bool> never{false};
    const auto summary = crawl(folder.path(), lists_of(starts), settings, &read_links, {}, never);
    int complete = 0;
    if (summary)
      for (const InstitutionResult& result : summary->institutions)
        complete += result.outcome == Outcome::complete ? 1 : 0;
    ::_exit(complete);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == schools);
  for (const auto& [url, times] : times_asked(web)) {
    CAPTURE(url);
    CHECK(times == 1);
  }
}

TEST_CASE("fault 30: a wall clock that is set moves no pause and loses no page") {
  struct Row {
    const char* what;
    std::chrono::seconds off;
  };
  const Row rows[] = {{"beyond 2038", 24h * 365 * 20}, {"a year back", -24h * 365}, {"summer time", 1h}};
  const auto expected = undisturbed();
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const LoopbackWeb web(script_of(small_site()));
    const RunFolder folder;
    Settings settings = settings_for(web);
    settings.delay = 20ms;
    int events = 0;
    run(folder.path(), one_school(), settings, [&](const Event&) {
      if (++events == 4) test::set_clock_off(row.off);
    });
    test::set_clock_off(0s);
    CHECK(events > 8);
    for (const auto& [url, finding] : findings_of(folder.path())) {
      CAPTURE(url);
      REQUIRE(expected.contains(url));
      CHECK(finding == expected.at(url));
    }
    auto log = web.log();
    for (std::size_t i = 1; i < log.size(); ++i) CHECK(log[i].came - log[i - 1].came >= 20ms);
  }
}

}  // namespace vindbaar::crawler
