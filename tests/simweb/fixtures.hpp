#pragma once
// The files beside a site's pages.

#include "tests/simweb/school.hpp"

#include <string>
#include <vector>

namespace vindbaar::simweb {

/// The text of robots.txt; empty for a site that has none.
std::string robots_txt(const School& school);

/// A page with a link to the next month, for ever. `month` as in "2022-03"; other text begins at the year's
/// start.
std::string calendar_page(const School& school, std::string_view month, int year);

/// Sitemap files by path: "/sitemap.xml" and, for an index, its parts; gzipped ones are bytes of a gzip
/// member.
std::vector<std::pair<std::string, std::string>> sitemaps(const School& school,
                                                          const std::vector<std::string>& urls, int year);

}  // namespace vindbaar::simweb
