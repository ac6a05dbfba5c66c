#pragma once

#include "crawler/crawler.hpp"
#include "crawler/limits.hpp"

namespace vindbaar::crawler {

/// crawl() with limits of the caller's choice: for tests that provoke them.
Result<Summary> crawl_within(const Limits& limits, const std::filesystem::path& run_folder,
                             const seeds::Lists& lists, const Settings& settings, const ReadLinks& read_links,
                             const OnEvent& on_event, const std::atomic<bool>& stop);

}  // namespace vindbaar::crawler
