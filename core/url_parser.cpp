#include "core/url_parser.hpp"

#include "core/defaults.hpp"
#include "core/url_host.hpp"
#include "core/url_layout.hpp"
#include "core/url_percent.hpp"

#include <algorithm>
#include <optional>

namespace vindbaar::url_parts {
namespace {

using Spelling = tl::expected<std::string, std::string_view>;

bool is_slash(char byte) noexcept {
  return byte == '/' || byte == '\\';
}

char ascii_lower(char byte) noexcept {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
}

bool is_alpha(char byte) noexcept {
  return ascii_lower(byte) >= 'a' && ascii_lower(byte) <= 'z';
}

bool is_digit(char byte) noexcept {
  return byte >= '0' && byte <= '9';
}

/// C0 controls and spaces off the ends, tabs and line ends out of the middle.
std::string stripped(std::string_view text) {
  const auto is_edge = [](char byte) { return static_cast<unsigned char>(byte) <= 0x20; };
  while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
  std::string kept;
  kept.reserve(text.size());
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
               [](char byte) { return byte != '\t' && byte != '\n' && byte != '\r'; });
  return kept;
}

/// The scheme in lower case, when `text` starts with one.
std::optional<std::string> scheme_of(std::string_view text) {
  if (text.empty() || !is_alpha(text.front())) return std::nullopt;
  const auto* end = std::find_if_not(text.begin(), text.end(), [](char byte) {
    return is_alpha(byte) || is_digit(byte) || byte == '+' || byte == '-' || byte == '.';
  });
  if (end == text.end() || *end != ':') return std::nullopt;
  std::string scheme(text.begin(), end);
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), ascii_lower);
  return scheme;
}

bool is_single_dot(std::string_view segment) noexcept {
  return segment == "." ||
         (segment.size() == 3 && segment.substr(0, 2) == "%2" && ascii_lower(segment[2]) == 'e');
}

bool is_double_dot(std::string_view segment) noexcept {
  if (segment.size() < 2 || segment.size() > 6) return false;
  const std::size_t first = segment.front() == '.' ? 1 : 3;
  return first < segment.size() && is_single_dot(segment.substr(0, first)) &&
         is_single_dot(segment.substr(first));
}

/// Drops the last segment and its slash: "/a/b" becomes "/a", "/a" and "" become "".
void shorten(std::string& spelling, std::size_t path_start) {
  const std::size_t slash = spelling.rfind('/');
  if (slash != std::string::npos && slash >= path_start) spelling.resize(slash);
}

/// Path state, section 4.4: appends the segments of `text`, which starts after the slash that is not yet
/// written.
void append_path(std::string& spelling, std::size_t path_start, std::string_view text) {
  for (std::size_t start = 0;;) {
    const std::size_t end = std::min(text.find_first_of("/\\", start), text.size());
    const std::string_view segment = text.substr(start, end - start);
    const bool last = end == text.size();
    if (is_double_dot(segment)) {
      shorten(spelling, path_start);
      if (last) spelling.push_back('/');
    } else if (is_single_dot(segment)) {
      if (last) spelling.push_back('/');
    } else {
      spelling.push_back('/');
      append_encoded(spelling, segment, EncodeSet::path);
    }
    if (last) return;
    start = end + 1;
  }
}

/// `text` holds a path that may be empty, and perhaps '?' and a query.
Spelling with_path_and_query(std::string spelling, std::size_t path_start, std::string_view text) {
  const std::size_t question = std::min(text.find('?'), text.size());
  append_path(spelling, path_start, text.substr(0, question));
  if (question < text.size()) {
    spelling.push_back('?');
    append_encoded(spelling, text.substr(question + 1), EncodeSet::special_query);
  }
  if (spelling.size() > defaults::max_url_bytes)
    return tl::unexpected<std::string_view>("longer than 8,192 bytes");
  return spelling;
}

/// ":8080" or "" for the scheme's own; nothing when it is no port.
std::optional<std::string> canonical_port(std::string_view digits, std::string_view scheme) {
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  if (digits.empty()) return "";
  unsigned long port = 0;
  for (const char digit : digits) {
    port = port * 10 + static_cast<unsigned long>(digit - '0');
    if (port > 65535) return std::nullopt;
  }
  if (port == (scheme == "https" ? 443UL : 80UL)) return "";
  return ":" + std::to_string(port);
}

/// From the authority on: what follows the scheme and its slashes.
Spelling with_authority(const std::string& scheme, std::string_view text) {
  while (!text.empty() && is_slash(text.front())) text.remove_prefix(1);
  const std::size_t end = std::min(text.find_first_of("/\\?"), text.size());
  std::string_view authority = text.substr(0, end);
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
    authority.remove_prefix(at + 1);

  const std::size_t bracket =
      authority.starts_with('[') ? std::min(authority.find(']'), authority.size()) : 0;
  const std::size_t colon = std::min(authority.find(':', bracket), authority.size());
  const auto host = canonical_host(authority.substr(0, colon));
  if (!host) return tl::unexpected<std::string_view>("without a valid host");
  const auto port = canonical_port(colon < authority.size() ? authority.substr(colon + 1) : "", scheme);
  if (!port) return tl::unexpected<std::string_view>("with a port that is no number up to 65535");

  std::string spelling = scheme + "://" + *host + *port;
  const std::size_t path_start = spelling.size();
  std::string_view rest = text.substr(end);
  if (!rest.empty() && is_slash(rest.front())) rest.remove_prefix(1);
  return with_path_and_query(std::move(spelling), path_start, rest);
}

/// Relative state, section 4.4.
Spelling relative_to(std::string_view base, std::string_view text) {
  const Layout layout(base);
  const std::string scheme(base.substr(0, base.find(':')));
  if (text.empty()) return std::string(base);
  if (is_slash(text.front())) {
    if (text.size() > 1 && is_slash(text[1])) return with_authority(scheme, text);
    return with_path_and_query(std::string(base.substr(0, layout.path)), layout.path, text.substr(1));
  }
  if (text.front() == '?') {
    std::string spelling(base.substr(0, layout.query));
    spelling.push_back('?');
    append_encoded(spelling, text.substr(1), EncodeSet::special_query);
    if (spelling.size() > defaults::max_url_bytes)
      return tl::unexpected<std::string_view>("longer than 8,192 bytes");
    return spelling;
  }
  std::string spelling(base.substr(0, layout.query));
  shorten(spelling, layout.path);
  return with_path_and_query(std::move(spelling), layout.path, text);
}

/// Most links: a path on the page's own site that is spelled as it will stay, perhaps with the origin in
/// front. Nothing when a closer look is needed.
std::optional<std::string> own_plain_path(std::string_view text, std::string_view base) {
  if (base.empty() || text.empty()) return std::nullopt;
  const std::string_view origin = base.substr(0, Layout(base).path);
  if (text.front() != '/' && text.starts_with(origin)) text.remove_prefix(origin.size());
  if (!text.starts_with('/') || text.size() + origin.size() > defaults::max_url_bytes) return std::nullopt;
  char before = ' ';
  for (const char letter : text) {
    const bool begins_a_part = before == '/';
    if (!is_alpha(letter) && !is_digit(letter) && letter != '-' && letter != '_') {
      const bool is_fine = (letter == '/' || letter == '.') && !begins_a_part;
      if (!is_fine) return std::nullopt;  // "//" is a host, "/./" no part at all
    }
    before = letter;
  }
  std::string spelling;
  spelling.reserve(origin.size() + text.size());
  spelling += origin;
  return std::move(spelling += text);
}

}  // namespace

Spelling canonical_url(std::string_view text, std::string_view base) {
  if (auto spelling = own_plain_path(text, base)) return *std::move(spelling);
  std::string input = stripped(text);
  input.resize(std::min(input.find('#'), input.size()));
  if (input.size() > defaults::max_url_bytes)
    return tl::unexpected<std::string_view>("longer than 8,192 bytes");

  const std::optional<std::string> scheme = scheme_of(input);
  if (!scheme) {
    if (base.empty()) return tl::unexpected<std::string_view>("without a scheme");
    return relative_to(base, input);
  }
  if (*scheme != "http" && *scheme != "https")
    return tl::unexpected<std::string_view>("neither http nor https");
  const std::string_view rest = std::string_view(input).substr(scheme->size() + 1);
  const bool same_scheme = base.starts_with(*scheme + ":");
  if (same_scheme && !rest.starts_with("//")) return relative_to(base, rest);
  return with_authority(*scheme, rest);
}

}  // namespace vindbaar::url_parts
