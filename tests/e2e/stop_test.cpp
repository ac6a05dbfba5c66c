// Fault 2: signals. The first one ends a run within seconds and saves where it is, the second one at once.
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

#include <signal.h>

#include <atomic>

using namespace vindbaar::tests;

namespace {

constexpr int interrupted = 130;

/// Starts the run and sends the signals one after the other when its 20th request comes.
int run_with_signals(SimulatedRun& web, const std::vector<int>& signals) {
  std::atomic<bool> struck{false};
  std::atomic<int> process{0};
  web.on_request([&](std::size_t count) {
    if (count < 20 || struck.exchange(true)) return;
    while (process == 0) {
    }
    for (const int signal : signals) ::kill(process, signal);
  });
  Running crawl(std::filesystem::path(BINARY_DIR) / "vindbaar", web.arguments("run", "stopped"),
                web.run("stopped").parent_path() / "stopped.log");
  process = crawl.process();
  const int code = crawl.wait();
  web.on_request(nullptr);
  CHECK(struck);
  return code;
}

}  // namespace

TEST_CASE(
    "fault 2: SIGTERM, SIGINT and a second signal end a run with its code, and it goes on where it was") {
  SimulatedRun web({{"deltion", "technicom"}, {}, 4});
  const auto whole = run_vindbaar(web.arguments("run", "whole"));
  CHECK(whole.exit_code <= 1);
  for (const std::vector<int>& signals :
       {std::vector<int>{SIGTERM}, std::vector<int>{SIGINT}, std::vector<int>{SIGINT, SIGTERM, SIGINT}}) {
    web.forget_log();
    CHECK(run_with_signals(web, signals) == interrupted);
  }
  const auto finished = run_vindbaar(web.arguments("run", "stopped"));
  CAPTURE(finished.error);
  CHECK(finished.exit_code <= 1);
  CHECK(without_times(web.run("stopped") / "report" / "offerings.csv") ==
        without_times(web.run("whole") / "report" / "offerings.csv"));
}
