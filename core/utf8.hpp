#pragma once
// Code points in and out of UTF-8, for core's own files.

#include <cstddef>
#include <string>
#include <string_view>

namespace vindbaar::utf8 {

inline constexpr char32_t replacement = 0xFFFD;

/// A code point and the bytes it took. An ill-formed sequence is one maximal subpart long and not `ok`
/// (Unicode 15, section 3.9, "U+FFFD Substitution of Maximal Subparts").
struct Step {
  char32_t value = replacement;
  std::size_t length = 1;
  bool ok = false;
};

/// The code point that starts at `at`, which must be inside `bytes`.
Step next(std::string_view bytes, std::size_t at) noexcept;

/// The code point that ends just before `at`, which must not be 0; not `ok` where the bytes are ill-formed.
Step previous(std::string_view bytes, std::size_t at) noexcept;

/// Appends a scalar value; anything else (a surrogate, beyond U+10FFFF) is appended as U+FFFD.
void append(std::string& to, char32_t value);

/// Bytes at the front of `bytes` from `at` that are ASCII.
std::size_t ascii_run(std::string_view bytes, std::size_t at) noexcept;

}  // namespace vindbaar::utf8
