#include "core/certificate_code.hpp"

#include "core/unicode.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <optional>

namespace vindbaar {
namespace {

bool is_digit(char byte) noexcept {
  return byte >= '0' && byte <= '9';
}

bool is_hex(char byte) noexcept {
  return is_digit(byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f');
}

/// A code inside a URL may follow an escaped sign: "%20K0905". The escape's hex digits are no word.
bool follows_escaped_sign(std::string_view text, std::size_t at) noexcept {
  if (at < 3 || text[at - 3] != '%' || !is_hex(text[at - 2]) || !is_hex(text[at - 1])) return false;
  const std::string_view escape = text.substr(at - 2, 2);
  for (const std::string_view sign :
       {"20", "28", "2B", "2b", "2C", "2c", "2D", "2d", "2F", "2f", "3A", "3a", "3D", "3d", "5F", "5f"}) {
    if (escape == sign) return true;
  }
  return false;
}

bool is_free_before(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  if (follows_escaped_sign(text, at)) return true;
  const utf8::Step before = utf8::previous(text, at);
  return before.value != '%' && !(before.ok && unicode::is_word(before.value));
}

bool is_free_after(std::string_view text, std::size_t at) {
  if (at == text.size()) return true;
  const utf8::Step after = utf8::next(text, at);
  return !(after.ok && unicode::is_word(after.value));
}

/// Bytes of the one space or hyphen that may stand between letter and digits.
std::size_t separator_length(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return 0;
  const utf8::Step step = utf8::next(text, at);
  switch (step.value) {
    case ' ':
    case '-':
    case 0xA0:
    case 0x2007:
    case 0x2009:
    case 0x202F:
    case 0x2010:
    case 0x2011:
    case 0x2013:
      return step.length;
    default:
      return 0;
  }
}

bool four_digits_at(std::string_view text, std::size_t at) noexcept {
  return at + 4 <= text.size() && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                              text.begin() + static_cast<std::ptrdiff_t>(at + 4), is_digit);
}

/// Digits after `at`, through single spaces and hyphens: six of them make the four before an area code.
std::size_t digits_that_follow(std::string_view text, std::size_t at) noexcept {
  std::size_t count = 0;
  bool after_digit = true;
  for (; at < text.size() && count < 7; ++at) {
    if (is_digit(text[at])) {
      ++count;
      after_digit = true;
    } else if ((text[at] == ' ' || text[at] == '-') && after_digit) {
      after_digit = false;
    } else {
      break;
    }
  }
  return count;
}

/// With a space or hyphen, a lone K or C and four digits may be something else: "vitamine C 1000", "groep K
/// 2022", "K 0592 123456". Register numbers start at 0001; only keuzedelen have passed 1000.
bool reads_as_code(std::string_view text, char letter, std::size_t digits_at) noexcept {
  const std::string_view digits = text.substr(digits_at, 4);
  if (digits.front() != '0' && (letter != 'K' || digits.front() != '1' || digits.substr(0, 2) == "19"))
    return false;
  const std::size_t after = digits_at + 4;
  const bool decimal =
      after + 1 < text.size() && (text[after] == ',' || text[after] == '.') && is_digit(text[after + 1]);
  return !decimal && digits_that_follow(text, after) != 6;
}

std::optional<std::size_t> digits_of_code(std::string_view text, std::size_t at, char letter) {
  if (four_digits_at(text, at + 1)) return at + 1;
  const std::size_t separator = separator_length(text, at + 1);
  if (separator == 0 || !four_digits_at(text, at + 1 + separator)) return std::nullopt;
  return reads_as_code(text, letter, at + 1 + separator) ? std::optional(at + 1 + separator) : std::nullopt;
}

}  // namespace

Result<CertificateCode> CertificateCode::parse(std::string_view text) {
  const bool reads =
      text.size() == 5 && (text.front() == 'K' || text.front() == 'C') && four_digits_at(text, 1);
  if (reads) return CertificateCode(std::string(text));
  return failure(Error::Kind::bad_input, "E-CODE",
                 "\"" + std::string(text.substr(0, 40)) +
                     "\" is no certificate code; expected K or C and four digits, e.g. K0905");
}

std::vector<CodeMention> find_codes(std::string_view text) {
  std::vector<CodeMention> mentions;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = static_cast<char>(text[at] & ~0x20);
    if (letter != 'K' && letter != 'C') continue;
    const auto digits = digits_of_code(text, at, letter);
    if (!digits || !is_free_before(text, at) || !is_free_after(text, *digits + 4)) continue;
    auto code = CertificateCode::parse(letter + std::string(text.substr(*digits, 4)));
    if (code) mentions.push_back({std::move(*code), at, *digits + 4 - at});
  }
  return mentions;
}

}  // namespace vindbaar
