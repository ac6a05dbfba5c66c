#include "core/charset.hpp"

#include "core/charset_single_byte.hpp"
#include "core/text.hpp"
#include "core/unicode.hpp"
#include "core/utf8.hpp"

namespace vindbaar {
namespace {

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
  return text;
}

/// ASCII as it is; `meaning` gives the code point of a byte from 0x80.
template <class Meaning>
std::string decode_single_bytes(std::string_view bytes, Meaning meaning) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t run = utf8::ascii_run(bytes, at);
    text += bytes.substr(at, run);
    at += run;
    if (at == bytes.size()) break;
    utf8::append(text, meaning(static_cast<unsigned char>(bytes[at])));
    ++at;
  }
  return text;
}

/// ICU's Shift_JIS turns three control characters round, as IBM's code page did.
void turn_controls_back(std::string& text) {
  for (char& byte : text) {
    if (byte == '\x1C') {
      byte = '\x1A';
    } else if (byte == '\x7F') {
      byte = '\x1C';
    } else if (byte == '\x1A') {
      byte = '\x7F';
    }
  }
}

/// The encodings of China, Japan and Korea. Nothing for a name that is none of the standard's.
std::optional<std::string> decode_long_characters(std::string_view bytes, std::string_view encoding) {
  if (encoding == "shift_jis") {
    auto text = unicode::convert(bytes, "ibm-943_P15A-2003");
    if (text) turn_controls_back(*text);
    return text;
  }
  if (encoding == "euc-jp" || encoding == "iso-2022-jp" || encoding == "gb18030")
    return unicode::convert(bytes, std::string(encoding).c_str());
  if (encoding == "gbk") return unicode::convert(bytes, "gb18030");
  if (encoding == "euc-kr") return unicode::convert(bytes, "windows-949");
  if (encoding == "big5") return unicode::convert(bytes, "Big5-HKSCS");
  return std::nullopt;
}

std::string decode_any(std::string_view bytes, std::string_view encoding) {
  if (encoding == "utf-16le" || encoding == "utf-16be") return decode_utf16(bytes, encoding == "utf-16be");
  if (encoding == "replacement") return bytes.empty() ? "" : "\uFFFD";
  if (encoding == "x-user-defined") {
    return decode_single_bytes(bytes, [](unsigned char byte) -> char32_t { return 0xF700U + byte; });
  }
  if (const auto table = charset_parts::high_half(encoding)) {
    return decode_single_bytes(bytes, [&](unsigned char byte) -> char32_t { return (*table)[byte - 0x80U]; });
  }
  if (auto text = decode_long_characters(bytes, encoding)) return std::move(*text);
  return valid_utf8(bytes.starts_with("\uFEFF") ? bytes.substr(3) : bytes);
}

}  // namespace

std::string decode(std::string_view bytes, std::string_view encoding) {
  std::string text = decode_any(bytes, encoding);
  std::erase(text, '\0');
  return text;
}

}  // namespace vindbaar
