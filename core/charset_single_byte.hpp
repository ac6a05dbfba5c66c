#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vindbaar::charset_parts {

/// What the bytes 0x80 to 0xFF mean, U+FFFD for nothing.
using HighHalf = std::array<char16_t, 128>;

/// The table of a single-byte encoding, equal to the indexes of the WHATWG Encoding Standard (section 9);
/// nothing for an encoding with longer characters.
std::optional<HighHalf> high_half(std::string_view encoding);

}  // namespace vindbaar::charset_parts
