#include "matcher/gram_index.hpp"

#include <algorithm>
#include <bit>

namespace vindbaar::matcher {

void GramIndex::add(std::uint32_t text, std::span<const std::uint32_t> grams) {
  for (const std::uint32_t gram : grams) added_.emplace_back(gram, text);
}

void GramIndex::settle() {
  std::stable_sort(added_.begin(), added_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < added_.size(); ++i)
    distinct += i == 0 || added_[i].first != added_[i - 1].first;
  slots_.assign(std::bit_ceil(2 * distinct + 2), Slot{});
  texts_.reserve(added_.size());
  for (const auto& [gram, text] : added_) {
    Slot& slot = slots_[place_of(gram)];
    if (slot.gram == none) {
      slot = {gram, static_cast<std::uint32_t>(begins_.size())};
      begins_.push_back(static_cast<std::uint32_t>(texts_.size()));
    }
    texts_.push_back(text);
  }
  begins_.push_back(static_cast<std::uint32_t>(texts_.size()));
  added_ = {};
}

std::size_t GramIndex::place_of(std::uint32_t gram) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = (gram * 2654435769U >> 8) & mask;
  while (slots_[place].gram != none && slots_[place].gram != gram) place = (place + 1) & mask;
  return place;
}

}  // namespace vindbaar::matcher
