#include "output/report/text_table.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vindbaar::report {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Combining marks and invisible format characters that occur in Dutch and other Latin text, and the general
// blocks of them.
constexpr std::array without_width{Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},
                                   Range{0x0610, 0x061A}, Range{0x064B, 0x065F}, Range{0x1AB0, 0x1AFF},
                                   Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200F}, Range{0x202A, 0x202E},
                                   Range{0x2060, 0x2064}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F},
                                   Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF}};

constexpr std::array wide{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
                          Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},
                          Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
                          Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F},
                          Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};

bool is_in(const auto& ranges, std::uint32_t point) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return range.first <= point && point <= range.last; });
}

int width_of(std::uint32_t point) {
  if (point < 0x300) return 1;
  if (is_in(without_width, point)) return 0;
  return is_in(wide, point) ? 2 : 1;
}

struct Character {
  std::uint32_t point;
  std::size_t bytes;
};

/// The character at `at` of well-formed UTF-8 (RFC 3629, section 3).
Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t offset) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + offset]));
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

bool is_control(std::uint32_t point) {
  const bool steers_direction = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029 ||
         steers_direction;
}

}  // namespace

int display_width(std::string_view utf8) {
  const std::string text = valid_utf8(utf8);
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    width += width_of(character.point);
    at += character.bytes;
  }
  return width;
}

std::string shortened(std::string_view utf8, int width) {
  std::string text = valid_utf8(utf8);
  if (display_width(text) <= width) return text;
  if (width < 1) return {};
  int taken = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Character character = character_at(text, at);
    if (taken + width_of(character.point) > width - 1) break;
    taken += width_of(character.point);
    at += character.bytes;
  }
  text.resize(at);
  while (text.ends_with(' ')) text.pop_back();
  return text + "…";
}

std::string printable(std::string_view utf8) {
  const std::string text = valid_utf8(utf8);
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (is_control(character.point))
      clean += ' ';
    else
      clean.append(text, at, character.bytes);
    at += character.bytes;
  }
  return clean;
}

}  // namespace vindbaar::report
