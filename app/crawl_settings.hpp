#pragma once

#include "app/options.hpp"
#include "core/date.hpp"
#include "core/result.hpp"
#include "crawler/crawler.hpp"

#include <string>
#include <vector>

namespace vindbaar::app {

/// What was typed, as the crawler wants it.
crawler::Settings settings_of(const CrawlOptions& options);

/// Institutions that exist on the day, unless the user names others.
Result<std::vector<std::string>> chosen_institutions(const seeds::Lists& lists,
                                                     const std::vector<std::string>& only, Date day);

}  // namespace vindbaar::app
