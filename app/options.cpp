#include "app/options.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <sstream>

namespace vindbaar::app {
namespace {

constexpr const char* version = "vindbaar 0.1.0";

constexpr const char* description =
    "Counts which mbo-certificaten can be found on the websites of Dutch vocational institutions,\n"
    "and keeps the pages that prove it.\n";

constexpr const char* footer =
    "\nA first look, without internet:      vindbaar demo\n"
    "The yearly run:                      vindbaar run 2026 --contact you@institute.nl\n"
    "One institution in that run:         vindbaar show 2026 deltion\n"
    "\nExit codes: 0 done; 1 done, but some institutions are not fully measured; 2 wrong usage; 3 bad input "
    "file;\n"
    "4 could not write; 5 stopped by a publishing guard; 130 interrupted, run the same command to go on.\n";

void add_crawl_options(CLI::App& command, CrawlOptions& to) {
  command.add_option("NAME", to.name, "Name of the run; its folder is RUNS/NAME")->required();
  command.add_option("--only", to.only, "Only these institutions (ids, comma between)")
      ->delimiter(',')
      ->type_name("ID,ID");
  command.add_option("--max-pages", to.max_pages, "Most pages an institution (default: 3000)")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  command
      .add_option("--max-megabytes", to.max_megabytes,
                  "Most megabytes an institution, as its servers send them (default: 4000)")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  command
      .add_option("--delay", to.delay_seconds, "Least seconds between two requests to one host (default: 1)")
      ->check(CLI::Range(0.0, 3600.0))
      ->type_name("SEC");
  command.add_option("--concurrency", to.concurrency, "Hosts asked at the same time (default: 32)")
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
  command.add_option("--proxy", to.proxy, "Fetch through this HTTP proxy")->type_name("URL");
  command
      .add_option("--contact", to.contact, "Your mail address: website owners see it; needed for a real run")
      ->type_name("MAIL");
  command
      .add_option("--research-page", to.research_page,
                  "Address of a page about the research; website owners see it beside the contact")
      ->type_name("URL");
  command
      .add_option(
          "--date", to.reference_date,
          "Reference date (peildatum): the register as it was that day (default: the day the run began)")
      ->type_name("YYYY-MM-DD");
  command
      .add_option(
          "--render", to.render,
          "Pages that need JavaScript: drawn by headless Chromium when it is installed (auto), or never")
      ->check(CLI::IsMember({"auto", "never"}))
      ->capture_default_str();
  command.add_flag("--retry-failed", to.retry_failed,
                   "Ask again what failed in an earlier session of this run");
  command
      .add_option("--quiet-hours", to.quiet_hours, "Ask nothing in these hours, Dutch time (default: none)")
      ->type_name("HH:MM-HH:MM");
  command
      .add_option(
          "--since", to.since,
          "Ask only for what changed since this run; what did not is noted as unchanged and read there")
      ->type_name("RUN");
  command.add_flag("--self-contained", to.self_contained,
                   "With --since: copy what did not change, so that the earlier run is needed no more");
  command.add_flag("--follow-moves", to.follow_moves,
                   "Crawl a website that has moved to another domain there (default: only report it)");
}

template <class T>
T& start(CLI::App& app, Options& options, const char* name, const char* what,
         std::function<void(CLI::App&, T&)> fill) {
  auto made = std::make_shared<T>();
  CLI::App* command = app.add_subcommand(name, what);
  command->fallthrough();
  fill(*command, *made);
  command->final_callback([made, &options] { options.command = *made; });
  return *made;
}

void add_commands(CLI::App& app, Options& options) {
  start<RunCommand>(app, options, "run",
                    "The main job: crawl, analyse, count, report. Run again: it goes on where it stopped",
                    [](CLI::App& c, RunCommand& to) { add_crawl_options(c, to.crawl); });
  start<CrawlCommand>(app, options, "crawl",
                      "Only the first step of run: fetch the websites and keep the evidence",
                      [](CLI::App& c, CrawlCommand& to) { add_crawl_options(c, to.crawl); });
  start<PlanCommand>(app, options, "plan",
                     "Before a run: robots verdict, sitemap size, expected requests and hours of each "
                     "institution. Stores nothing",
                     [](CLI::App& c, PlanCommand& to) { add_crawl_options(c, to.crawl); });
  start<AnalyseCommand>(
      app, options, "analyse",
      "Only the second step: read the archived pages and match them (never the network)",
      [](CLI::App& c, AnalyseCommand& to) {
        c.add_option("NAME", to.name, "Name of the run");
        c.add_option("--warc", to.warc, "Read these WARC files instead of the run's own archive")
            ->type_name("FILE")
            ->check(CLI::ExistingFile);
        c.add_option("--date", to.reference_date, "Reference date, where the run has none")
            ->type_name("YYYY-MM-DD");
        c.add_flag("--every-page", to.every_page,
                   "Take every page apart, also those whose first look shows that they can offer "
                   "nothing; many times slower");
      });
  start<CountCommand>(
      app, options, "count",
      "Only the last step: apply the decision rules, write the report files, print the tables",
      [](CLI::App& c, CountCommand& to) {
        c.add_option("NAME", to.name, "Name of the run")->required();
        c.add_option("--baseline", to.baseline, "Print ours beside the published figures of this date")
            ->type_name("YYYY-MM");
      });
  start<DiffCommand>(
      app, options, "diff",
      "What changed between two runs and why, one cause a change; OLD may be a date of published tables",
      [](CLI::App& c, DiffCommand& to) {
        c.add_option("OLD", to.older, "Name of the older run, or 2022-02")->required();
        c.add_option("NEW", to.newer, "Name of the newer run")->required();
        c.add_flag("--as-recorded", to.as_recorded,
                   "Compare what was recorded then instead of reading both archives by today's rules");
      });
  start<TrendCommand>(app, options, "trend", "More than two runs: counts and a chained index, oldest first",
                      [](CLI::App& c, TrendCommand& to) {
                        c.add_option("RUN", to.runs, "Names of the runs")->required()->expected(2, 100);
                        c.add_flag("--as-recorded", to.as_recorded, "As for diff");
                      });
  start<ShowCommand>(
      app, options, "show", "Spot check: an institution id, a certificate code, or a URL, with the evidence",
      [](CLI::App& c, ShowCommand& to) {
        c.add_option("NAME", to.name, "Name of the run")->required();
        c.add_option("WHAT", to.what, "Institution id, certificate code or URL")->required();
        c.add_flag("--fresh", to.fresh,
                   "Crawl this institution again now and show what differs from the run");
        c.add_option("--contact", to.contact, "Your mail address, for --fresh (default: the run's)")
            ->type_name("MAIL");
      });
  start<ExplainCommand>(
      app, options, "explain",
      "Why: `explain NAME URL` (was it fetched, how was it read and matched), `explain count NAME CELL` (the "
      "pages\n"
      "behind a number: K0905, deltion, or deltion/K0905), `explain --url U --file page.html` (any page)",
      [](CLI::App& c, ExplainCommand& to) {
        c.add_option("WORDS", to.words, "NAME URL, or: count NAME CELL")->expected(0, 3);
        c.add_option("--url", to.url, "Where the page of --file stands")->type_name("URL");
        c.add_option("--file", to.file, "A page on this disk")->type_name("FILE")->check(CLI::ExistingFile);
        c.add_option("--date", to.reference_date, "Reference date for --file (default: today)")
            ->type_name("YYYY-MM-DD");
      });
  start<MatchCommand>(
      app, options, "match",
      "Course titles to certificates; without titles reads CSV id,title[,context] from standard input",
      [](CLI::App& c, MatchCommand& to) {
        c.add_option("TITLE", to.titles, "One or more titles, each in quotes");
        c.add_option("--format", to.format, "table, csv or json")
            ->check(CLI::IsMember({"table", "csv", "json"}))
            ->capture_default_str();
        c.add_option("--date", to.reference_date, "The register as it was that day (default: today)")
            ->type_name("YYYY-MM-DD");
      });
  start<EvaluateCommand>(
      app, options, "evaluate", "Measures on judged data how often the program is right: --titles or --pages",
      [](CLI::App& c, EvaluateCommand& to) {
        c.add_option("--titles", to.titles,
                     "Judged titles; code: the right ones with + between, none, or unsure")
            ->type_name("FILE")
            ->check(CLI::ExistingFile);
        c.add_option(
             "--pages", to.pages,
             "Labelled pages: JSON lines with url, html or text, kind, codes, audience, availability …")
            ->type_name("FILE")
            ->check(CLI::ExistingFile);
        c.add_option("--part", to.part,
                     "Of the pages: all, development, or kept_aside (a quarter, by the hash of its id)")
            ->check(CLI::IsMember({"all", "development", "kept_aside"}))
            ->capture_default_str();
        c.add_option("--weights", to.weights, "Measure with these weights instead of the shipped ones")
            ->type_name("FILE")
            ->check(CLI::ExistingFile);
        c.add_option("--precision", to.precision, "Share of the accepted that must be right, for a threshold")
            ->check(CLI::Range(0.0, 1.0))
            ->capture_default_str();
        c.add_flag("--misses", to.misses, "Name every title that was not answered as judged");
        c.add_option("--date", to.reference_date, "The register as it was that day (default: today)")
            ->type_name("YYYY-MM-DD");
      });
  start<TrainCommand>(app, options, "train",
                      "Fits the matcher's weights to judged titles, the same from the same titles each time",
                      [](CLI::App& c, TrainCommand& to) {
                        c.add_option("--sets", to.sets,
                                     "CSV titles,seeds,date,importance,absent: which titles, judged against "
                                     "which register")
                            ->type_name("FILE")
                            ->check(CLI::ExistingFile)
                            ->required();
                        c.add_option("--start", to.start,
                                     "Begin at these weights instead of the shipped ones")
                            ->type_name("FILE")
                            ->check(CLI::ExistingFile);
                        c.add_option("--out", to.out, "Write the weights there (default: standard output)")
                            ->type_name("FILE");
                      });
  start<ExportCommand>(
      app, options, "export",
      "Every file of a counted run: CSV, XLSX, SPSS, JSON, HTML, letters; publishing guards apply",
      [](CLI::App& c, ExportCommand& to) {
        c.add_option("NAME", to.name, "Name of the run")->required();
        c.add_option(
             "--baseline", to.baseline,
             "Hold the figures against this published table (default: the newest before the run's day)")
            ->type_name("DATE");
        c.add_option("--since", to.since, "Hold the figures against this earlier run instead")
            ->type_name("RUN");
        c.add_option("--accept-guard", to.accepted,
                     "Publish all the same: a guard's id (may end in '*') and why; kept in the manifest")
            ->type_name("ID REASON");
        c.add_option("--wacz", to.wacz,
                     "Instead: the archived pages as one file that replayweb.page opens in a browser")
            ->type_name("FILE");
      });
  start<ServeReconcileCommand>(
      app, options, "serve-reconcile",
      "The matcher as a reconciliation service for OpenRefine, on this machine only, until Ctrl-C",
      [](CLI::App& c, ServeReconcileCommand& to) {
        c.add_option("--port", to.port, "Port on 127.0.0.1; 0: any free one")->capture_default_str();
        c.add_option("--date", to.reference_date, "The register as it was that day (default: today)")
            ->type_name("YYYY-MM-DD");
      });
  start<SampleCommand>(
      app, options, "sample", "Draws a random sample of decisions to judge blindly: report/sample.csv",
      [](CLI::App& c, SampleCommand& to) {
        c.add_option("NAME", to.name, "Name of the run")->required();
        c.add_option("--n", to.size, "Decisions to judge")
            ->check(CLI::Range(1, 100000))
            ->capture_default_str();
        c.add_option("--seed", to.seed, "Another number draws another sample")->capture_default_str();
        c.add_flag("--again", to.again, "Replace a sample that is there, with its answers");
      });
  start<QualityCommand>(app, options, "quality",
                        "Turns the answers into precision, recall and a corrected count with intervals",
                        [](CLI::App& c, QualityCommand& to) {
                          c.add_option("NAME", to.name, "Name of the run")->required();
                          c.add_option("--answers", to.answers, "Judged sample (default: report/sample.csv)")
                              ->type_name("FILE");
                        });
  start<DemoCommand>(app, options, "demo",
                     "The main job on the simulated web of 2022 on this machine; no internet needed",
                     [](CLI::App& c, DemoCommand& to) {
                       c.add_option("--year", to.year, "2022 or 2020")
                           ->check(CLI::IsMember({2020, 2022}))
                           ->capture_default_str();
                       c.add_flag("--fresh", to.fresh, "Start over: remove the demo's run first");
                       c.add_option("--concurrency", to.concurrency, "Hosts asked at the same time")
                           ->check(CLI::Range(1, 1000));
                     });

  CLI::App* seeds = app.add_subcommand("seeds", "Keeps the input lists right");
  seeds->fallthrough();
  seeds->require_subcommand(1);
  start<SeedsCheckCommand>(*seeds, options, "check",
                           "Reads every list and names everything wrong in it, with file, line and column",
                           [](CLI::App&, SeedsCheckCommand&) {});
  start<ImportCommand>(*seeds, options, "import-achieved",
                       "Reads achieved certificates (DUO) from a CSV into lists/achieved.csv",
                       [](CLI::App& c, ImportCommand& to) {
                         to.what = ImportCommand::What::achieved;
                         c.add_option("FILE", to.file, "CSV with columns code, jaar, aantal, bekostigd")
                             ->required()
                             ->check(CLI::ExistingFile);
                       });
  start<ImportCommand>(*seeds, options, "import-licences",
                       "Reads recognised programmes (DUO/RIO) from a CSV into lists/potential.csv",
                       [](CLI::App& c, ImportCommand& to) {
                         to.what = ImportCommand::What::licences;
                         c.add_option("FILE", to.file, "CSV with columns BRIN and erkendeopleidingscode")
                             ->required()
                             ->check(CLI::ExistingFile);
                         c.add_option("--relations", to.relations,
                                      "CSV that ties certificate codes to crebo numbers")
                             ->type_name("FILE")
                             ->check(CLI::ExistingFile);
                       });
}

}  // namespace

CommandLine read_command_line(int argc, const char* const* argv) {
  Options options;
  CLI::App app(description, "vindbaar");
  app.footer(footer);
  app.set_version_flag("--version", version);
  app.require_subcommand(1);
  app.add_option("--seeds", options.global.seeds, "Folder with lists/ and baseline/ (default: seeds)")
      ->type_name("DIR");
  app.add_option("--runs", options.global.runs, "Folder of the runs (default: runs)")->type_name("DIR");
  app.add_option("--lang", options.global.language, "Language of reports")
      ->check(CLI::IsMember({"nl", "en"}))
      ->capture_default_str();
  app.add_flag("--json", options.global.json, "Results as JSON, for programs");
  app.add_flag("-q,--quiet", options.global.quiet, "No progress, only results and errors");
  app.add_flag("-v,--verbose", options.global.verbose, "A progress line for every request");
  add_commands(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked_for_text) {
    std::ostringstream out;
    app.exit(asked_for_text, out, out);
    return {std::nullopt, out.str(), 0};
  } catch (const CLI::ParseError& mistake) {
    std::ostringstream out;
    if (app.get_subcommands().empty() && app.remaining_size() > 0)
      out << "'" << app.remaining().front() << "' is no command. ";
    app.exit(mistake, out, out);
    return {std::nullopt, "error E-USAGE: " + out.str(), 2};
  }
  return {options, {}, 0};
}

}  // namespace vindbaar::app
