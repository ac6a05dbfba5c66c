#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vindbaar::crawler {

/// SimHash of a text that comes word by word (Charikar 2002; Manku, Jain and Das Sarma 2007): each run of
/// three words votes on every one of 64 bits.
class Fingerprint {
 public:
  /// A word of append_plain(), with its eight bytes beyond.
  void add(std::string_view word) noexcept;

  /// The fingerprint so far. 0 for a text without words.
  std::uint64_t value() const noexcept;
  std::size_t words() const noexcept { return words_; }
  /// What the last word, with the two before it, voted for.
  std::uint64_t last_vote() const noexcept { return last_vote_; }

 private:
  void gather() noexcept;

  static constexpr std::size_t batch = 8;
  std::array<std::uint64_t, 2> before_{};  ///< Hashes of the words before.
  std::size_t words_ = 0;
  std::uint64_t last_vote_ = 0;
  std::array<std::uint64_t, batch> hashes_{};  ///< Whose votes are still to be counted.
  std::size_t waiting_ = 0;
  /// Votes by their binary digits: bit b of `ones_` is the last digit of the count for bit b.
  std::uint64_t ones_ = 0;
  std::uint64_t twos_ = 0;
  std::uint64_t fours_ = 0;
  std::array<std::uint32_t, 64> eights_{};  ///< Votes, in units of eight.
};

/// Bits in which two fingerprints differ.
int distance(std::uint64_t a, std::uint64_t b) noexcept;

/// Hash of a title without its digits and the names of months and days.
std::uint64_t hash_of_name(std::string_view lower_case_text) noexcept;

}  // namespace vindbaar::crawler
