// export: every file of a counted run, once the publishing guards agree or were accepted with a reason.
#include "app/archived_texts.hpp"
#include "app/commands.hpp"
#include "app/counting.hpp"

#include "core/text.hpp"
#include "output/files/files.hpp"
#include "output/report/guards.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::app {
namespace {

/// What an export is held against: a published table, an earlier run, or the newest table before the day.
Result<std::optional<report::PreviousCounts>> previous_of(const GlobalOptions& options,
                                                          const ExportCommand& command, const Inputs& inputs,
                                                          Date day) {
  using Previous = std::optional<report::PreviousCounts>;
  if (!command.since.empty()) {
    const auto earlier = open_run(options, command.since);
    if (!earlier) return tl::unexpected(earlier.error());
    const auto counted = count_findings(*earlier, inputs);
    if (!counted) return tl::unexpected(counted.error());
    return Previous(report::previous_counts_of(command.since, counted->counts));
  }
  auto baseline =
      command.baseline.empty()
          ? baseline_before(inputs, day)
          : seeds::read_baseline(inputs.folder, command.baseline, inputs.lists).map([](seeds::Baseline read) {
              return std::optional(std::move(read));
            });
  if (!baseline) return tl::unexpected(baseline.error());
  if (!*baseline) return Previous();
  return Previous(report::previous_counts_of(**baseline, inputs.lists));
}

struct Judged {
  std::vector<report::Guard> open;
  std::vector<std::string> accepted;  ///< "institution-high:deltion: a new website".
};

/// What was accepted in an earlier export of this run stays accepted, as long as its figures are the same.
Judged judge(const std::vector<report::Guard>& guards, const ExportCommand& command, Manifest& manifest) {
  Judged judged;
  for (const report::Guard& guard : guards) {
    const auto given = std::find_if(command.accepted.begin(), command.accepted.end(),
                                    [&](const auto& one) { return report::accepts(one.first, guard.id); });
    if (given != command.accepted.end()) manifest.accepted_guards[guard.id] = {guard.what, given->second};
    const auto known = manifest.accepted_guards.find(guard.id);
    if (known == manifest.accepted_guards.end() || known->second.what != guard.what)
      judged.open.push_back(guard);
    else
      judged.accepted.push_back(fmt::format("{} ({}): {}", guard.id, guard.what, known->second.reason));
  }
  return judged;
}

/// A slip of the hand in an id would look as if the guard could not be accepted.
void tell_unmatched(const std::vector<report::Guard>& guards, const ExportCommand& command) {
  for (const auto& [pattern, reason] : command.accepted) {
    const bool any = std::any_of(
        guards.begin(), guards.end(),
        [&, &pattern = pattern](const report::Guard& guard) { return report::accepts(pattern, guard.id); });
    if (!any)
      tell(fmt::format("no publishing guard '{}' stops this export; nothing was accepted by it\n", pattern));
  }
}

void tell_stopped(const std::vector<report::Guard>& open, const std::string& name) {
  tell(fmt::format("E-GUARD: {} publishing guard(s) stop this export; look at each figure first:\n",
                   open.size()));
  for (const report::Guard& guard : open) tell(fmt::format("  {}: {}\n", guard.id, guard.what));
  tell(
      fmt::format("next: `vindbaar explain count {0} CELL` shows the pages behind a figure; accept one with\n"
                  "  vindbaar export {0} --accept-guard {1} \"reason\"\n"
                  "(an id may end in '*'; the reason is kept in manifest.json and printed in the report)\n",
                  name, open.front().id));
}

/// What the answers in report/sample.csv say; nothing when no sample was drawn or none is answered.
Result<std::optional<report::Quality>> judged_quality(const OpenRun& run, const Counted& counted) {
  using Quality = std::optional<report::Quality>;
  const auto file = run.folder.report() / "sample.csv";
  std::error_code problem;
  if (!std::filesystem::exists(file, problem)) return Quality();
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto answers = report::read_answers(*bytes, file.string());
  if (!answers) return tl::unexpected(answers.error());
  return report::quality_of(counted.rows.offerings, *answers);
}

Result<void> write_all(const GlobalOptions& options, const OpenRun& run, const Inputs& inputs,
                       const Counted& counted, const report::Material& material,
                       const std::vector<report::MonitorTable>& tables,
                       const std::vector<std::string>& accepted) {
  auto quality = judged_quality(run, counted);
  if (!quality) return tl::unexpected(quality.error());
  if (auto written = report::write_csv(run.folder.report(), counted.counts, counted.rows, inputs.lists);
      !written)
    return written;
  const auto language = language_of(options);
  const auto letters = report::letters_of(material, language);
  const auto offerings = report::facts_of(counted.rows, inputs.lists);
  auto archived = archived_texts(run, inputs, counted.rows);
  if (!archived) return tl::unexpected(archived.error());
  const auto known = known_before(options, run, inputs);
  if (!known) return tl::unexpected(known.error());
  return files::write_files(
      run.folder.report(),
      {run.manifest.run, material, language, tables, offerings, letters, std::move(*quality), accepted,
       std::move(*archived), report::coverage_of(counted.rows, inputs.lists, *known)});
}

/// "Why" is what a reader of the report sees beside the figure.
Result<void> reasons_are_given(const ExportCommand& command) {
  for (const auto& [pattern, reason] : command.accepted) {
    if (trim(reason).empty())
      return failure(Error::Kind::usage, "E-GUARD-REASON", "--accept-guard " + pattern + " has no reason",
                     "say in a few words why the figure is right; the report prints them");
  }
  return {};
}

Result<Exit> export_run(const GlobalOptions& options, const ExportCommand& command) {
  if (auto given = reasons_are_given(command); !given) return tl::unexpected(given.error());
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  auto run = open_run(options, command.name);
  if (!run) return tl::unexpected(run.error());
  const auto counted = count_findings(*run, *inputs);
  if (!counted) return tl::unexpected(counted.error());
  const auto supply = read_supply(*inputs);
  if (!supply) return tl::unexpected(supply.error());
  const auto previous = previous_of(options, command, *inputs, run->day);
  if (!previous) return tl::unexpected(previous.error());

  const auto language = language_of(options);
  const auto material = material_of(*counted, *inputs, run->day, *supply);
  const auto tables = report::monitor_tables(material, language);
  const auto guards = report::guards_of(counted->counts, *previous ? &**previous : nullptr,
                                        report::audit_of(tables, language));
  tell_unmatched(guards, command);
  const Judged judged = judge(guards, command, run->manifest);
  if (!judged.accepted.empty()) {
    if (auto kept = write_manifest(run->folder, run->manifest); !kept) return tl::unexpected(kept.error());
  }
  if (!judged.open.empty()) {
    tell_stopped(judged.open, command.name);
    return Exit::guard;
  }
  if (auto written = write_all(options, *run, *inputs, *counted, material, tables, judged.accepted); !written)
    return tl::unexpected(written.error());
  say(fmt::format("exported: {}\n",
                  std::filesystem::absolute(run->folder.report()).lexically_normal().string()));
  return exit_of(run->manifest);
}

}  // namespace

Exit export_report(const GlobalOptions& options, const ExportCommand& command) {
  const auto done = export_run(options, command);
  if (done) return *done;
  report(done.error());
  return exit_of(done.error());
}

}  // namespace vindbaar::app
