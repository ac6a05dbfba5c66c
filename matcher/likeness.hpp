#pragma once
// How alike two short texts are, letter by letter. All in bytes of folded text, all pure.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vindbaar::matcher {

/// Edits (insert, delete, replace, swap neighbours: optimal string alignment) that turn `a` into `b`, or
/// `limit` + 1 when it takes more. Time |a| * |b|; words only.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit);

/// Letters the two share at their beginning.
std::size_t common_prefix(std::string_view a, std::string_view b);

/// The distinct three-letter sequences of `text` with two spaces before and one after it, sorted; each packed
/// in 24 bits.
std::vector<std::uint32_t> trigrams(std::string_view text);

/// Dice coefficient of two sorted sets: 2 |A and B| / (|A| + |B|), from 0 to 1; 0 when both are empty.
double dice(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace vindbaar::matcher
