#pragma once
// The shipped weights: matcher/weights.csv, built into the program.

#include <string_view>

namespace vindbaar::matcher {

/// CSV with columns feature, weight; every feature stands in it.
std::string_view shipped_weights_csv() noexcept;

}  // namespace vindbaar::matcher
