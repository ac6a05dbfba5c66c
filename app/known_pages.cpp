#include "app/known_pages.hpp"

#include "app/commands.hpp"
#include "app/counting.hpp"
#include "app/earlier_runs.hpp"

#include <set>

namespace vindbaar::app {
namespace {

/// The institution that asks now for what `id` showed then.
std::string asks_now(const seeds::Lists& lists, std::string id) {
  std::set<std::string> seen;
  while (seen.insert(id).second) {
    const auto* institution = lists.institution(id);
    if (institution == nullptr || institution->merged_into.empty()) break;
    id = institution->merged_into;
  }
  return id;
}

}  // namespace

Result<KnownPages> known_pages(const GlobalOptions& options, const std::string& name,
                               const seeds::Lists& lists) {
  const auto run = open_run(options, name);
  if (!run) return tl::unexpected(run.error());
  const auto rows = read_run_rows(*run);
  if (!rows) return tl::unexpected(rows.error());
  std::map<std::string, std::set<std::string>> urls;
  for (const auto& offering : rows->offerings) {
    if (offering.findable) urls[asks_now(lists, offering.institution)].insert(offering.url);
  }
  for (const auto& match : rows->matches) {
    if (match.verdict == word(Verdict::accepted)) urls[asks_now(lists, match.institution)].insert(match.url);
  }
  KnownPages pages;
  for (const auto& [institution, texts] : urls) {
    for (const auto& text : texts) {
      if (auto url = Url::parse(text)) pages[institution].push_back(std::move(*url));
    }
  }
  return pages;
}

Result<report::KnownBefore> known_before(const GlobalOptions& options, const OpenRun& run,
                                         const Inputs& inputs) {
  report::KnownBefore known;
  std::string name;
  for (const char* setting : {since_setting, asks_pages_of_setting}) {
    const auto found = run.manifest.settings.find(setting);
    if (name.empty() && found != run.manifest.settings.end()) name = found->second;
  }
  std::error_code problem;
  if (name.empty() || !std::filesystem::exists(options.runs / name, problem)) return known;
  const auto pages = known_pages(options, name, inputs.lists);
  if (!pages) return tl::unexpected(pages.error());
  for (const auto& [institution, urls] : *pages) {
    for (const Url& url : urls) known.emplace(institution, url.text());
  }
  return known;
}

}  // namespace vindbaar::app
