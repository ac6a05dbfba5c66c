#pragma once

#include "tests/simweb/content/school_pages.hpp"
#include "tests/simweb/course.hpp"
#include "tests/simweb/document.hpp"
#include "tests/simweb/school.hpp"

#include <vector>

namespace vindbaar::simweb {

/// Everything a school's site says.
struct SiteContent {
  School school;
  int year = 0;
  std::vector<Course> courses;
  std::vector<Document> documents;
  std::vector<Link> menu;
  std::vector<Link> footer;
};

/// Pages, listings, menus and the links between them. On a one-page site the courses lie in the listing.
SiteContent site_content(const School& school, std::vector<Course> courses, const NamesToDrop& names,
                         int year);

/// The listing's address, page 1 being without a number.
std::string listing_path(const School& school, std::size_t page);

/// The absolute URL of the page that proves a course.
std::string course_url(const School& school, const std::vector<Course>& courses, const Course& course);

}  // namespace vindbaar::simweb
