#include "app/commands.hpp"

#include "app/crawl_settings.hpp"
#include "app/drawn_pages.hpp"
#include "app/earlier_runs.hpp"
#include "app/known_pages.hpp"
#include "app/old_sites.hpp"
#include "app/progress.hpp"
#include "app/stop_signal.hpp"
#include "archive/archive.hpp"
#include "crawler/crawler.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::app {
namespace {

constexpr int drawing_rounds = 4;  // a drawn page's links lead to shells, whose links lead to more

std::map<std::string, std::string> describe(const crawler::Settings& settings, const std::string& since) {
  return {{"delay_ms", std::to_string(settings.delay.count())},
          {"concurrency", std::to_string(settings.concurrency)},
          {"max_pages", std::to_string(settings.max_pages)},
          {"max_megabytes", std::to_string(settings.max_megabytes)},
          {"proxy", settings.proxy},
          {"contact", settings.contact},
          {"research_page", settings.research_page},
          {"quiet_hours", settings.quiet_hours},
          {"follow_moves", settings.follow_moves ? "true" : "false"},
          {since_setting, since},
          {self_contained_setting, settings.self_contained ? "true" : "false"}};
}

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const auto& id : ids) text += (text.empty() ? "" : ",") + id;
  return text;
}

ManifestInstitution row_of(const crawler::InstitutionResult& result) {
  return {result.institution, result.outcome, result.reason,  result.robots,
          result.pages,       result.errors,  result.skipped, result.waiting};
}

/// New results replace the ones of the same institution; an earlier session's others stay.
void merge(std::vector<ManifestInstitution>& rows, const std::vector<crawler::InstitutionResult>& results) {
  for (const auto& result : results) {
    const auto known =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == result.institution; });
    if (known != rows.end()) *known = row_of(result);
    if (known == rows.end()) rows.push_back(row_of(result));
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
}

/// The run that this one follows: settled when it begins, since what it has on record as unchanged lies
/// there.
Result<std::string> follows(const Manifest& manifest, const CrawlOptions& crawl, bool has_begun) {
  const auto known = manifest.settings.find(since_setting);
  const std::string before = known == manifest.settings.end() ? "" : known->second;
  if (!has_begun || crawl.since.empty() || crawl.since == before) return has_begun ? before : crawl.since;
  return failure(Error::Kind::usage, "E-RUN-SINCE",
                 "run " + crawl.name + (before.empty() ? " follows no run" : " follows run " + before) +
                     ", not " + crawl.since,
                 "leave --since out to go on with this run, or choose another name for a new one");
}

/// The run whose offerings this one asks for again, settled when it begins: the one it follows, else the
/// latest before its day.
std::string asks_pages_of(const Manifest& manifest, const RunFolder& folder, bool has_begun,
                          const std::string& followed) {
  if (!followed.empty()) return followed;
  const auto known = manifest.settings.find(asks_pages_of_setting);
  if (has_begun) return known == manifest.settings.end() ? "" : known->second;
  const auto day = Date::parse(manifest.reference_date);
  return day ? latest_run_before(folder.path.parent_path(), *day) : "";
}

Result<Manifest> begin_or_continue(const RunFolder& folder, const CrawlOptions& crawl,
                                   const crawler::Settings& settings, const Inputs& inputs) {
  auto known = read_manifest(folder);
  if (!known) return tl::unexpected(known.error());
  Manifest manifest = known->value_or(Manifest{});
  auto asked_day = date_or(crawl.reference_date, today());
  if (!asked_day) return tl::unexpected(asked_day.error());
  if (*known && !crawl.reference_date.empty() && manifest.reference_date != crawl.reference_date) {
    return failure(Error::Kind::usage, "E-RUN-DATE",
                   "run " + crawl.name + " has reference date " + manifest.reference_date + ", not " +
                       crawl.reference_date,
                   "leave --date out to go on with this run, or choose another name for a new one");
  }
  if (!*known) {
    manifest.run = crawl.name;
    manifest.crawl_started = iso8601(now());
    manifest.reference_date = asked_day->text();
  }
  manifest.software = settings.software;
  const auto followed = follows(manifest, crawl, known->has_value());
  if (!followed) return tl::unexpected(followed.error());
  const std::string asked = asks_pages_of(manifest, folder, known->has_value(), *followed);
  manifest.settings = describe(settings, *followed);
  manifest.settings[asks_pages_of_setting] = asked;
  manifest.settings["only"] = joined(crawl.only);
  manifest.seeds = inputs.hashes;
  if (auto written = write_manifest(folder, manifest); !written) return tl::unexpected(written.error());
  return manifest;
}

/// Shells that nobody filled are a gap in what was measured, and the institution's row says so.
void note_shells(Manifest& manifest, const DrawnPages& pages) {
  constexpr std::int64_t gap_share = 10;  // one page in ten, and a site is not completely measured
  for (auto& row : manifest.institutions) {
    const auto found = pages.shells.find(row.id);
    if (found == pages.shells.end()) continue;
    const Shells& shells = found->second;
    if (!row.reason.empty()) row.reason += "; ";
    row.reason += fmt::format("{} page(s) need JavaScript", shells.drawn + shells.not_drawn);
    if (shells.drawn > 0) row.reason += fmt::format(", {} drawn by a browser", shells.drawn);
    if (shells.not_drawn > 0) row.reason += fmt::format(", {} not: {}", shells.not_drawn, shells.why_not);
    const bool is_gap = static_cast<std::int64_t>(shells.not_drawn) * gap_share > row.pages;
    if (is_gap && row.outcome == Outcome::complete) row.outcome = Outcome::partial;
  }
}

/// What was analysed and counted before new pages came is out of date.
void note_progress(Manifest& manifest, const crawler::Summary& summary) {
  if (summary.nothing_to_do && !manifest.crawl_finished.empty()) return;
  manifest.crawl_finished = summary.interrupted ? "" : iso8601(now());
  manifest.analysed.clear();
  manifest.counted.clear();
}

}  // namespace

Result<StepResult> crawl_step(const GlobalOptions& options, const CrawlOptions& crawl, const Inputs& inputs,
                              const KnownPages& known_before) {
  auto folder = run_folder(options.runs, crawl.name);
  if (!folder) return tl::unexpected(folder.error());
  auto settings = settings_of(crawl);
  auto manifest = begin_or_continue(*folder, crawl, settings, inputs);
  if (!manifest) return tl::unexpected(manifest.error());
  auto day = Date::parse(manifest->reference_date);
  if (!day) return tl::unexpected(day.error());
  auto ids = chosen_institutions(inputs.lists, settings.only, *day);
  if (!ids) return tl::unexpected(ids.error());
  settings.only = *ids;
  auto earlier = earlier_archives(options.runs, *manifest);
  if (!earlier) return tl::unexpected(earlier.error());
  settings.earlier_archives = *std::move(earlier);
  settings.known_pages = known_before;
  if (const std::string asked = manifest->settings[asks_pages_of_setting]; !asked.empty()) {
    auto known = known_pages(options, asked, inputs.lists);
    if (!known && asked == manifest->settings[since_setting]) return tl::unexpected(known.error());
    if (!known) report(known.error());
    if (known) {
      if (!options.quiet) tell("asks again for the pages that offered something in run " + asked + "\n");
      for (auto& [id, pages] : *known) {
        auto& all = settings.known_pages[id];
        all.insert(all.end(), pages.begin(), pages.end());
      }
    }
  }

  const auto detail = options.quiet     ? Progress::Detail::quiet
                      : options.verbose ? Progress::Detail::every_request
                                        : Progress::Detail::normal;
  const seeds::Lists lists = with_old_sites(inputs.lists, *day);
  DrawnPages pages;
  const auto read_links = [&](const crawler::FetchedPage& page) { return links_of(page, pages); };
  Result<crawler::Summary> summary = tl::unexpected(Error{});
  bool has_drawn = false;
  for (int round = 0; round < drawing_rounds; ++round) {
    {
      Progress progress(detail, ids->size());
      summary = crawler::crawl(
          folder->path, lists, settings, read_links,
          [&](const crawler::Event& event) { progress.show(event); }, stop_wanted());
    }
    if (!summary) return tl::unexpected(summary.error());
    merge(manifest->institutions, summary->institutions);
    if (summary->interrupted) break;
    auto drawn = draw_pages(
        *folder, lists, settings, crawl.render != "never",
        [&](const std::string& line) {
          if (!options.quiet) tell(line);
        },
        stop_wanted());
    if (!drawn) return tl::unexpected(drawn.error());
    pages = std::move(*drawn);
    if (!pages.has_new_links) break;
    has_drawn = true;
  }
  note_shells(*manifest, pages);
  if (has_drawn) summary->nothing_to_do = false;
  note_progress(*manifest, *summary);
  if (auto indexed = archive::write_index(folder->archive()); !indexed)
    return tl::unexpected(indexed.error());
  if (auto written = write_manifest(*folder, *manifest); !written) return tl::unexpected(written.error());
  return StepResult{summary->interrupted, summary->nothing_to_do};
}

Exit crawl(const GlobalOptions& options, const CrawlCommand& command) {
  watch_stop_signals();
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) {
    report(inputs.error());
    return exit_of(inputs.error());
  }
  const auto crawled = crawl_step(options, command.crawl, *inputs);
  if (!crawled) {
    report(crawled.error());
    return exit_of(crawled.error());
  }
  if (crawled->interrupted) {
    tell("interrupted: what was fetched is kept; run the same command again to go on\n");
    return Exit::interrupted;
  }
  if (crawled->nothing_to_do && !options.quiet) tell("nothing left to fetch: this crawl is finished\n");
  const auto run = open_run(options, command.crawl.name);
  return run ? exit_of(run->manifest) : Exit::bad_input;
}

}  // namespace vindbaar::app
