#include "app/commands.hpp"
#include "app/known_pages.hpp"
#include "app/stop_signal.hpp"
#include "app/years.hpp"
#include "core/certificate_code.hpp"
#include "core/url.hpp"

#include <algorithm>

namespace vindbaar::app {
namespace {

Result<std::string> describe(const GlobalOptions& options, const std::string& name, const std::string& what) {
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto run = open_run(options, name);
  if (!run) return tl::unexpected(run.error());
  const auto rows = read_run_rows(*run);
  if (!rows) return tl::unexpected(rows.error());
  const auto language = language_of(options);
  const int width = terminal_width();
  if (const auto url = Url::parse(what))
    return report::describe_page(*rows, inputs->lists, url->text(), language, width);
  const bool is_code = CertificateCode::parse(what) || inputs->lists.certificate(what) != nullptr;
  return is_code ? report::describe_certificate(*rows, inputs->lists, what, language, width)
                 : report::describe_institution(*rows, inputs->lists, what, language, width);
}

template <class Row>
void keep_only(std::vector<Row>& rows, const std::string& institution) {
  std::erase_if(rows, [&](const Row& row) { return row.institution != institution; });
}

/// The year as far as it is about one institution.
void keep_only(Year& year, const std::string& institution) {
  std::erase_if(year.side.rows.institutions, [&](const auto& row) { return row.id != institution; });
  keep_only(year.side.rows.pages, institution);
  keep_only(year.side.rows.matches, institution);
  keep_only(year.side.rows.offerings, institution);
  keep_only(year.side.visits, institution);
}

/// A crawl of its own inside the run's folder, asked as the run was, on the run's reference date.
CrawlOptions crawl_again(const OpenRun& run, const ShowCommand& command) {
  auto settings = run.manifest.settings;
  CrawlOptions crawl;
  crawl.name = command.what + "-" + iso8601(now());
  std::replace(crawl.name.begin(), crawl.name.end(), ':', '-');
  crawl.only = {command.what};
  crawl.reference_date = run.day.text();
  crawl.proxy = settings["proxy"];
  crawl.contact = command.contact.empty() ? settings["contact"] : command.contact;
  crawl.delay_seconds = std::atof(settings["delay_ms"].c_str()) / 1000.0;
  crawl.max_pages = std::atoi(settings["max_pages"].c_str());
  return crawl;
}

Result<std::string> describe_fresh(const GlobalOptions& options, const ShowCommand& command) {
  watch_stop_signals();
  const auto inputs = read_inputs(options.seeds);
  if (!inputs) return tl::unexpected(inputs.error());
  const auto run = open_run(options, command.name);
  if (!run) return tl::unexpected(run.error());
  auto before = open_year(options, command.name, *inputs, false, run->folder.path / "diff");
  if (!before) return tl::unexpected(before.error());

  GlobalOptions inside = options;
  inside.runs = run->folder.path / "fresh";
  const auto crawl = crawl_again(*run, command);
  const auto known = known_pages(options, command.name, inputs->lists);
  if (!known) return tl::unexpected(known.error());
  const auto crawled = crawl_step(inside, crawl, *inputs, *known);
  if (!crawled) return tl::unexpected(crawled.error());
  if (crawled->interrupted)
    return failure(Error::Kind::refused, "E-INTERRUPTED",
                   "the fresh crawl of " + command.what + " was interrupted",
                   "give the same command again: it starts a new one");
  auto fresh = open_run(inside, crawl.name);
  if (!fresh) return tl::unexpected(fresh.error());
  if (auto analysed = analyse_step(inside, *fresh, *inputs); !analysed)
    return tl::unexpected(analysed.error());
  auto now = open_year(inside, crawl.name, *inputs, false, inside.runs);
  if (!now) return tl::unexpected(now.error());
  keep_only(*before, command.what);
  before->side.whole_population = false;
  return describe_difference(options, *before, *now, *inputs);
}

}  // namespace

Exit show(const GlobalOptions& options, const ShowCommand& command) {
  return say_or_report(command.fresh ? describe_fresh(options, command)
                                     : describe(options, command.name, command.what));
}

}  // namespace vindbaar::app
