// A crawl that is killed without warning, again and again, ends in the same tables as one that is left alone.
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

#include <signal.h>

#include <algorithm>
#include <atomic>
#include <random>

using namespace vindbaar::tests;

namespace {

const std::vector<std::string> some_schools = {"deltion", "vista", "roc-mondriaan", "curio",
                                               "aeres",   "nti",   "technicom"};
const char* const reports[] = {"offerings.csv", "certificates.csv", "institutions.csv",
                               "sectors.csv",   "doubtful.csv",     "coverage.csv"};

/// Starts the run and kills it when its `request`-th request arrives. Returns false when it was done before.
bool run_until(SimulatedRun& web, const std::string& name, std::size_t request) {
  std::atomic<bool> struck{false};
  std::atomic<int> process{0};
  web.on_request([&](std::size_t count) {
    if (count < request || struck.exchange(true)) return;
    while (process == 0) {
    }
    ::kill(process, SIGKILL);
  });
  Running crawl(std::filesystem::path(BINARY_DIR) / "vindbaar", web.arguments("run", name),
                web.run(name).parent_path() / (name + ".log"));
  process = crawl.process();
  const int code = crawl.wait();
  web.on_request(nullptr);
  if (struck) CHECK(code == 128 + SIGKILL);
  return struck;
}

std::size_t requests_of_a_whole_run(SimulatedRun& web, const std::string& name) {
  const auto whole = run_vindbaar(web.arguments("run", name));
  CAPTURE(whole.error);
  REQUIRE(whole.exit_code <= 1);
  std::size_t requests = 0;
  for (const auto& [url, times] : web.answered()) {
    CAPTURE(url);
    CHECK(times == 1);
    requests += static_cast<std::size_t>(times);
  }
  return requests;
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

TEST_CASE("killed at five random moments, the run ends in the same tables and asks nothing twice") {
  struct Row {
    int concurrency;
    int asked_twice_at_most;  ///< What was under way at a kill was never received: it must be asked again.
  };
  constexpr int kills = 5;
  // The server cannot know that an answer under way at the kill was never read: one for each connection in
  // use.
  for (const Row& row : {Row{1, kills * 1}, Row{6, kills * 6}}) {
    CAPTURE(row.concurrency);
    SimulatedRun web({some_schools, {}, row.concurrency});
    const std::size_t requests = requests_of_a_whole_run(web, "whole");
    REQUIRE(requests > 100);
    web.forget_log();

    std::mt19937 random(20220228);
    std::uniform_int_distribution<std::size_t> moment(5, requests / kills);
    for (int i = 0; i < kills; ++i) CHECK(run_until(web, "killed", moment(random)));
    const auto finished = run_vindbaar(web.arguments("run", "killed"));
    CAPTURE(finished.error);
    CHECK(finished.exit_code <= 1);

    int again = 0;
    std::size_t different = 0;
    for (const auto& [url, times] : web.answered()) {
      again += times - 1;
      ++different;
    }
    CHECK(different == requests);
    CHECK(again <= row.asked_twice_at_most);
    check_equal_reports(web, "whole", "killed");

    std::vector<std::string> check{SOURCE_DIR "/tests/archive/warcio_check.py"};
    for (const auto& file : std::filesystem::directory_iterator(web.run("killed") / "archive")) {
      if (file.path().extension() == ".gz") check.push_back(file.path().string());
    }
    const auto archive = run_program(WARCIO_PYTHON, check);
    CAPTURE(archive.out);
    CAPTURE(archive.error);
    CHECK(archive.exit_code == 0);
  }
}
