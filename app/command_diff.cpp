#include "app/commands.hpp"
#include "app/years.hpp"
#include "output/diff/diff.hpp"
#include "output/files/files.hpp"

#include <fmt/format.h>

namespace vindbaar::app {
namespace {

constexpr std::size_t most_texts = 500;  // side by side in the HTML page: more is no page to read

struct Compared {
  Year before;
  Year now;
  diff::Comparison comparison;
  diff::Context context;
};

diff::Comparison compare(const Year& before, const Year& now, const Inputs& inputs,
                         report::Language language) {
  return diff::compare(before.side, now.side, inputs.lists, language);
}

/// Before anything is read: two runs, the older first.
Result<void> check_order(const OpenRun& older, const OpenRun& newer) {
  const std::string& old_name = older.manifest.run;
  const std::string& new_name = newer.manifest.run;
  if (old_name == new_name)
    return failure(Error::Kind::usage, "E-DIFF-SAME",
                   fmt::format("{} would be compared with itself", old_name),
                   "name two runs, the older first: vindbaar diff 2025 2026");
  if (newer.day < older.day)
    return failure(
        Error::Kind::usage, "E-DIFF-ORDER",
        fmt::format("{} ({}) is later than {} ({})", old_name, older.day.text(), new_name, newer.day.text()),
        fmt::format("the older run comes first: vindbaar diff {} {}", new_name, old_name));
  return {};
}

void warn_if_unfinished(const OpenRun& run) {
  std::error_code problem;
  const bool was_crawled = std::filesystem::exists(run.folder.path / "crawl.sqlite", problem);
  if (was_crawled && run.manifest.crawl_finished.empty())
    tell(fmt::format(
        "warning: run {0} is not finished; what it did not reach is unknown. Go on with: vindbaar "
        "run {0}\n",
        run.manifest.run));
}

Result<std::unique_ptr<Compared>> compare_runs(const GlobalOptions& options, const std::string& old_name,
                                               const std::string& new_name, bool as_recorded,
                                               const Inputs& inputs) {
  const auto older = open_run(options, old_name);
  if (!older) return tl::unexpected(older.error());
  const auto newer = open_run(options, new_name);
  if (!newer) return tl::unexpected(newer.error());
  if (auto allowed = check_order(*older, *newer); !allowed) return tl::unexpected(allowed.error());
  for (const OpenRun* run : {&*older, &*newer}) warn_if_unfinished(*run);
  const auto scratch = newer->folder.path / "diff";
  auto before = open_year(options, old_name, inputs, as_recorded, scratch);
  if (!before) return tl::unexpected(before.error());
  auto now = open_year(options, new_name, inputs, as_recorded, scratch);
  if (!now) return tl::unexpected(now.error());
  // On the heap: the rows of a comparison point into its two sides.
  auto compared = std::make_unique<Compared>(Compared{std::move(*before), std::move(*now), {}, {}});
  compared->comparison = compare(compared->before, compared->now, inputs, language_of(options));
  compared->context.bridge = diff::bridge(compared->comparison.rows);
  compared->context.panel =
      diff::panel(compared->comparison, compared->before.side, compared->now.side, inputs.lists);
  compared->context.as_recorded = as_recorded;
  if (compared->before.is_analysed_now && !older->manifest.counted.empty())
    compared->context.corrections =
        diff::found_afterwards(compared->before.recorded, compared->before.side.rows.offerings);
  return compared;
}

files::Workbook workbook_of(const Compared& compared, const std::vector<report::MonitorTable>& tables,
                            report::Language language) {
  const bool is_dutch = language == report::Language::nl;
  const auto side = [](const Year& year) { return year.side.name + " (" + year.side.day.text() + ")"; };
  return {
      is_dutch ? "Vindbaar aanbod van mbo-certificaten: twee metingen vergeleken"
               : "Findable supply of mbo certificates: two runs compared",
      is_dutch ? "Toelichting" : "Notes",
      {{is_dutch ? "Toen" : "Then", side(compared.before)}, {is_dutch ? "Nu" : "Now", side(compared.now)}},
      tables};
}

Result<void> write_files(const Compared& compared, const Inputs& inputs, report::Language language) {
  const auto folder = compared.now.run.folder.report();
  if (auto written = diff::write_csv(folder, compared.comparison, compared.context); !written) return written;
  const std::string stem = "diff-" + compared.comparison.old_name;
  const auto tables = diff::tables_of(compared.comparison, compared.context, inputs.lists, language);
  if (auto written =
          files::write_workbook(folder / (stem + ".xlsx"), workbook_of(compared, tables, language));
      !written)
    return written;
  return write_file(folder / (stem + ".html"),
                    diff::html_of(compared.comparison, compared.context, inputs.lists, language));
}

Result<Exit> diff_runs(const GlobalOptions& options, const DiffCommand& command, const Inputs& inputs) {
  auto compared = compare_runs(options, command.older, command.newer, command.as_recorded, inputs);
  if (!compared) return tl::unexpected(compared.error());
  const auto language = language_of(options);
  auto& context = (*compared)->context;
  context.texts = diff::side_by_side((*compared)->comparison, texts_of((*compared)->before, inputs),
                                     texts_of((*compared)->now, inputs), most_texts);
  if (auto written = write_files(**compared, inputs, language); !written)
    return tl::unexpected(written.error());
  if (options.json) {
    say(diff::json_of((*compared)->comparison, context));
    return exit_of((*compared)->now.run.manifest);
  }
  say(diff::print_summary((*compared)->comparison, context, inputs.lists, language, terminal_width()));
  const auto report = std::filesystem::absolute((*compared)->now.run.folder.report()).lexically_normal();
  say(fmt::format("\nreport: {0}/diff-{1}.csv, diff-{1}.xlsx, diff-{1}.html\n", report.string(),
                  command.older));
  return exit_of((*compared)->now.run.manifest);
}

/// A published table has no archive behind it: totals only.
Result<Exit> diff_baseline(const GlobalOptions& options, const DiffCommand& command, const Inputs& inputs) {
  const auto baseline = seeds::read_baseline(inputs.folder, command.older, inputs.lists);
  if (!baseline) return tl::unexpected(baseline.error());
  const auto run = open_run(options, command.newer);
  if (!run) return tl::unexpected(run.error());
  const auto rows = read_run_rows(*run);
  if (!rows) return tl::unexpected(rows.error());
  const auto counts = report::count(rows->offerings, rows->institutions, inputs.lists, run->day, nullptr);
  const auto totals = diff::compare_totals(*baseline, counts, inputs.lists);
  const auto file = run->folder.report() / ("diff-" + command.older + "-totals.csv");
  if (auto written = write_file(file, diff::csv_of(totals)); !written) return tl::unexpected(written.error());
  if (options.json) {
    say(diff::json_of(totals, command.older, command.newer));
    return exit_of(run->manifest);
  }
  say(diff::print_totals(totals, command.older, command.newer, language_of(options), terminal_width()));
  say(fmt::format("\nreport: {}\n", std::filesystem::absolute(file).lexically_normal().string()));
  return exit_of(run->manifest);
}

bool is_baseline(const Inputs& inputs, const std::string& name) {
  std::error_code problem;
  return std::filesystem::is_directory(inputs.folder / "baseline" / name, problem);
}

bool is_run(const GlobalOptions& options, const std::string& name) {
  const auto folder = run_folder(options.runs, name);
  std::error_code problem;
  return folder && std::filesystem::exists(folder->manifest(), problem);
}

int findable(const Year& year) {
  int count = 0;
  for (const auto& row : year.side.rows.offerings) count += row.findable ? 1 : 0;
  return count;
}

Result<Exit> chain_runs(const GlobalOptions& options, const TrendCommand& command, const Inputs& inputs) {
  std::vector<std::pair<std::string, int>> counts;
  std::vector<diff::PanelCount> panels;
  for (std::size_t i = 1; i < command.runs.size(); ++i) {
    auto compared = compare_runs(options, command.runs[i - 1], command.runs[i], command.as_recorded, inputs);
    if (!compared) return tl::unexpected(compared.error());
    if (i == 1) counts.emplace_back(command.runs[0], findable((*compared)->before));
    counts.emplace_back(command.runs[i], findable((*compared)->now));
    panels.push_back((*compared)->context.panel);
  }
  const auto links = diff::chain(counts, panels);
  say(options.json ? diff::json_of(links) : diff::print_chain(links, language_of(options), terminal_width()));
  return Exit::done;
}

template <class Command, class Step>
Exit with_inputs(const GlobalOptions& options, const Command& command, const Step& step) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) {
    report(inputs.error());
    return exit_of(inputs.error());
  }
  const Result<Exit> done = step(options, command, *inputs);
  if (done) return *done;
  report(done.error());
  return exit_of(done.error());
}

}  // namespace

Exit diff_command(const GlobalOptions& options, const DiffCommand& command) {
  return with_inputs(options, command, [](const auto& global, const auto& what, const Inputs& inputs) {
    const bool is_published = !is_run(global, what.older) && is_baseline(inputs, what.older);
    return is_published ? diff_baseline(global, what, inputs) : diff_runs(global, what, inputs);
  });
}

Exit trend(const GlobalOptions& options, const TrendCommand& command) {
  return with_inputs(options, command, chain_runs);
}

Result<std::string> describe_difference(const GlobalOptions& options, const Year& before, const Year& now,
                                        const Inputs& inputs) {
  const auto comparison = compare(before, now, inputs, language_of(options));
  diff::Context context;
  context.bridge = diff::bridge(comparison.rows);
  context.panel = diff::panel(comparison, before.side, now.side, inputs.lists);
  if (options.json) return diff::json_of(comparison, context);
  return diff::print_summary(comparison, context, inputs.lists, language_of(options), terminal_width()) +
         diff::list_of(comparison, language_of(options), terminal_width());
}

}  // namespace vindbaar::app
