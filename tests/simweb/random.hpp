#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace vindbaar::simweb {

/// The same numbers for the same seed text on every machine: SplitMix64 (Steele, Lea and Flood 2014) started
/// from the FNV-1a hash of the text. The standard library's distributions differ between implementations, so
/// none are used.
class Random {
 public:
  explicit Random(std::string_view seed) noexcept;

  std::uint64_t next() noexcept;
  /// 0 <= number < `end`; `end` is at least 1.
  std::size_t below(std::size_t end) noexcept { return static_cast<std::size_t>(next() % end); }
  /// `lowest` <= number <= `highest`.
  int between(int lowest, int highest) noexcept {
    return lowest + static_cast<int>(below(static_cast<std::size_t>(highest - lowest) + 1));
  }
  /// 0 <= number < 1.
  double fraction() noexcept { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  bool chance(double probability) noexcept { return fraction() < probability; }

  template <class List>
  const auto& pick(const List& list) noexcept {
    return list[below(std::size(list))];
  }

  template <class T>
  void shuffle(std::vector<T>& list) noexcept {
    for (std::size_t left = list.size(); left > 1; --left) std::swap(list[left - 1], list[below(left)]);
  }

 private:
  std::uint64_t state_;
};

/// FNV-1a, 64 bits.
std::uint64_t hash_of(std::string_view text) noexcept;

}  // namespace vindbaar::simweb
