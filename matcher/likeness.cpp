#include "matcher/likeness.hpp"

#include <algorithm>

namespace vindbaar::matcher {

Spelling::Spelling(std::string_view word) : word_(word) {
  if (word.size() >= longest_word) return;
  for (std::size_t i = 0; i < word.size(); ++i)
    places_[static_cast<unsigned char>(word[i])] |= std::uint64_t{1} << i;
}

std::size_t Spelling::edits_to(std::string_view other, std::size_t limit) const {
  const std::size_t gap =
      word_.size() > other.size() ? word_.size() - other.size() : other.size() - word_.size();
  if (gap > limit || word_.size() >= longest_word || other.size() >= longest_word) return limit + 1;
  if (word_.empty()) return std::min(other.size(), limit + 1);
  // The columns of the table of distances, as differences between neighbours: up, down, and whether the
  // diagonal is free.
  std::uint64_t up = ~std::uint64_t{0};
  std::uint64_t down = 0;
  std::uint64_t diagonal = 0;
  std::uint64_t before = 0;
  const std::uint64_t last = std::uint64_t{1} << (word_.size() - 1);
  std::size_t distance = word_.size();
  for (const char letter : other) {
    const std::uint64_t here = places_[static_cast<unsigned char>(letter)];
    const std::uint64_t swapped = ((~diagonal & here) << 1) & before;
    diagonal = ((((here & up) + up) ^ up) | here | down) | swapped;
    const std::uint64_t rises = down | ~(diagonal | up);
    const std::uint64_t falls = diagonal & up;
    distance += (rises & last) != 0 ? 1U : 0U;
    distance -= (falls & last) != 0 ? 1U : 0U;
    const std::uint64_t carried = (rises << 1) | 1;
    up = (falls << 1) | ~(diagonal | carried);
    down = carried & diagonal;
    before = here;
  }
  return std::min(distance, limit + 1);
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto parted = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(parted.first - a.begin());
}

std::vector<std::uint32_t> trigrams(std::string_view text) {
  std::vector<std::uint32_t> grams;
  if (text.empty()) return grams;
  grams.reserve(text.size() + 1);
  std::uint32_t window = (std::uint32_t{' '} << 8) | std::uint32_t{' '};
  const auto push = [&](unsigned char letter) {
    window = ((window << 8) | letter) & 0xFFFFFFU;
    grams.push_back(window);
  };
  for (const char c : text) push(static_cast<unsigned char>(c));
  push(' ');
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t both = 0;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    const std::uint32_t left = *i;
    const std::uint32_t right = *j;
    both += left == right ? 1U : 0U;
    i += left <= right ? 1 : 0;
    j += right <= left ? 1 : 0;
  }
  return both;
}

}  // namespace vindbaar::matcher
