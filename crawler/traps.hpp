#pragma once
// Traps: parts of a site that have no end (calendars, filters, links that feed on themselves). What can be
// told from a URL alone is told by trap_in(); what only shows in numbers is a shape with a budget: URLs that
// differ only in digits, dates or query values are one shape, and no more than its budget of them are asked.
// Pure.

#include "core/url.hpp"

#include <optional>
#include <string>

namespace vindbaar::crawler {

/// "trap: path repeats 'a' 4 times"; empty when nothing is odd about the URL itself.
std::string trap_in(const Url& url);

/// The family a URL belongs to.
struct Shape {
  std::string key;   ///< "roc.nl/agenda/@"; '#' digits, '@' a date.
  int budget = 0;    ///< URLs of the shape that are asked.
  std::string trap;  ///< The reason for those beyond: "trap: calendar, more than 60 of roc.nl/agenda/@".
};

/// Nothing for a URL without digits and query: it is its own kind.
std::optional<Shape> shape_of(const Url& url);

}  // namespace vindbaar::crawler
