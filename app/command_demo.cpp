#include "app/commands.hpp"
#include "app/simulated_web.hpp"
#include "app/stop_signal.hpp"

#include <fmt/format.h>

namespace vindbaar::app {
namespace {

/// One busy host more than there are cores keeps the machine full; more only puts more requests at risk of
/// being asked again after a kill.
constexpr int demo_concurrency = 6;

struct DemoFolders {
  std::filesystem::path web;  ///< What the simulated web leaves: seeds, server log, truth.
  std::filesystem::path seeds;
  std::string run;
};

DemoFolders folders_of(const GlobalOptions& options, int year) {
  const std::string run = "demo-" + std::to_string(year);
  const auto web = options.runs / (run + "-web");
  return {web, web / "seeds", run};
}

Result<void> start_over(const GlobalOptions& options, const DemoFolders& folders) {
  std::error_code problem;
  std::filesystem::remove_all(options.runs / folders.run, problem);
  if (!problem) std::filesystem::remove_all(folders.web, problem);
  if (problem) {
    return failure(
        Error::Kind::not_writable, "E-WRITE",
        "could not remove the earlier demo in " + options.runs.string() + ": " + problem.message());
  }
  return {};
}

Result<Exit> run_demo(const GlobalOptions& options, const DemoCommand& command) {
  const DemoFolders folders = folders_of(options, command.year);
  if (command.fresh) {
    if (auto removed = start_over(options, folders); !removed) return tl::unexpected(removed.error());
  }
  auto web = SimulatedWeb::start({command.year, seeds_folder(options.seeds), folders.web});
  if (!web) return tl::unexpected(web.error());
  if (!options.quiet)
    tell(fmt::format("the simulated web of {} answers as a proxy at {}\n", command.year, web->proxy()));

  const auto inputs = read_inputs(folders.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  CrawlOptions crawl;
  crawl.name = folders.run;
  crawl.delay_seconds = 0;
  crawl.concurrency = command.concurrency > 0 ? command.concurrency : demo_concurrency;
  crawl.proxy = web->proxy();
  crawl.contact = "demo@vindbaar.example";
  crawl.render = "never";  // the simulated pages need no browser, and every machine shows the same
  crawl.reference_date = command.year == 2022 ? "2022-02-28" : "2020-05-31";
  auto crawled = crawl_step(options, crawl, *inputs);
  if (!crawled) return tl::unexpected(crawled.error());
  if (crawled->interrupted) {
    tell("interrupted: run the same command again to go on\n");
    return Exit::interrupted;
  }
  auto run = open_run(options, crawl.name);
  if (!run) return tl::unexpected(run.error());
  if (crawled->nothing_to_do && !options.quiet)
    tell("the demo's crawl was finished before; --fresh starts it over\n");
  if (auto analysed = analyse_step(options, *run, *inputs); !analysed)
    return tl::unexpected(analysed.error());
  const std::string baseline = command.year == 2022 ? "2022-02" : "2020-05";
  if (auto counted = count_step(*run, *inputs, baseline); !counted) return tl::unexpected(counted.error());
  if (auto printed = print_report(options, *run, *inputs, {baseline, web->known_differences()}); !printed)
    return tl::unexpected(printed.error());
  return exit_of(run->manifest);
}

}  // namespace

Exit demo(const GlobalOptions& options, const DemoCommand& command) {
  watch_stop_signals();
  const auto outcome = run_demo(options, command);
  if (!outcome) {
    report(outcome.error());
    return exit_of(outcome.error());
  }
  return *outcome;
}

}  // namespace vindbaar::app
