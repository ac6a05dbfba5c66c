#pragma once
// How alike two short texts are, letter by letter. All in bytes of folded text, all pure.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vindbaar::matcher {

/// One word, to be compared with many.
class Spelling {
 public:
  /// `word` must outlive it.
  explicit Spelling(std::string_view word);

  /// Edits (insert, delete, replace, swap neighbours: optimal string alignment) that turn the word into
  /// `other`, or `limit` + 1 when it takes more. Bit-parallel (Hyyrö 2003): one step a letter of `other`.
  /// Words of `longest_word` letters or more are never alike.
  std::size_t edits_to(std::string_view other, std::size_t limit) const;

  static constexpr std::size_t longest_word = 64;

 private:
  std::string_view word_;
  std::array<std::uint64_t, 256> places_{};  ///< Bit i of a letter: the word has it in place i.
};

/// Letters the two share at their beginning.
std::size_t common_prefix(std::string_view a, std::string_view b);

/// The distinct three-letter sequences of `text` with two spaces before and one after it, sorted; each packed
/// in 24 bits.
std::vector<std::uint32_t> trigrams(std::string_view text);

/// Members of both sorted sets.
std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace vindbaar::matcher
