#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vindbaar::crawler {

/// Tells of a 64-bit key that it was surely not added before, in a megabyte whatever their number (Bloom
/// 1970, two bits a key). Of a million others, one key in twenty is taken for one of them; that costs a look
/// into the database, nothing more.
class KeyFilter {
 public:
  void add(std::uint64_t key) noexcept {
    bits_[first(key) / 64] |= bit(first(key));
    bits_[second(key) / 64] |= bit(second(key));
  }
  bool may_have(std::uint64_t key) const noexcept {
    return (bits_[first(key) / 64] & bit(first(key))) != 0 &&
           (bits_[second(key) / 64] & bit(second(key))) != 0;
  }

 private:
  static constexpr std::size_t size = std::size_t{1} << 23;
  static std::size_t first(std::uint64_t key) noexcept { return (key * 0x9E3779B97F4A7C15ULL) >> 41; }
  static std::size_t second(std::uint64_t key) noexcept { return (key * 0xC2B2AE3D27D4EB4FULL) >> 41; }
  static std::uint64_t bit(std::size_t at) noexcept { return std::uint64_t{1} << (at % 64); }

  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(size / 64);
};

}  // namespace vindbaar::crawler
