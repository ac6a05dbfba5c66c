#pragma once
// Between crawl and analysis: pages that only a browser can fill are drawn, archived beside their responses,
// and put to the crawl once more for the links that came to light.

#include "app/analysis.hpp"
#include "app/run_folder.hpp"
#include "crawler/crawler.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace vindbaar::app {

/// What became of an institution's shells.
struct Shells {
  std::size_t drawn = 0;
  std::size_t not_drawn = 0;  ///< Needs JavaScript, and was not given it.
  std::string why_not;        ///< In words, of the last one.
};

struct DrawnPages {
  std::map<std::string, Shells> shells;        ///< By institution; only those that have some.
  std::map<std::string, ArchivedPage> by_url;  ///< The drawn ones, of this and earlier sessions.
  bool has_new_links = false;                  ///< crawl() has more to read.
};

/// Draws every shell of the run that has not been drawn yet. `may_draw` false, or no browser on this machine:
/// they are only counted. Fails when the archive or crawl.sqlite cannot be written.
Result<DrawnPages> draw_pages(const RunFolder& run, const seeds::Lists& lists,
                              const crawler::Settings& settings, bool may_draw,
                              const std::function<void(const std::string&)>& tell_line,
                              const std::atomic<bool>& stop);

/// The links of a page, also of what a browser made of it.
std::vector<crawler::FoundLink> links_of(const crawler::FetchedPage& page, const DrawnPages& drawn);

}  // namespace vindbaar::app
