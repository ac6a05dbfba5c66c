#pragma once

#include "tests/simweb/web.hpp"

#include <map>
#include <string>
#include <vector>

namespace vindbaar::simweb {

/// The targets of all href attributes, read against `base` and a base element, without fragments and session
/// ids; &amp; is read.
std::vector<Url> links_in(const std::string& html, const Url& base);

/// What a visitor finds who starts at `start` and follows every link on the institution's own hosts.
struct Exploration {
  std::map<std::string, int> status;               ///< By URL asked.
  std::map<std::string, std::string> linked_from;  ///< First page that links there.
};

/// Follows links and redirects, at most `limit` URLs.
Exploration explore(Web& web, const std::string& institution, const std::string& start, std::size_t limit);

/// The body of a URL that must exist, as UTF-8.
std::string text_at(Web& web, const std::string& url);

}  // namespace vindbaar::simweb
