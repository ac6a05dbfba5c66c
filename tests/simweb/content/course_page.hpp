#pragma once

#include "tests/simweb/course.hpp"
#include "tests/simweb/document.hpp"

namespace vindbaar::simweb {

/// The page (or, on a one-page catalogue, the article) of a course. `year` is the year of the search: start
/// dates lie after it, stop dates before. Breadcrumbs and related links are the caller's.
Document course_page(const School& school, const Course& course, int year);

/// One sentence for a list of courses; of a course that is not open, it tells so.
std::string teaser_of(const School& school, const Course& course);

}  // namespace vindbaar::simweb
