#pragma once

#include <cstddef>
#include <vector>

namespace vindbaar::crawler {

/// A step from one URL to another: a click, or a redirect, which costs none.
struct Step {
  std::size_t from = 0;
  std::size_t to = 0;
  bool is_redirect = false;
};

/// Clicks on the shortest way from any of `starts` to each of `count` URLs. What cannot be reached from there
/// is measured from `other_roots` (URLs known from a sitemap), as a tree of its own; -1 for what neither
/// reaches.
std::vector<int> depths(std::size_t count, const std::vector<Step>& steps,
                        const std::vector<std::size_t>& starts, const std::vector<std::size_t>& other_roots);

}  // namespace vindbaar::crawler
