#include "app/archived_texts.hpp"

#include "app/analysis.hpp"
#include "app/console.hpp"
#include "app/earlier_runs.hpp"
#include "extractors/passages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

namespace vindbaar::app {
namespace {

/// The pages of the archive that an offering rests on.
std::vector<ArchivedPage> wanted_pages(const std::map<std::string, std::vector<ArchivedPage>>& sites,
                                       const report::Rows& rows) {
  std::set<std::pair<std::string_view, std::string_view>> wanted;
  for (const auto& offering : rows.offerings) wanted.emplace(offering.institution, offering.url);
  std::vector<ArchivedPage> pages;
  for (const auto& [institution, site] : sites) {
    for (const auto& page : site) {
      if (wanted.contains({institution, page.url})) pages.push_back(page);
    }
  }
  return pages;
}

files::ArchivedPassage passage_of(extractors::Passage passage) {
  using From = extractors::Passage::Role;
  using To = files::ArchivedPassage::Role;
  To role = To::paragraph;
  if (passage.role == From::heading) role = To::heading;
  if (passage.role == From::list_item) role = To::list_item;
  if (passage.role == From::cell) role = To::cell;
  return {role,
          passage.level,
          std::move(passage.text),
          std::move(passage.link),
          passage.starts_row,
          passage.is_furniture};
}

std::optional<files::ArchivedText> text_of(const extractors::Reader& reader, const ArchivedPage& page) {
  const auto loaded = load_page(page);
  if (!loaded) return std::nullopt;
  const auto document = reader.parse({page.url, page.status, loaded->content_type, loaded->body});
  files::ArchivedText text{
      page.institution, page.url, page.archived_at, fmt::format("{}:{}", page.file, page.offset), {}};
  for (auto& passage : extractors::passages_of(document))
    text.passages.push_back(passage_of(std::move(passage)));
  return text;
}

}  // namespace

Result<std::vector<files::ArchivedText>> archived_texts(const OpenRun& run, const Inputs& inputs,
                                                        const report::Rows& rows) {
  const auto reader = extractors::Reader::make(inputs.lists);
  if (!reader) return tl::unexpected(reader.error());
  const auto archives = archives_to_read(run.folder, run.manifest);
  if (!archives) return tl::unexpected(archives.error());
  ReadingNotes notes;
  const auto sites = pages_of_run(*archives, notes);
  if (!sites) return tl::unexpected(sites.error());
  const auto pages = wanted_pages(*sites, rows);

  std::vector<std::optional<files::ArchivedText>> read(pages.size());
  std::atomic<std::size_t> next{0};
  const auto read_some = [&] {
    for (std::size_t at = next++; at < pages.size(); at = next++) read[at] = text_of(*reader, pages[at]);
  };
  {
    std::vector<std::jthread> threads;
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 1; i < cores; ++i) threads.emplace_back(read_some);
    read_some();
  }
  std::vector<files::ArchivedText> texts;
  for (auto& one : read) {
    if (one) texts.push_back(std::move(*one));
  }
  return texts;
}

}  // namespace vindbaar::app
