#include "app/commands.hpp"
#include "app/counting.hpp"

#include "core/csv.hpp"
#include "output/report/report.hpp"
#include "output/store/store.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::app {
namespace {

Result<report::KnownDifferences> read_known_differences(const std::filesystem::path& file) {
  report::KnownDifferences known;
  if (file.empty()) return known;
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_csv(*bytes, file.string());
  if (!table) return tl::unexpected(table.error());
  const auto cell = table->column("cell");
  const auto explanation = table->column("explanation");
  if (!cell || !explanation) {
    return failure(Error::Kind::bad_input, "E-CSV-COLUMN",
                   file.string() + " lacks the column 'cell' or 'explanation'");
  }
  for (const auto& row : table->rows) known[row.cells[*cell]] = row.cells[*explanation];
  return known;
}

std::map<std::string, std::int64_t> totals(const Counted& counted) {
  const auto findable = std::count_if(counted.rows.offerings.begin(), counted.rows.offerings.end(),
                                      [](const auto& row) { return row.findable; });
  const auto doubtful = std::count_if(counted.rows.offerings.begin(), counted.rows.offerings.end(),
                                      [](const auto& row) { return row.verdict == "doubtful"; });
  return {{"findable_offerings", findable},
          {"doubtful_offerings", doubtful},
          {"pages_read", static_cast<std::int64_t>(counted.rows.pages.size())},
          {"institutions_measured", counted.counts.measured},
          {"institutions_known", counted.counts.known}};
}

std::string not_measured(const Counted& counted) {
  std::string text;
  for (const auto& row : counted.rows.institutions) {
    if (row.outcome != Outcome::complete)
      text += fmt::format("  {} ({}): {}\n", row.id, word(row.outcome), row.reason);
  }
  return text.empty() ? "" : "not fully measured, and so never counted as nothing there:\n" + text;
}

}  // namespace

Result<std::optional<seeds::Baseline>> baseline_before(const Inputs& inputs, Date day) {
  std::string newest;
  std::error_code problem;
  for (std::filesystem::directory_iterator it(inputs.folder / "baseline", problem), end;
       !problem && it != end; it.increment(problem)) {
    const std::string date = it->path().filename().string();
    const bool has_counts = std::filesystem::exists(it->path() / "bijlage_table_5.csv", problem);
    if (has_counts && date < day.text().substr(0, 7) && date > newest) newest = date;
  }
  if (newest.empty()) return std::optional<seeds::Baseline>();
  auto baseline = seeds::read_baseline(inputs.folder, newest, inputs.lists);
  if (!baseline) return tl::unexpected(baseline.error());
  return std::optional<seeds::Baseline>(std::move(*baseline));
}

Result<Counted> count_findings(const OpenRun& run, const Inputs& inputs) {
  auto rows = read_run_rows(run);
  if (!rows) return tl::unexpected(rows.error());
  auto previous = baseline_before(inputs, run.day);
  if (!previous) return tl::unexpected(previous.error());
  auto counts = report::count(rows->offerings, rows->institutions, inputs.lists, run.day,
                              *previous ? &**previous : nullptr);
  return Counted{std::move(*rows), std::move(counts)};
}

Result<Supply> read_supply(const Inputs& inputs) {
  auto achieved = seeds::read_achieved(inputs.folder);
  if (!achieved) return tl::unexpected(achieved.error());
  auto potential = seeds::read_potential(inputs.folder);
  if (!potential) return tl::unexpected(potential.error());
  return Supply{std::move(*achieved), std::move(*potential)};
}

report::Material material_of(const Counted& counted, const Inputs& inputs, Date day, const Supply& supply) {
  return {counted.rows,
          inputs.lists,
          day,
          counted.counts,
          supply.achieved ? &*supply.achieved : nullptr,
          supply.potential ? &*supply.potential : nullptr};
}

Result<report::Rows> read_run_rows(const OpenRun& run) {
  auto findings = store::Findings::open(run.folder.findings());
  if (!findings) return tl::unexpected(findings.error());
  return report::read_rows(*findings);
}

Result<void> count_step(OpenRun& run, const Inputs& inputs, const std::string& baseline) {
  if (!baseline.empty()) {
    if (auto published = seeds::read_baseline(inputs.folder, baseline, inputs.lists); !published)
      return tl::unexpected(published.error());
  }
  auto counted = count_findings(run, inputs);
  if (!counted) return tl::unexpected(counted.error());
  if (auto written = report::write_csv(run.folder.report(), counted->counts, counted->rows, inputs.lists);
      !written) {
    return written;
  }
  run.manifest.counted = iso8601(now());
  run.manifest.counts = totals(*counted);
  return write_manifest(run.folder, run.manifest);
}

Result<void> print_report(const GlobalOptions& options, const OpenRun& run, const Inputs& inputs,
                          const ReportExtras& extras) {
  auto counted = count_findings(run, inputs);
  if (!counted) return tl::unexpected(counted.error());
  const auto language = language_of(options);
  if (options.json) {
    say(report::json_of(counted->counts) + "\n");
    return {};
  }
  say(report::print_tables(counted->counts, language, terminal_width()));
  if (!extras.baseline.empty()) {
    auto baseline = seeds::read_baseline(inputs.folder, extras.baseline, inputs.lists);
    if (!baseline) return tl::unexpected(baseline.error());
    auto known = read_known_differences(extras.known_differences);
    if (!known) return tl::unexpected(known.error());
    const auto cells =
        report::compare(counted->counts, counted->rows.offerings, *baseline, inputs.lists, *known);
    say("\n" + report::print_comparison(cells, language, terminal_width()));
  }
  if (!options.quiet) tell(not_measured(*counted));
  say(fmt::format("\nreport: {}\n",
                  std::filesystem::absolute(run.folder.report()).lexically_normal().string()));
  return {};
}

report::Language language_of(const GlobalOptions& options) {
  return options.language == "en" ? report::Language::en : report::Language::nl;
}

Exit exit_of(const Manifest& manifest) {
  for (const auto& row : manifest.institutions) {
    if (row.outcome != Outcome::complete) return Exit::partly_measured;
  }
  return Exit::done;
}

Exit count(const GlobalOptions& options, const CountCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) {
    report(inputs.error());
    return exit_of(inputs.error());
  }
  auto run = open_run(options, command.name);
  if (!run) {
    report(run.error());
    return exit_of(run.error());
  }
  auto done = count_step(*run, *inputs, command.baseline);
  if (done) done = print_report(options, *run, *inputs, {command.baseline, {}});
  if (!done) {
    report(done.error());
    return exit_of(done.error());
  }
  return exit_of(run->manifest);
}

}  // namespace vindbaar::app
