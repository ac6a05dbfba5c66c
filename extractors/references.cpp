// Character references in attribute values and link texts, HTML Standard 13.2.5.72 and further.
#include "extractors/tag_scanner.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vindbaar::extractors {
namespace {

struct Named {
  std::string_view name;
  std::string_view text;  ///< UTF-8.
};

// Sorted by name.
constexpr std::array<Named, 177> named_references = {{{"AElig", "\xC3\x86"},
                                                      {"Aacute", "\xC3\x81"},
                                                      {"Acirc", "\xC3\x82"},
                                                      {"Agrave", "\xC3\x80"},
                                                      {"Aring", "\xC3\x85"},
                                                      {"Atilde", "\xC3\x83"},
                                                      {"Auml", "\xC3\x84"},
                                                      {"Ccedil", "\xC3\x87"},
                                                      {"Dagger", "\xE2\x80\xA1"},
                                                      {"ETH", "\xC3\x90"},
                                                      {"Eacute", "\xC3\x89"},
                                                      {"Ecirc", "\xC3\x8A"},
                                                      {"Egrave", "\xC3\x88"},
                                                      {"Euml", "\xC3\x8B"},
                                                      {"Iacute", "\xC3\x8D"},
                                                      {"Icirc", "\xC3\x8E"},
                                                      {"Igrave", "\xC3\x8C"},
                                                      {"Itilde", "\xC4\xA8"},
                                                      {"Iuml", "\xC3\x8F"},
                                                      {"NewLine", "\x0A"},
                                                      {"Ntilde", "\xC3\x91"},
                                                      {"OElig", "\xC5\x92"},
                                                      {"Oacute", "\xC3\x93"},
                                                      {"Ocirc", "\xC3\x94"},
                                                      {"Ograve", "\xC3\x92"},
                                                      {"Oslash", "\xC3\x98"},
                                                      {"Otilde", "\xC3\x95"},
                                                      {"Ouml", "\xC3\x96"},
                                                      {"Prime", "\xE2\x80\xB3"},
                                                      {"Scaron", "\xC5\xA0"},
                                                      {"THORN", "\xC3\x9E"},
                                                      {"Tab", "\x09"},
                                                      {"Uacute", "\xC3\x9A"},
                                                      {"Ucirc", "\xC3\x9B"},
                                                      {"Ugrave", "\xC3\x99"},
                                                      {"Uring", "\xC5\xAE"},
                                                      {"Utilde", "\xC5\xA8"},
                                                      {"Uuml", "\xC3\x9C"},
                                                      {"Yacute", "\xC3\x9D"},
                                                      {"Ycirc", "\xC5\xB6"},
                                                      {"Yuml", "\xC5\xB8"},
                                                      {"aacute", "\xC3\xA1"},
                                                      {"acirc", "\xC3\xA2"},
                                                      {"acute", "\xC2\xB4"},
                                                      {"aelig", "\xC3\xA6"},
                                                      {"agrave", "\xC3\xA0"},
                                                      {"amp", "&"},
                                                      {"apos", "'"},
                                                      {"aring", "\xC3\xA5"},
                                                      {"ast", "*"},
                                                      {"atilde", "\xC3\xA3"},
                                                      {"auml", "\xC3\xA4"},
                                                      {"bdquo", "\xE2\x80\x9E"},
                                                      {"brvbar", "\xC2\xA6"},
                                                      {"bsol", "\x5C"},
                                                      {"bull", "\xE2\x80\xA2"},
                                                      {"ccedil", "\xC3\xA7"},
                                                      {"cedil", "\xC2\xB8"},
                                                      {"cent", "\xC2\xA2"},
                                                      {"check", "\xE2\x9C\x93"},
                                                      {"colon", ":"},
                                                      {"comma", ","},
                                                      {"commat", "@"},
                                                      {"copy", "\xC2\xA9"},
                                                      {"curren", "\xC2\xA4"},
                                                      {"dagger", "\xE2\x80\xA0"},
                                                      {"darr", "\xE2\x86\x93"},
                                                      {"dash", "\xE2\x80\x90"},
                                                      {"deg", "\xC2\xB0"},
                                                      {"divide", "\xC3\xB7"},
                                                      {"eacute", "\xC3\xA9"},
                                                      {"ecirc", "\xC3\xAA"},
                                                      {"egrave", "\xC3\xA8"},
                                                      {"emsp", "\xE2\x80\x83"},
                                                      {"ensp", "\xE2\x80\x82"},
                                                      {"equals", "="},
                                                      {"eth", "\xC3\xB0"},
                                                      {"euml", "\xC3\xAB"},
                                                      {"euro", "\xE2\x82\xAC"},
                                                      {"excl", "!"},
                                                      {"fnof", "\xC6\x92"},
                                                      {"frac12", "\xC2\xBD"},
                                                      {"frac14", "\xC2\xBC"},
                                                      {"frac34", "\xC2\xBE"},
                                                      {"ge", "\xE2\x89\xA5"},
                                                      {"gt", ">"},
                                                      {"harr", "\xE2\x86\x94"},
                                                      {"hellip", "\xE2\x80\xA6"},
                                                      {"horbar", "\xE2\x80\x95"},
                                                      {"hyphen", "\xE2\x80\x90"},
                                                      {"iacute", "\xC3\xAD"},
                                                      {"icirc", "\xC3\xAE"},
                                                      {"iexcl", "\xC2\xA1"},
                                                      {"igrave", "\xC3\xAC"},
                                                      {"infin", "\xE2\x88\x9E"},
                                                      {"iquest", "\xC2\xBF"},
                                                      {"itilde", "\xC4\xA9"},
                                                      {"iuml", "\xC3\xAF"},
                                                      {"laquo", "\xC2\xAB"},
                                                      {"larr", "\xE2\x86\x90"},
                                                      {"ldquo", "\xE2\x80\x9C"},
                                                      {"le", "\xE2\x89\xA4"},
                                                      {"lowbar", "_"},
                                                      {"lpar", "("},
                                                      {"lsaquo", "\xE2\x80\xB9"},
                                                      {"lsqb", "["},
                                                      {"lsquo", "\xE2\x80\x98"},
                                                      {"lt", "<"},
                                                      {"macr", "\xC2\xAF"},
                                                      {"mdash", "\xE2\x80\x94"},
                                                      {"micro", "\xC2\xB5"},
                                                      {"middot", "\xC2\xB7"},
                                                      {"minus", "\xE2\x88\x92"},
                                                      {"nbsp", "\xC2\xA0"},
                                                      {"ndash", "\xE2\x80\x93"},
                                                      {"ne", "\xE2\x89\xA0"},
                                                      {"not", "\xC2\xAC"},
                                                      {"ntilde", "\xC3\xB1"},
                                                      {"num", "#"},
                                                      {"oacute", "\xC3\xB3"},
                                                      {"ocirc", "\xC3\xB4"},
                                                      {"oelig", "\xC5\x93"},
                                                      {"ograve", "\xC3\xB2"},
                                                      {"ordf", "\xC2\xAA"},
                                                      {"ordm", "\xC2\xBA"},
                                                      {"oslash", "\xC3\xB8"},
                                                      {"otilde", "\xC3\xB5"},
                                                      {"ouml", "\xC3\xB6"},
                                                      {"para", "\xC2\xB6"},
                                                      {"percnt", "%"},
                                                      {"period", "."},
                                                      {"permil", "\xE2\x80\xB0"},
                                                      {"phone", "\xE2\x98\x8E"},
                                                      {"plus", "+"},
                                                      {"plusmn", "\xC2\xB1"},
                                                      {"pound", "\xC2\xA3"},
                                                      {"prime", "\xE2\x80\xB2"},
                                                      {"quest", "?"},
                                                      {"quot", "\x22"},
                                                      {"raquo", "\xC2\xBB"},
                                                      {"rarr", "\xE2\x86\x92"},
                                                      {"rdquo", "\xE2\x80\x9D"},
                                                      {"reg", "\xC2\xAE"},
                                                      {"rpar", ")"},
                                                      {"rsaquo", "\xE2\x80\xBA"},
                                                      {"rsqb", "]"},
                                                      {"rsquo", "\xE2\x80\x99"},
                                                      {"sbquo", "\xE2\x80\x9A"},
                                                      {"scaron", "\xC5\xA1"},
                                                      {"sect", "\xC2\xA7"},
                                                      {"semi", ";"},
                                                      {"shy", "\xC2\xAD"},
                                                      {"sol", "/"},
                                                      {"star", "\xE2\x98\x86"},
                                                      {"sup1", "\xC2\xB9"},
                                                      {"sup2", "\xC2\xB2"},
                                                      {"sup3", "\xC2\xB3"},
                                                      {"szlig", "\xC3\x9F"},
                                                      {"thinsp", "\xE2\x80\x89"},
                                                      {"thorn", "\xC3\xBE"},
                                                      {"times", "\xC3\x97"},
                                                      {"trade", "\xE2\x84\xA2"},
                                                      {"uacute", "\xC3\xBA"},
                                                      {"uarr", "\xE2\x86\x91"},
                                                      {"ucirc", "\xC3\xBB"},
                                                      {"ugrave", "\xC3\xB9"},
                                                      {"uml", "\xC2\xA8"},
                                                      {"uring", "\xC5\xAF"},
                                                      {"utilde", "\xC5\xA9"},
                                                      {"uuml", "\xC3\xBC"},
                                                      {"vert", "|"},
                                                      {"yacute", "\xC3\xBD"},
                                                      {"ycirc", "\xC5\xB7"},
                                                      {"yen", "\xC2\xA5"},
                                                      {"yuml", "\xC3\xBF"},
                                                      {"zwj", "\xE2\x80\x8D"},
                                                      {"zwnj", "\xE2\x80\x8C"}}};

// What numeric references 0x80-0x9F mean: windows-1252, as the Standard's table says.
constexpr std::array<std::uint16_t, 32> c1_controls = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void append_utf8(std::string& out, std::uint32_t code) {
  if (code >= 0x80 && code <= 0x9F) code = c1_controls[code - 0x80];
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

int digit_value(char c, int base) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Bytes of the numeric reference at the start of `text` ("&#…"), its character appended; 0 when it is none.
std::size_t numeric_reference(std::string_view text, std::string& out) {
  std::size_t at = 2;
  const bool is_hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  if (is_hex) ++at;
  const int base = is_hex ? 16 : 10;
  const std::size_t digits_at = at;
  std::uint32_t code = 0;
  for (; at < text.size() && digit_value(text[at], base) >= 0; ++at) {
    if (code <= 0x10FFFF)
      code =
          code * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_value(text[at], base));
  }
  if (at == digits_at) return 0;
  append_utf8(out, code);
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

/// The same for a named reference; only with its semicolon, since "&copy=1" in a link is no copyright sign.
std::size_t named_reference(std::string_view text, std::string& out) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (end == std::string_view::npos) return 0;
  const std::string_view name = text.substr(1, end - 1);
  const auto* const found = std::lower_bound(named_references.begin(), named_references.end(), name,
                                             [](const Named& a, std::string_view b) { return a.name < b; });
  if (found == named_references.end() || found->name != name) return 0;
  out += found->text;
  return end + 1;
}

}  // namespace

std::string resolve_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t ampersand = std::min(text.find('&'), text.size());
    out += text.substr(0, ampersand);
    text.remove_prefix(ampersand);
    if (text.empty()) break;
    std::size_t used = text.starts_with("&#") ? numeric_reference(text, out) : named_reference(text, out);
    if (used == 0) {
      out += '&';
      used = 1;
    }
    text.remove_prefix(used);
  }
  return out;
}

}  // namespace vindbaar::extractors
