#include "app/commands.hpp"

#include "app/stop_signal.hpp"

#include <fmt/format.h>

namespace vindbaar::app {
namespace {

bool is_finished(const Manifest& manifest) {
  return !manifest.crawl_finished.empty() && !manifest.analysed.empty() && !manifest.counted.empty();
}

Exit tell_finished(const GlobalOptions& options, const OpenRun& run, const Inputs& inputs) {
  if (!options.quiet) {
    tell(fmt::format("run {} is finished: crawled {}, counted {}; its report is in {}\n", run.manifest.run,
                     run.manifest.crawl_finished, run.manifest.counted, run.folder.report().string()));
    if (run.manifest.analysed_seeds != inputs.hashes) {
      tell(
          fmt::format("the seeds changed since: `vindbaar analyse {0}` and `vindbaar count {0}` bring the "
                      "report up to date\n",
                      run.manifest.run));
    }
  }
  const auto printed = print_report(options, run, inputs, {});
  if (!printed) {
    report(printed.error());
    return exit_of(printed.error());
  }
  return Exit::done;
}

Result<Exit> run_all(const GlobalOptions& options, const CrawlOptions& crawl, const Inputs& inputs) {
  auto crawled = crawl_step(options, crawl, inputs);
  if (!crawled) return tl::unexpected(crawled.error());
  if (crawled->interrupted) {
    tell("interrupted: what was fetched is kept; run the same command again to go on\n");
    return Exit::interrupted;
  }
  auto run = open_run(options, crawl.name);
  if (!run) return tl::unexpected(run.error());
  if (crawled->nothing_to_do && is_finished(run->manifest) && run->manifest.analysed_seeds == inputs.hashes)
    return tell_finished(options, *run, inputs);
  if (auto analysed = analyse_step(options, *run, inputs); !analysed) return tl::unexpected(analysed.error());
  if (auto counted = count_step(*run, inputs, ""); !counted) return tl::unexpected(counted.error());
  if (auto printed = print_report(options, *run, inputs, {}); !printed)
    return tl::unexpected(printed.error());
  return exit_of(run->manifest);
}

}  // namespace

Exit run(const GlobalOptions& options, const RunCommand& command) {
  watch_stop_signals();
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) {
    report(inputs.error());
    return exit_of(inputs.error());
  }
  const auto folder = run_folder(options.runs, command.crawl.name);
  if (folder && !command.crawl.retry_failed) {
    const auto manifest = read_manifest(*folder);
    if (manifest && *manifest && is_finished(**manifest) && command.crawl.only.empty()) {
      const auto open = open_run(options, command.crawl.name);
      if (open) return tell_finished(options, *open, *inputs);
    }
  }
  const auto outcome = run_all(options, command.crawl, *inputs);
  if (!outcome) {
    report(outcome.error());
    return exit_of(outcome.error());
  }
  return *outcome;
}

}  // namespace vindbaar::app
