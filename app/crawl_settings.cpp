#include "app/crawl_settings.hpp"

#include <algorithm>

namespace vindbaar::app {

crawler::Settings settings_of(const CrawlOptions& options) {
  crawler::Settings settings;
  settings.delay = std::chrono::milliseconds(static_cast<std::int64_t>(options.delay_seconds * 1000.0));
  if (options.concurrency > 0) settings.concurrency = options.concurrency;
  if (options.max_pages > 0) settings.max_pages = options.max_pages;
  if (options.max_megabytes > 0) settings.max_megabytes = options.max_megabytes;
  settings.proxy = options.proxy;
  settings.contact = options.contact;
  settings.research_page = options.research_page;
  settings.only = options.only;
  settings.retry_failed = options.retry_failed;
  settings.follow_moves = options.follow_moves;
  settings.quiet_hours = options.quiet_hours;
  settings.self_contained = options.self_contained;
  return settings;
}

Result<std::vector<std::string>> chosen_institutions(const seeds::Lists& lists,
                                                     const std::vector<std::string>& only, Date day) {
  std::vector<std::string> ids;
  for (const auto& id : only) {
    if (lists.institution(id) == nullptr) {
      return failure(Error::Kind::usage, "E-INSTITUTION",
                     "--only: there is no institution '" + id + "' in institutions.csv",
                     "the first column of seeds/lists/institutions.csv has the ids");
    }
  }
  for (const auto& row : lists.institutions) {
    const bool named = std::find(only.begin(), only.end(), row.id) != only.end();
    if (only.empty() ? row.is_valid_on(day) : named) ids.push_back(row.id);
  }
  return ids;
}

}  // namespace vindbaar::app
