#include "matcher/likeness.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::matcher {

std::size_t edits(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t longest_gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  constexpr std::size_t cells = 64;
  if (longest_gap > limit || b.size() >= cells || a.size() >= cells) return limit + 1;
  std::array<std::size_t, cells> before{}, last{}, row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return std::min(last[b.size()], limit + 1);
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

double dice(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() && b.empty()) return 0;
  std::size_t shared = 0;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++shared, ++i, ++j;
    }
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

}  // namespace vindbaar::matcher
