#include "core/charset.hpp"

#include "core/text.hpp"
#include "core/unicode.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <array>

namespace vindbaar {
namespace {

std::string without_nul(std::string text) {
  std::erase(text, '\0');
  return text;
}

std::string decode_utf16(std::string_view bytes, bool big_endian) {
  const auto unit_at = [&](std::size_t at) -> char32_t {
    const char32_t first = static_cast<unsigned char>(bytes[at]);
    const char32_t second = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? (first << 8 | second) : (second << 8 | first);
  };
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    if (at + 1 == bytes.size()) {
      utf8::append(text, utf8::replacement);
      break;
    }
    const char32_t unit = unit_at(at);
    if (at == 0 && unit == 0xFEFF) continue;
    const bool leads = unit >= 0xD800 && unit <= 0xDBFF;
    const char32_t trail = leads && at + 3 < bytes.size() ? unit_at(at + 2) : 0;
    if (trail >= 0xDC00 && trail <= 0xDFFF) {
      utf8::append(text, 0x10000 + ((unit - 0xD800) << 10) + (trail - 0xDC00));
      at += 2;
    } else {
      utf8::append(text, unit);
    }
  }
  return without_nul(std::move(text));
}

/// Bytes 0x80 to 0x9F of windows-1252; the others are Latin-1.
/// https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

template <class HighByte>
std::string decode_single_bytes(std::string_view bytes, HighByte high_byte) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t run = utf8::ascii_run(bytes, at);
    text += bytes.substr(at, run);
    at += run;
    if (at == bytes.size()) break;
    utf8::append(text, high_byte(static_cast<unsigned char>(bytes[at])));
    ++at;
  }
  return without_nul(std::move(text));
}

std::string decode_windows_1252(std::string_view bytes) {
  return decode_single_bytes(
      bytes, [](unsigned char byte) -> char32_t { return byte < 0xA0 ? windows_1252[byte - 0x80U] : byte; });
}

/// The ICU converter nearest to an encoding of the standard, where the name differs.
const char* converter_for(std::string_view encoding) {
  struct Pair {
    std::string_view encoding;
    const char* converter;
  };
  constexpr Pair pairs[] = {
      {"iso-8859-8-i", "iso-8859-8"},
      {"shift_jis", "ibm-943_P15A-2003"},
      {"euc-kr", "windows-949"},
      {"big5", "Big5-HKSCS"},
      {"gbk", "gb18030"},
      {"x-mac-cyrillic", "macos-7_3-10.2"},
      {"windows-874", "windows-874"},
      {"macintosh", "macos-0_2-10.2"},
  };
  const auto* found = std::find_if(std::begin(pairs), std::end(pairs),
                                   [&](const Pair& pair) { return pair.encoding == encoding; });
  return found == std::end(pairs) ? nullptr : found->converter;
}

}  // namespace

std::string decode(std::string_view bytes, std::string_view encoding) {
  if (encoding == "utf-8") {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return valid_utf8(bytes);
  }
  if (encoding == "utf-16le" || encoding == "utf-16be") return decode_utf16(bytes, encoding == "utf-16be");
  if (encoding == "windows-1252") return decode_windows_1252(bytes);
  if (encoding == "replacement") return bytes.empty() ? std::string() : "\xEF\xBF\xBD";
  if (encoding == "x-user-defined") {
    return decode_single_bytes(bytes, [](unsigned char byte) -> char32_t { return 0xF700U + byte; });
  }
  const char* converter = converter_for(encoding);
  auto text = unicode::convert(bytes, converter != nullptr ? converter : std::string(encoding).c_str());
  return text ? without_nul(std::move(*text)) : valid_utf8(bytes);
}

}  // namespace vindbaar
