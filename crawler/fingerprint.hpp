#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vindbaar::crawler {

/// SimHash of a text that comes in pieces (Charikar 2002; Manku, Jain and Das Sarma 2007): each run of three
/// words votes on every one of 64 bits.
class Fingerprint {
 public:
  /// A piece of text; a word goes on over pieces until end_word().
  void add(std::string_view text) noexcept;
  void end_word() noexcept;

  /// The fingerprint so far. 0 for a text without words.
  std::uint64_t value() noexcept;
  std::size_t words() const noexcept { return words_; }

 private:
  void vote(std::uint64_t hash) noexcept;
  void gather() noexcept;

  std::uint64_t word_ = 0;  ///< Hash of the word under way; 0: none.
  std::array<std::uint64_t, 2> before_{};
  std::size_t words_ = 0;
  /// Byte k of lane i counts the votes for bit 8 k + i, up to 255; then they go into `votes_`.
  std::array<std::uint64_t, 8> lanes_{};
  int in_lanes_ = 0;
  std::array<std::uint32_t, 64> votes_{};
  std::uint32_t features_ = 0;
};

/// Bits in which two fingerprints differ.
int distance(std::uint64_t a, std::uint64_t b) noexcept;

/// Hash of a title without its digits and the names of months and days.
std::uint64_t hash_of_name(std::string_view lower_case_text) noexcept;

}  // namespace vindbaar::crawler
