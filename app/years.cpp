#include "app/years.hpp"

#include "app/analysis.hpp"
#include "app/commands.hpp"
#include "app/console.hpp"
#include "app/earlier_runs.hpp"
#include "archive/archive.hpp"
#include "crawler/crawler.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace vindbaar::app {
namespace {

diff::Visit visit_of(crawler::LogEntry entry) {
  diff::Visit visit;
  visit.institution = std::move(entry.institution);
  visit.url = std::move(entry.url);
  visit.state = entry.state == "fetched"   ? diff::Visit::State::fetched
                : entry.state == "failed"  ? diff::Visit::State::failed
                : entry.state == "skipped" ? diff::Visit::State::skipped
                                           : diff::Visit::State::queued;
  visit.status = entry.status;
  visit.reason = std::move(entry.reason);
  visit.redirect_to = std::move(entry.redirect_to);
  visit.found_on = std::move(entry.found_on);
  if (entry.when) visit.when = iso8601(*entry.when);
  return visit;
}

/// A run made from WARC files has no log: then only its pages are known.
Result<std::vector<diff::Visit>> visits_of(const OpenRun& run) {
  std::vector<diff::Visit> visits;
  auto log = crawler::read_log(run.folder.path);
  if (!log && log.error().code == "E-RUN-MISSING") return visits;
  if (!log) return tl::unexpected(log.error());
  visits.reserve(log->size());
  for (auto& entry : *log) {
    if (entry.kind == "page") visits.push_back(visit_of(std::move(entry)));
  }
  return visits;
}

bool has_archive(const OpenRun& run) {
  std::error_code problem;
  return !std::filesystem::is_empty(run.folder.archive(), problem) && !problem;
}

Result<report::Rows> rows_in(const std::filesystem::path& findings) {
  auto store = store::Findings::open(findings);
  if (!store) return tl::unexpected(store.error());
  return report::read_rows(*store);
}

/// Looks pages up in a run's archive, whose index is read when the first is asked for. Bodies of unchanged
/// pages lie in earlier runs.
class ArchivedTexts {
 public:
  ArchivedTexts(extractors::Reader reader, const OpenRun& run) : reader_(std::move(reader)), run_(run) {}

  std::optional<std::string> of(const std::string& institution, const std::string& url) {
    if (!is_open_) open();
    const auto page = pages_.find(institution + '\n' + url);
    if (page == pages_.end()) return std::nullopt;
    const auto loaded = load_page(page->second);
    if (!loaded) return std::nullopt;
    const auto document = reader_.parse({url, page->second.status, loaded->content_type, loaded->body});
    return reader_.read(document, extractors::SiteProfile()).page.main_text;
  }

 private:
  void open() {
    is_open_ = true;
    const auto archives = archives_to_read(run_.folder, run_.manifest);
    if (!archives) return;
    ReadingNotes notes;
    auto sites = pages_of_run(*archives, notes);
    if (!sites) return;
    for (auto& [institution, site] : *sites) {
      for (auto& page : site) pages_.insert_or_assign(institution + '\n' + page.url, std::move(page));
    }
  }

  extractors::Reader reader_;
  OpenRun run_;
  bool is_open_ = false;
  std::unordered_map<std::string, ArchivedPage> pages_;
};

/// Recorded rows, or nothing when the program cannot read what was recorded then.
Result<std::optional<report::Rows>> recorded_rows(const OpenRun& run, bool is_needed) {
  auto rows = rows_in(run.folder.findings());
  if (rows) return std::optional(std::move(*rows));
  if (is_needed || rows.error().kind != Error::Kind::bad_input) return tl::unexpected(rows.error());
  return std::optional<report::Rows>();
}

}  // namespace

Result<Year> open_year(const GlobalOptions& options, const std::string& name, const Inputs& inputs,
                       bool as_recorded, const std::filesystem::path& scratch) {
  auto run = open_run(options, name);
  if (!run) return tl::unexpected(run.error());
  const bool is_current = analysed_like_now(*run, inputs);
  const bool read_again = !as_recorded && !is_current && has_archive(*run);
  if (!as_recorded && !is_current && !read_again)
    tell(fmt::format("warning: {} has no archive of its own: compared as it was recorded then\n", name));

  auto recorded = recorded_rows(*run, !read_again);
  if (!recorded) return tl::unexpected(recorded.error());
  auto visits = visits_of(*run);
  if (!visits) return tl::unexpected(visits.error());
  Year year{
      *run, {name, run->day, {}, std::move(*visits), run->manifest.settings["only"].empty()}, {}, read_again};
  if (!read_again) {
    year.side.rows = std::move(**recorded);
    return year;
  }
  if (*recorded) year.recorded = std::move((*recorded)->offerings);
  const auto findings = scratch / (name + "-findings.sqlite");
  if (!options.quiet) tell(fmt::format("reading {} again with today's rules and phrases\n", name));
  if (auto done = analyse_again(options, *run, inputs, findings); !done) return tl::unexpected(done.error());
  auto rows = rows_in(findings);
  if (!rows) return tl::unexpected(rows.error());
  year.side.rows = std::move(*rows);
  return year;
}

diff::TextOf texts_of(const Year& year, const Inputs& inputs) {
  auto reader = extractors::Reader::make(inputs.lists);
  if (!reader) return [](const std::string&, const std::string&) { return std::optional<std::string>(); };
  auto archive = std::make_shared<ArchivedTexts>(std::move(*reader), year.run);
  return [archive](const std::string& institution, const std::string& url) {
    return archive->of(institution, url);
  };
}

}  // namespace vindbaar::app
