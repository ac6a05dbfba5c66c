#pragma once
// Which texts hold a three-letter sequence: flat lists, for counting what a text shares with thousands.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace vindbaar::matcher {

/// Built once, then read by many threads.
class GramIndex {
 public:
  /// `text`: its number. Call `settle` after the last.
  void add(std::uint32_t text, std::span<const std::uint32_t> grams);
  void settle();

  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  /// Its number, from 0 to size() - 1; `none` when no text holds it.
  std::uint32_t number(std::uint32_t gram) const { return slots_[place_of(gram)].number; }
  std::size_t size() const noexcept { return begins_.size() - 1; }
  /// The texts that hold the gram of this number, in the order they were added.
  std::span<const std::uint32_t> texts_of(std::uint32_t number) const {
    return {texts_.data() + begins_[number], texts_.data() + begins_[number + 1]};
  }
  /// The same by gram; empty when no text holds it.
  std::span<const std::uint32_t> texts(std::uint32_t gram) const {
    const std::uint32_t known = number(gram);
    return known == none ? std::span<const std::uint32_t>() : texts_of(known);
  }

 private:
  struct Slot {
    std::uint32_t gram = none;  ///< A gram has 24 bits.
    std::uint32_t number = none;
  };
  std::size_t place_of(std::uint32_t gram) const;

  std::vector<std::pair<std::uint32_t, std::uint32_t>> added_;
  std::vector<Slot> slots_;            ///< Open addressing; a power of two, at most half full.
  std::vector<std::uint32_t> begins_;  ///< In `texts_`, of each number; one more for the end.
  std::vector<std::uint32_t> texts_;
};

}  // namespace vindbaar::matcher
