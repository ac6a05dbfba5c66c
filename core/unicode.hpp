#pragma once
// ICU in its coat: what core needs from the Unicode and charset tables, in our own words.

#include <optional>
#include <string>
#include <string_view>

namespace vindbaar::unicode {

/// General categories L*, N* and M*: what belongs to a word.
bool is_word(char32_t value) noexcept;

/// Property White_Space.
bool is_space(char32_t value) noexcept;

/// What a reader does not see and a search should not either: property Default_Ignorable_Code_Point
/// (soft hyphen, zero-width joiners, variation selectors).
bool is_invisible(char32_t value) noexcept;

/// Full lower case, root locale, of well-formed UTF-8.
std::string lower(std::string_view utf8);

/// Appends the NFKD form of one code point without marks and in lower case.
void append_decomposed_lower(std::string& to, char32_t value);

/// Domain to ASCII of UTS #46, nontransitional, CheckBidi and CheckJoiners on, CheckHyphens,
/// UseSTD3ASCIIRules and VerifyDnsLength off (WHATWG URL Standard, section 3.3). Nothing when the domain is
/// invalid.
std::optional<std::string> domain_to_ascii(std::string_view utf8);

/// `bytes` read by ICU's converter of that name, as UTF-8; nothing when ICU has no such converter.
std::optional<std::string> convert(std::string_view bytes, const char* converter);

}  // namespace vindbaar::unicode
