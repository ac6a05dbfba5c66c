#include "crawler/robots_pattern.hpp"

namespace vindbaar::crawler {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

int hex_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(unsigned char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

/// Octets that may stand as they are in a path or query (RFC 3986, 3.3 and 3.4), less '*' and '$'.
bool stands_for_itself(unsigned char c) noexcept {
  return is_unreserved(c) ||
         std::string_view("!&'()+,;=:@/?%").find(static_cast<char>(c)) != std::string_view::npos;
}

void append_encoded(std::string& out, unsigned char octet) {
  out += '%';
  out += hex_digits[octet >> 4];
  out += hex_digits[octet & 15];
}

/// Whether a '%' that encodes nothing ends `text`, so that a digit behind it would make it encode something.
bool ends_in_stray_percent(std::string_view text) noexcept {
  return text.ends_with('%') || (text.size() >= 2 && text[text.size() - 2] == '%');
}

/// `special`: '*' and '$' are kept bare.
std::string normal(std::string_view text, bool special) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto octet = static_cast<unsigned char>(text[at]);
    const int high = octet == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    if (low >= 0) {
      const auto decoded = static_cast<unsigned char>(high * 16 + low);
      if (is_unreserved(decoded) && !ends_in_stray_percent(out))
        out += static_cast<char>(decoded);
      else
        append_encoded(out, decoded);
      at += 2;
    } else if (stands_for_itself(octet) || (special && (octet == '*' || octet == '$'))) {
      out += static_cast<char>(octet);
    } else {
      append_encoded(out, octet);
    }
  }
  return out;
}

}  // namespace

std::string normal_pattern(std::string_view written) {
  const bool anchored = written.ends_with('$');
  if (anchored) written.remove_suffix(1);
  std::string pattern = normal(written, true);
  for (std::size_t at = pattern.find('$'); at != std::string::npos; at = pattern.find('$', at))
    pattern.replace(at, 1, "%24");  // only a final '$' is special
  if (anchored) pattern += '$';
  return pattern;
}

std::string normal_path(std::string_view path_and_query) {
  return normal(path_and_query, false);
}

bool matches_pattern(std::string_view pattern, std::string_view path) noexcept {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);

  std::size_t star = pattern.find('*');
  if (!path.starts_with(pattern.substr(0, star))) return false;
  if (star == std::string_view::npos) return !anchored || path.size() == pattern.size();
  path.remove_prefix(star);

  // Each piece between stars is taken at its first place: a later one could only leave less room for the
  // rest.
  while (true) {
    const std::size_t begin = star + 1;
    star = pattern.find('*', begin);
    const std::string_view piece =
        pattern.substr(begin, star == std::string_view::npos ? star : star - begin);
    if (star == std::string_view::npos && anchored) return path.ends_with(piece);
    const std::size_t at = path.find(piece);
    if (at == std::string_view::npos) return false;
    path.remove_prefix(at + piece.size());
    if (star == std::string_view::npos) return true;
  }
}

}  // namespace vindbaar::crawler
