#pragma once
// A third pair of simulated years with a known truth, on sites as schools have them: menus, cookie walls,
// related courses and footers on every page, course finders, pagination, ordinary programmes with their
// keuzedelen, news archives and vacancies around the courses. Written from the notes on real pages, apart
// from the comparison.

#include "tests/e2e/two_years.hpp"

namespace vindbaar::tests {

TwoYears third_years();

}  // namespace vindbaar::tests
