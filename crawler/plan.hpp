#pragma once
// Before a crawl: what it would ask of each institution, and how long that takes. Asks robots.txt, the start
// pages and the sitemaps by the crawl's own rules, into a folder that can be thrown away. A third door of the
// room, for who plans a run.

#include "crawler/crawler.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace vindbaar::crawler {

struct InstitutionPlan {
  std::string institution;
  bool is_open = false;  ///< There is something to crawl.
  std::string robots;    ///< "allowed", "robots: Disallow: / (line 2)", "E-ROBOTS-5XX …"; may be empty.
  std::string problem;   ///< Why it is not open, in words.
  std::string moved_to;  ///< Where the start pages redirect to, when that is another domain.
  std::int64_t sitemap_files = 0;    ///< Read, with an answer that could be used.
  std::int64_t sitemap_pages = 0;    ///< Entries that may be asked.
  std::int64_t forbidden_pages = 0;  ///< Addresses that robots.txt keeps us from.
  std::int64_t known_pages = 0;      ///< Start pages, sitemap entries and links of the start pages.
  std::int64_t requests = 0;         ///< That a crawl is expected to make.
  bool is_at_most = false;           ///< No sitemap says how many pages there are: `requests` is the budget.
  std::chrono::milliseconds pause{0};  ///< Between two requests to its slowest host.
  std::chrono::seconds duration{0};    ///< Of the whole crawl of the institution, alone.
};

/// Plans for `settings.only` (or all with a start page), in the order of the list. `folder` has to be new.
/// Fails as crawl() does; `refused`, "E-INTERRUPTED", when `stop` was set.
Result<std::vector<InstitutionPlan>> plan(const std::filesystem::path& folder, const seeds::Lists& lists,
                                          Settings settings, const ReadLinks& read_links,
                                          const OnEvent& on_event, const std::atomic<bool>& stop);

/// How long all of them take side by side, `concurrency` requests at once.
std::chrono::seconds together(const std::vector<InstitutionPlan>& plans, int concurrency);

}  // namespace vindbaar::crawler
