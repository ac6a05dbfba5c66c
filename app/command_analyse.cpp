#include "app/analysis.hpp"
#include "app/commands.hpp"
#include "app/earlier_runs.hpp"
#include "app/page_listing.hpp"
#include "app/page_reading.hpp"
#include "crawler/crawler.hpp"
#include "output/report/report.hpp"

#include <fmt/format.h>

namespace vindbaar::app {
namespace {

constexpr const char* analysis_version = "2";  // in the findings: what read the pages

using Sites = std::map<std::string, std::vector<ArchivedPage>>;

store::InstitutionRow row_of(const ManifestInstitution& from, const seeds::Institution* seed) {
  store::InstitutionRow row;
  row.id = from.id;
  row.name = seed != nullptr ? seed->name : from.id;
  row.funded = seed != nullptr && seed->funded;
  row.outcome = from.outcome;
  row.reason = from.reason;
  row.robots = from.robots;
  row.pages = from.pages;
  row.errors = from.errors;
  row.skipped = from.skipped;
  row.waiting = from.waiting;
  return row;
}

/// Pages that are on record as unchanged and cannot be read are not absent: the institution is not fully
/// measured.
store::InstitutionRow with_lost(store::InstitutionRow row, const ReadingNotes& notes) {
  const auto lost = notes.lost.find(row.id);
  if (lost == notes.lost.end()) return row;
  if (row.outcome == Outcome::complete) row.outcome = Outcome::partial;
  if (!row.reason.empty()) row.reason += "; ";
  row.reason +=
      fmt::format("{} unchanged page(s) could not be read in the earlier run's archive", lost->second);
  return row;
}

Result<void> write_facts(store::Findings& findings, const OpenRun& run) {
  const std::pair<const char*, std::string> facts[] = {{"run", run.manifest.run},
                                                       {"reference_date", run.day.text()},
                                                       {"software", run.manifest.software},
                                                       {"analysis_version", analysis_version}};
  for (const auto& [name, value] : facts) {
    if (auto written = findings.set_fact(name, value); !written) return written;
  }
  return {};
}

/// The register as it was on the day, so that the findings can name and count without the seeds.
Result<void> write_register(store::Findings& findings, const seeds::Lists& lists, Date day) {
  for (const auto& certificate : lists.certificates) {
    auto added = findings.add(store::CertificateRow{
        certificate.code.text(), certificate.name, std::string(word(certificate.kind)),
        std::string(word(certificate.sector)), certificate.is_valid_on(day), certificate.lnv});
    if (!added) return added;
  }
  return {};
}

/// Applies the decision rules to what was matched.
Result<void> write_offerings(store::Findings& findings, const seeds::Lists& lists, Date day) {
  const auto pages = findings.pages();
  if (!pages) return tl::unexpected(pages.error());
  const auto matches = findings.matches();
  if (!matches) return tl::unexpected(matches.error());
  return findings.replace_offerings(report::decide_offerings(*matches, *pages, lists, day));
}

struct How {
  Depth depth = Depth::deserving;
  bool quiet = false;
};

/// Reads the sites and tells how far it is. Gives the pages taken apart, by institution.
Result<std::map<std::string, std::int64_t>> read_sites(const Analyst& analyst, const Sites& sites,
                                                       store::Readings& kept, store::Findings& findings,
                                                       ReadingNotes& notes, const How& how) {
  std::map<std::string, std::int64_t> taken_apart;
  std::size_t pages = 0;
  std::int64_t whole = 0;
  const auto on_site = [&](const std::string& institution, std::size_t read, std::size_t apart) {
    taken_apart[institution] = static_cast<std::int64_t>(apart);
    pages += read;
    whole += taken_apart[institution];
    if (!how.quiet && stderr_is_terminal())
      tell(fmt::format("\r\x1b[Kreading: {} of {} institutions, {} pages", taken_apart.size(), sites.size(),
                       pages));
  };
  const auto read = analyse_sites(analyst, sites, kept, how.depth, findings, notes.problems, on_site);
  if (!read) return tl::unexpected(read.error());
  if (!how.quiet)
    tell(fmt::format("{}read {} pages of {} institutions; {} could offer something and were taken apart\n",
                     stderr_is_terminal() ? "\r\x1b[K" : "", pages, taken_apart.size(), whole));
  return taken_apart;
}

Result<void> analyse_into(const std::filesystem::path& file, const OpenRun& run, const Inputs& inputs,
                          const Sites& sites, store::Readings& kept, ReadingNotes& notes, const How& how) {
  auto analyst = Analyst::make(inputs.lists, run.day);
  if (!analyst) return tl::unexpected(analyst.error());
  auto findings = store::Findings::create(file);
  if (!findings) return tl::unexpected(findings.error());
  auto taken_apart = read_sites(*analyst, sites, kept, *findings, notes, how);
  if (!taken_apart) return tl::unexpected(taken_apart.error());
  for (const auto& row : run.manifest.institutions) {
    auto institution = with_lost(row_of(row, inputs.lists.institution(row.id)), notes);
    institution.taken_apart = (*taken_apart)[row.id];
    if (auto added = findings->add(institution); !added) return added;
  }
  auto read = write_facts(*findings, run);
  if (read) read = write_register(*findings, inputs.lists, run.day);
  if (read) read = write_offerings(*findings, inputs.lists, run.day);
  if (read) read = findings->finish();
  return read;
}

/// What the sitemaps list, and the shortest way to each page, is in the crawl's log; a run without one
/// (foreign WARC files) does not know.
void mark_ways_there(const OpenRun& run, Sites& sites) {
  const auto log = crawler::read_log(run.folder.path);
  if (!log) return;
  std::map<std::pair<std::string, std::string>, const crawler::LogEntry*> known;
  for (const auto& entry : *log) known[{entry.institution, entry.url}] = &entry;
  for (auto& [id, pages] : sites) {
    for (auto& page : pages) {
      const auto found = known.find({id, page.url});
      if (found == known.end()) continue;
      page.in_sitemap = found->second->in_sitemap ? 1 : 0;
      page.depth = found->second->depth;
    }
  }
}

void tell_problems(const std::vector<std::string>& problems) {
  constexpr std::size_t shown = 20;
  for (std::size_t i = 0; i < problems.size() && i < shown; ++i) tell("warning: " + problems[i] + "\n");
  if (problems.size() > shown)
    tell(fmt::format("warning: and {} more of the kind\n", problems.size() - shown));
}

/// A run made of foreign WARC files: its institutions are those that the files hold pages of.
Result<OpenRun> run_of_files(const GlobalOptions& options, const AnalyseCommand& command, const Sites& sites,
                             const Inputs& inputs) {
  auto folder = run_folder(options.runs, command.name);
  if (!folder) return tl::unexpected(folder.error());
  auto day = date_or(command.reference_date, today());
  if (!day) return tl::unexpected(day.error());
  Manifest manifest;
  manifest.run = command.name;
  manifest.software = "vindbaar/0.1";
  manifest.reference_date = day->text();
  manifest.seeds = inputs.hashes;
  for (const auto& [id, pages] : sites) {
    manifest.institutions.push_back({id, Outcome::partial,
                                     "from WARC files made elsewhere: how complete they are is not known", "",
                                     static_cast<std::int64_t>(pages.size()), 0, 0, 0});
  }
  return OpenRun{*folder, manifest, *day};
}

Result<void> finish(OpenRun& run, const Inputs& inputs) {
  run.manifest.analysed = iso8601(now());
  run.manifest.analysed_seeds = inputs.hashes;
  run.manifest.counted.clear();
  return write_manifest(run.folder, run.manifest);
}

Depth depth_of(const AnalyseCommand& command) {
  return command.every_page ? Depth::every_page : Depth::deserving;
}

/// A run that was crawled has an archive of its own, which foreign files must not replace.
Result<void> name_is_free(const GlobalOptions& options, const AnalyseCommand& command) {
  auto folder = run_folder(options.runs, command.name);
  if (!folder) return tl::unexpected(folder.error());
  const auto manifest = read_manifest(*folder);
  if (!manifest) return tl::unexpected(manifest.error());
  if (!*manifest || (*manifest)->crawl_started.empty()) return {};
  return failure(Error::Kind::usage, "E-RUN-CRAWLED",
                 "run " + command.name + " was crawled on " + (*manifest)->crawl_started +
                     " and has an archive of its own",
                 "choose another name for what is in these files");
}

Result<void> analyse_files(const GlobalOptions& options, const AnalyseCommand& command,
                           const Inputs& inputs) {
  if (const auto free = name_is_free(options, command); !free) return free;
  const auto folder = run_folder(options.runs, command.name);
  if (!folder) return tl::unexpected(folder.error());
  ReadingNotes notes;
  auto sites = pages_of_files(command.warc, inputs.lists, folder->archive(), notes);
  if (!sites) return tl::unexpected(sites.error());
  auto run = run_of_files(options, command, *sites, inputs);
  if (!run) return tl::unexpected(run.error());
  std::error_code ignored;  // what cannot be made cannot be written either, and that is told
  std::filesystem::create_directories(folder->path, ignored);
  auto kept = open_readings(run->folder.readings());
  if (!kept) return tl::unexpected(kept.error());
  auto done = analyse_into(run->folder.findings(), *run, inputs, *sites, *kept, notes,
                           {depth_of(command), options.quiet});
  tell(notes.summary + "\n");
  tell_problems(notes.problems);
  if (!done) return done;
  return finish(*run, inputs);
}

}  // namespace

bool analysed_like_now(const OpenRun& run, const Inputs& inputs) {
  if (run.manifest.analysed.empty() || run.manifest.analysed_seeds != inputs.hashes) return false;
  const auto findings = store::Findings::open(run.folder.findings());
  if (!findings) return false;
  const auto version = findings->fact("analysis_version");
  return version && *version == analysis_version;
}

Result<void> analyse_again(const GlobalOptions& options, const OpenRun& run, const Inputs& inputs,
                           const std::filesystem::path& findings, Depth depth) {
  std::error_code problem;
  std::filesystem::create_directories(findings.parent_path(), problem);
  if (problem)
    return failure(Error::Kind::not_writable, "E-RUN-WRITE",
                   "cannot make folder " + findings.parent_path().string() + ": " + problem.message());
  const auto archives = archives_to_read(run.folder, run.manifest);
  if (!archives) return tl::unexpected(archives.error());
  auto kept = open_readings(run.folder.readings());
  if (!kept) return tl::unexpected(kept.error());
  ReadingNotes notes;
  auto sites = listed_pages(*archives, *kept, notes);
  if (!sites) return tl::unexpected(sites.error());
  mark_ways_there(run, *sites);
  auto done = analyse_into(findings, run, inputs, *sites, *kept, notes, {depth, options.quiet});
  tell_problems(notes.problems);
  return done;
}

Result<void> analyse_step(const GlobalOptions& options, OpenRun& run, const Inputs& inputs, Depth depth) {
  auto done = analyse_again(options, run, inputs, run.folder.findings(), depth);
  if (!done) return done;
  return finish(run, inputs);
}

Exit analyse(const GlobalOptions& options, const AnalyseCommand& command) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) {
    report(inputs.error());
    return exit_of(inputs.error());
  }
  if (command.name.empty()) {
    report({Error::Kind::usage, "E-USAGE", "analyse needs the name of a run",
            "for instance: vindbaar analyse 2026"});
    return Exit::usage;
  }
  Result<void> done;
  if (!command.warc.empty()) {
    done = analyse_files(options, command, *inputs);
  } else if (auto run = open_run(options, command.name); run) {
    done = analyse_step(options, *run, *inputs, depth_of(command));
  } else {
    done = tl::unexpected(run.error());
  }
  if (!done) {
    report(done.error());
    return exit_of(done.error());
  }
  if (!options.quiet) tell(fmt::format("next: vindbaar count {}\n", command.name));
  return Exit::done;
}

}  // namespace vindbaar::app
