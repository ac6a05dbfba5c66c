#pragma once
// One function a command: what was typed becomes calls to the rooms, in order. Each returns the exit code;
// errors have been told when it returns.

#include "app/analysis.hpp"
#include "app/console.hpp"
#include "app/inputs.hpp"
#include "app/known_pages.hpp"
#include "app/options.hpp"
#include "output/report/report.hpp"

namespace vindbaar::app {

Exit run(const GlobalOptions& options, const RunCommand& command);
Exit crawl(const GlobalOptions& options, const CrawlCommand& command);
Exit plan(const GlobalOptions& options, const PlanCommand& command);
Exit analyse(const GlobalOptions& options, const AnalyseCommand& command);
Exit count(const GlobalOptions& options, const CountCommand& command);
Exit diff_command(const GlobalOptions& options, const DiffCommand& command);
Exit trend(const GlobalOptions& options, const TrendCommand& command);
Exit show(const GlobalOptions& options, const ShowCommand& command);
Exit explain(const GlobalOptions& options, const ExplainCommand& command);
Exit match(const GlobalOptions& options, const MatchCommand& command);
Exit evaluate(const GlobalOptions& options, const EvaluateCommand& command);
/// `evaluate --pages`.
Exit evaluate_pages(const GlobalOptions& options, const EvaluateCommand& command);
Exit train(const GlobalOptions& options, const TrainCommand& command);
Exit export_report(const GlobalOptions& options, const ExportCommand& command);
Exit export_wacz(const GlobalOptions& options, const ExportCommand& command);
Exit sample(const GlobalOptions& options, const SampleCommand& command);
Exit quality(const GlobalOptions& options, const QualityCommand& command);
Exit import_list(const GlobalOptions& options, const ImportCommand& command);
Exit serve_reconcile(const GlobalOptions& options, const ServeReconcileCommand& command);
Exit check_seeds(const GlobalOptions& options, const SeedsCheckCommand& command);
Exit demo(const GlobalOptions& options, const DemoCommand& command);

// The steps of `run`, for `run`, `demo` and their own commands. Each reads and writes the run's manifest.

/// What a step says it did.
struct StepResult {
  bool interrupted = false;
  bool nothing_to_do = false;
};
/// `known_before`: pages to ask besides what is found, those of the run of `--since` apart.
Result<StepResult> crawl_step(const GlobalOptions& options, const CrawlOptions& crawl, const Inputs& inputs,
                              const KnownPages& known_before = {});
Result<void> analyse_step(const GlobalOptions& options, OpenRun& run, const Inputs& inputs,
                          Depth depth = Depth::deserving);

/// Whether a run's findings were made by this program from these seeds: another analysis would give the same.
bool analysed_like_now(const OpenRun& run, const Inputs& inputs);

/// Reads a run's archive once more into `findings`, and leaves the run as it is.
Result<void> analyse_again(const GlobalOptions& options, const OpenRun& run, const Inputs& inputs,
                           const std::filesystem::path& findings, Depth depth = Depth::deserving);

Result<void> count_step(OpenRun& run, const Inputs& inputs, const std::string& baseline);

/// What differs between two years, rows and all, for people.
struct Year;
Result<std::string> describe_difference(const GlobalOptions& options, const Year& before, const Year& now,
                                        const Inputs& inputs);

/// All rows of an analysed run.
Result<report::Rows> read_run_rows(const OpenRun& run);

/// What `print_report` adds below the tables.
struct ReportExtras {
  std::string baseline;  ///< "2022-02": print ours beside the published figures; empty: not.
  std::filesystem::path known_differences;  ///< CSV key,explanation; may be empty.
};
/// Prints the tables of a counted run and where its files are.
Result<void> print_report(const GlobalOptions& options, const OpenRun& run, const Inputs& inputs,
                          const ReportExtras& extras);

/// The language of reports that was asked for.
report::Language language_of(const GlobalOptions& options);

/// `partly_measured` when an institution of the run is not complete, else `done`.
Exit exit_of(const Manifest& manifest);

}  // namespace vindbaar::app
