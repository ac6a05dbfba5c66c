#include "core/charset_single_byte.hpp"

#include "core/unicode.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

namespace vindbaar::charset_parts {
namespace {

/// Encodings that ICU knows, under the name that ICU gives the table nearest to the standard's.
struct Known {
  std::string_view encoding;
  const char* converter;
};
constexpr Known known[] = {
    {"ibm866", "ibm866"},
    {"iso-8859-2", "iso-8859-2"},
    {"iso-8859-3", "iso-8859-3"},
    {"iso-8859-4", "iso-8859-4"},
    {"iso-8859-5", "iso-8859-5"},
    {"iso-8859-6", "iso-8859-6"},
    {"iso-8859-7", "iso-8859-7"},
    {"iso-8859-8", "iso-8859-8"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"iso-8859-10", "iso-8859-10"},
    {"iso-8859-13", "iso-8859-13"},
    {"iso-8859-14", "iso-8859-14"},
    {"iso-8859-15", "iso-8859-15"},
    {"iso-8859-16", "iso-8859-15"},
    {"koi8-r", "koi8-r"},
    {"koi8-u", "koi8-u"},
    {"macintosh", "macos-0_2-10.2"},
    {"windows-874", "windows-874"},
    {"windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"windows-1252", "windows-1252"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"x-mac-cyrillic", "macos-7_3-10.2"},
};

/// Where that table and the standard's differ (ICU 72 against the indexes of 2024); 0xFFFD takes a meaning
/// away.
struct Correction {
  std::string_view encoding;
  unsigned char byte;
  char16_t meaning;
};
// clang-format off
constexpr Correction corrections[] = {
    {"koi8-u", 0xAE, 0x045E}, {"koi8-u", 0xBE, 0x040E},
    {"windows-874", 0xDB, 0xFFFD}, {"windows-874", 0xDC, 0xFFFD}, {"windows-874", 0xDD, 0xFFFD},
    {"windows-874", 0xDE, 0xFFFD}, {"windows-874", 0xFC, 0xFFFD}, {"windows-874", 0xFD, 0xFFFD},
    {"windows-874", 0xFE, 0xFFFD}, {"windows-874", 0xFF, 0xFFFD},
    {"windows-1253", 0xAA, 0xFFFD}, {"windows-1255", 0xCA, 0x05BA},
    {"iso-8859-16", 0xA1, 0x0104}, {"iso-8859-16", 0xA2, 0x0105}, {"iso-8859-16", 0xA3, 0x0141},
    {"iso-8859-16", 0xA5, 0x201E}, {"iso-8859-16", 0xAA, 0x0218}, {"iso-8859-16", 0xAC, 0x0179},
    {"iso-8859-16", 0xAE, 0x017A}, {"iso-8859-16", 0xAF, 0x017B}, {"iso-8859-16", 0xB2, 0x010C},
    {"iso-8859-16", 0xB3, 0x0142}, {"iso-8859-16", 0xB5, 0x201D}, {"iso-8859-16", 0xB9, 0x010D},
    {"iso-8859-16", 0xBA, 0x0219}, {"iso-8859-16", 0xBF, 0x017C}, {"iso-8859-16", 0xC3, 0x0102},
    {"iso-8859-16", 0xC5, 0x0106}, {"iso-8859-16", 0xD0, 0x0110}, {"iso-8859-16", 0xD1, 0x0143},
    {"iso-8859-16", 0xD5, 0x0150}, {"iso-8859-16", 0xD7, 0x015A}, {"iso-8859-16", 0xD8, 0x0170},
    {"iso-8859-16", 0xDD, 0x0118}, {"iso-8859-16", 0xDE, 0x021A}, {"iso-8859-16", 0xE3, 0x0103},
    {"iso-8859-16", 0xE5, 0x0107}, {"iso-8859-16", 0xF0, 0x0111}, {"iso-8859-16", 0xF1, 0x0144},
    {"iso-8859-16", 0xF5, 0x0151}, {"iso-8859-16", 0xF7, 0x015B}, {"iso-8859-16", 0xF8, 0x0171},
    {"iso-8859-16", 0xFD, 0x0119}, {"iso-8859-16", 0xFE, 0x021B},
};
// clang-format on

}  // namespace

std::optional<HighHalf> high_half(std::string_view encoding) {
  const auto* entry = std::find_if(std::begin(known), std::end(known),
                                   [&](const Known& row) { return row.encoding == encoding; });
  if (entry == std::end(known)) return std::nullopt;
  std::string bytes;
  for (int byte = 0x80; byte <= 0xFF; ++byte) bytes.push_back(static_cast<char>(byte));
  const auto text = unicode::convert(bytes, entry->converter);
  if (!text) return std::nullopt;

  HighHalf table{};
  std::size_t at = 0;
  for (char16_t& meaning : table) {
    if (at >= text->size()) return std::nullopt;
    const utf8::Step step = utf8::next(*text, at);
    meaning = static_cast<char16_t>(step.value);
    at += step.length;
  }
  for (const Correction& correction : corrections) {
    if (correction.encoding == encoding) table[correction.byte - 0x80U] = correction.meaning;
  }
  return table;
}

}  // namespace vindbaar::charset_parts
