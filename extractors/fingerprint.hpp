#pragma once
// The fingerprint of a page's own text.

#include <cstdint>
#include <string>
#include <string_view>

namespace vindbaar::extractors {

/// 64-bit FNV-1a of folded text as 16 hexadecimal digits, so that spaces, case and accents do not change it.
/// http://www.isthe.com/chongo/tech/comp/fnv/
inline std::string fingerprint_of_folded(std::string_view folded) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : folded) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  std::string hex;
  for (int shift = 60; shift >= 0; shift -= 4)
    hex += "0123456789abcdef"[(hash >> static_cast<unsigned>(shift)) & 0xFU];
  return hex;
}

}  // namespace vindbaar::extractors
