#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vindbaar::fuzz {

/// A property that must hold for any input: libFuzzer keeps the input for which it does not.
inline void expect(bool holds) {
  if (!holds) __builtin_trap();
}

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace vindbaar::fuzz
