#pragma once

#include "tests/simweb/school.hpp"

#include <string_view>

namespace vindbaar::simweb {

/// What is fixed about a school's site. `site` is the host without "www." and ".example", or the whole name
/// before
/// ".example" when it holds a dot.
struct SchoolRow {
  std::string_view id;
  std::string_view site;
  std::string_view adult_site;  ///< Empty: the same host.
  std::string_view adult_path;
  std::string_view town;
  Layout layout = Layout::cards;
  CoursePath course_path = CoursePath::under_listing;
};

/// Null when the table does not know the institution.
const SchoolRow* school_row(std::string_view institution_id);

/// The one site that asks for a crawl delay, a small one, and the one that has no robots.txt.
inline constexpr std::string_view slow_school = "svoz";
inline constexpr std::string_view school_without_robots = "nimeto";

}  // namespace vindbaar::simweb
