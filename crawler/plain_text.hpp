#pragma once
// Plain text: what a page says, for comparing: ASCII letters in lower case, one blank for a run of spaces and
// control characters; and where its words are. Eight bytes at a time, since the crawl looks at every byte of
// every page. Bytes from 0x80 on are letters, whatever the encoding.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace vindbaar::crawler {

namespace plain_text {

/// A bit a byte: the highest bits of eight bytes, the first byte's lowest.
constexpr std::uint64_t gather(std::uint64_t high_bits) noexcept {
  return ((high_bits >> 7) * 0x0102040810204080ULL) >> 56;
}

/// Eight bytes of text in plain form.
struct Chunk {
  std::uint64_t letters = 0;
  std::uint64_t in_words = 0;  ///< A bit a byte.
  std::uint64_t blanks = 0;    ///< A bit a byte.

  explicit constexpr Chunk(std::uint64_t text) noexcept {
    constexpr std::uint64_t each = 0x0101010101010101ULL;
    constexpr std::uint64_t high = 0x80 * each;
    const std::uint64_t low = text & ~high;
    const auto from = [low](unsigned char first) { return low + (0x80U - first) * each; };
    const std::uint64_t is_ascii = ~text & high;
    const std::uint64_t in_lower = low | (0x20 * each);  // letters in lower case, other bytes anything
    const std::uint64_t is_letter =
        (in_lower + (0x80U - 'a') * each) & ~(in_lower + (0x7FU - 'z') * each) & is_ascii;
    const std::uint64_t is_digit = from('0') & ~from(':') & is_ascii;
    const std::uint64_t is_blank = ~from('!') & is_ascii;
    const std::uint64_t blank_bytes = (is_blank >> 7) * 0xFF;
    letters = ((text | (is_letter >> 2)) & ~blank_bytes) | (0x20 * each & blank_bytes);
    in_words = gather(is_letter | is_digit | (text & high));
    blanks = gather(is_blank);
  }
};

/// Makes one blank of each run from `from` on.
void collapse_blanks(std::string& text, std::size_t from);

}  // namespace plain_text

/// Appends `text` in plain form to `to`, and calls `on_word` with each word of it, which lives until `to` is
/// changed and has eight bytes to read beyond its end. Words end with the text.
template <class OnWord>
void append_plain(std::string& to, std::string_view text, OnWord&& on_word) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::size_t slack = 16;
  constexpr std::size_t none = std::string::npos;
  const std::size_t before = to.size();
  to.resize(before + text.size() + slack);
  char* const out = to.data() + before;
  std::size_t word = none;  // where the one under way began
  bool has_runs = false;
  std::uint64_t last_blank = before == 0 || to[before - 1] == ' ' ? 1 : 0;
  for (std::size_t at = 0; at < text.size(); at += 8) {
    const std::size_t left = text.size() - at;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, left < 8 ? left : 8);
    plain_text::Chunk chunk(bytes);
    if (left < 8) chunk.blanks &= (1U << left) - 1;
    std::memcpy(out + at, &chunk.letters, 8);
    has_runs = has_runs || (chunk.blanks & (chunk.blanks << 1 | last_blank)) != 0;
    last_blank = chunk.blanks >> 7;
    // The borders of words in this chunk: where a bit differs from the one before it.
    std::uint64_t borders = (chunk.in_words ^ (chunk.in_words << 1 | (word == none ? 0U : 1U))) & 0xFF;
    for (; borders != 0; borders &= borders - 1) {
      const std::size_t border = at + static_cast<std::size_t>(std::countr_zero(borders));
      if (word == none) {
        word = border;
      } else {
        on_word(std::string_view(out + word, border - word));
        word = none;
      }
    }
  }
  if (word != none) on_word(std::string_view(out + word, text.size() - word));
  to.resize(before + text.size());
  if (has_runs) plain_text::collapse_blanks(to, before);
}

}  // namespace vindbaar::crawler
