#include "app/commands.hpp"
#include "app/earlier_runs.hpp"
#include "archive/wacz.hpp"

#include <fmt/format.h>

#include <map>

namespace vindbaar::app {
namespace {

/// Titles of the pages, when the run was analysed.
std::map<std::string, std::string> titles_of(const OpenRun& run) {
  std::map<std::string, std::string> titles;
  if (run.manifest.analysed.empty()) return titles;
  const auto rows = read_run_rows(run);
  if (!rows) return titles;
  for (const auto& page : rows->pages) titles[page.url] = page.title;
  return titles;
}

Result<std::string> write_wacz(const GlobalOptions& options, const ExportCommand& command) {
  const auto run = open_run(options, command.name);
  if (!run) return tl::unexpected(run.error());
  const auto archives = archives_to_read(run->folder, run->manifest);
  if (!archives) return tl::unexpected(archives.error());
  const auto titles = titles_of(*run);
  archive::WaczOptions wacz;
  wacz.title = "vindbaar " + run->manifest.run;
  wacz.description =
      "Websearch of Dutch adult vocational education, reference date " + run->manifest.reference_date;
  wacz.software = run->manifest.software;
  wacz.created = now();
  wacz.earlier.assign(archives->begin() + 1, archives->end());
  wacz.title_of = [&](const std::string& url) {
    const auto found = titles.find(url);
    return found == titles.end() ? std::string() : found->second;
  };
  const auto written = archive::write_wacz(run->folder.archive(), command.wacz, wacz);
  if (!written) return tl::unexpected(written.error());
  std::string text = fmt::format("{}: {} pages, {} records in {} WARC file(s)", command.wacz.string(),
                                 written->pages, written->records, written->files);
  if (written->copied > 0)
    text += fmt::format("; {} of them from earlier runs, since they did not change", written->copied);
  return text + "\n";
}

}  // namespace

Exit export_wacz(const GlobalOptions& options, const ExportCommand& command) {
  return say_or_report(write_wacz(options, command));
}

}  // namespace vindbaar::app
