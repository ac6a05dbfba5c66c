#pragma once
// Every limit of the simulated web, with its unit and reason.

#include <cstddef>

namespace vindbaar::simweb::defaults {

/// Seconds one search of the solver may take; it needs about one. A wall-clock limit only so that a changed
/// table cannot hang the demo.
inline constexpr int solver_seconds = 60;
/// Rounds of gathering deviations in few figures; more gain nothing on the 2022 tables.
inline constexpr int gathering_rounds = 4;
/// Random beginnings of that gathering; four gave the best of twelve.
inline constexpr int gathering_starts = 4;
/// Added to a deviation before it becomes a weight; below the smallest deviation, 1, so that a met figure
/// stays dear.
inline constexpr double gathering_softness = 0.3;
/// A whole number within this of the solver's answer is meant: its own integer tolerance is 1e-5.
inline constexpr double rounding = 1e-4;

/// Bytes of one request: four times the longest URL that Url accepts.
inline constexpr std::size_t longest_request_bytes = 32 * 1024;
/// Seconds the server lives when nobody stops it: a forgotten one must not stay for ever.
inline constexpr int server_seconds = 1800;

/// Share of a school's certificate titles that are packed in its own style; editors differ.
inline constexpr double usual_packaging = 0.75;
/// Share of certificate pages that print the code; real pages seldom do.
inline constexpr double pages_with_code = 0.3;
/// Share of offerings that have a second page for another town or an evening group.
inline constexpr double second_locations = 0.06;
/// Shares of the catalogue of other courses that a school has: of any sector, of its own sectors, of the
/// rest.
inline constexpr double general_courses = 0.6;
inline constexpr double own_sector_courses = 0.4;
inline constexpr double other_sector_courses = 0.05;

/// Share of the list of mbo programmes that a school has: a ROC has dozens, a private school some.
inline constexpr double programmes_funded = 0.45;
inline constexpr double programmes_private = 0.3;
/// Session ids that a site hands out: several, so that each page has several addresses; few, so that a
/// crawler that falls for it still ends.
inline constexpr unsigned sessions = 3;
/// Courses on one page of a listing.
inline constexpr std::size_t listing_page = 10;

}  // namespace vindbaar::simweb::defaults
