#include "tests/simweb/windows_1252.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vindbaar::simweb {
namespace {

/// The rows of 0x80-0x9F that Dutch pages use (https://encoding.spec.whatwg.org/index-windows-1252.txt).
constexpr std::array<std::pair<char32_t, unsigned char>, 9> high{{{0x20AC, 0x80},
                                                                  {0x2026, 0x85},
                                                                  {0x2018, 0x91},
                                                                  {0x2019, 0x92},
                                                                  {0x201C, 0x93},
                                                                  {0x201D, 0x94},
                                                                  {0x2022, 0x95},
                                                                  {0x2013, 0x96},
                                                                  {0x2014, 0x97}}};

/// The code point at `at` of well-formed UTF-8; moves `at` past it.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned char lead = byte(at++);
  const int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code = more == 0 ? lead : lead & (0x3FU >> more);
  for (int count = 0; count < more; ++count) code = (code << 6) | (byte(at++) & 0x3FU);
  return code;
}

}  // namespace

std::string to_windows_1252(std::string_view html) {
  std::string result;
  for (std::size_t at = 0; at < html.size();) {
    const char32_t code = next_code_point(html, at);
    const auto* const row = std::ranges::find(high, code, &std::pair<char32_t, unsigned char>::first);
    if (row != high.end()) {
      result += static_cast<char>(row->second);
    } else if (code < 0x80 || (code >= 0xA0 && code <= 0xFF)) {
      result += static_cast<char>(static_cast<unsigned char>(code));
    } else {
      result += "&#" + std::to_string(static_cast<unsigned long>(code)) + ";";
    }
  }
  return result;
}

}  // namespace vindbaar::simweb
