// Follows the surt library 0.3.1 as pywb 2 calls it (https://github.com/internetarchive/surt), so that
// indexes of both fit together. Departures: hosts that are bare numbers or octal are not turned into
// addresses (no name is looked up).

#include "archive/headers.hpp"
#include "archive/session_ids.hpp"
#include "core/text.hpp"
#include "core/url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace vindbaar::archive {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alphanumeric(char c) {
  return is_digit(c) || is_letter(c);
}
bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Percent-decodes until nothing is left to decode ("%2541" is "A"), in one pass.
std::string unescape_repeatedly(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    plain += letter;
    while (plain.size() >= 3 && plain[plain.size() - 3] == '%') {
      const int high = hex_value(plain[plain.size() - 2]);
      const int low = hex_value(plain.back());
      if (high < 0 || low < 0) break;
      plain.resize(plain.size() - 3);
      plain += static_cast<char>(high * 16 + low);
    }
  }
  return plain;
}

std::string escape_once(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    if (code <= 0x20 || code >= 0x7f || letter == '#' || letter == '%') {
      escaped += fmt::format("%{:02x}", code);
    } else {
      escaped += letter;
    }
  }
  return escaped;
}

struct Parts {
  std::string scheme;
  std::string host;
  std::string port;
  std::string path;
  std::string query;
};

/// RFC 3986, appendix B, with a default scheme.
Parts take_apart(std::string_view url) {
  std::string text;
  for (const char letter : trim(url)) {
    if (letter != '\n' && letter != '\r' && letter != '\t') text += letter;
  }
  const auto scheme_end = std::find_if_not(text.begin(), text.end(), [](char c) {
    return is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
  });
  const bool has_scheme =
      scheme_end != text.begin() && scheme_end != text.end() && *scheme_end == ':' && is_letter(text[0]);
  if (!has_scheme) text.insert(0, "http://");
  std::string_view rest = text;
  const auto doubled = [&rest] {  // "http://https://x.nl" was meant as its last part
    const std::size_t mark = rest.find("://");
    const std::string_view next = mark == std::string_view::npos ? rest : rest.substr(mark + 3);
    return rest.starts_with("http") && (next.starts_with("http://") || next.starts_with("https://"));
  };
  while (doubled()) rest.remove_prefix(rest.find("://") + 3);

  Parts parts;
  parts.scheme = rest.substr(0, rest.find(':'));
  rest.remove_prefix(parts.scheme.size() + 1);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t mark = std::min(rest.find('?'), rest.size());
  parts.query = rest.substr(std::min(mark + 1, rest.size()));
  rest = rest.substr(0, mark);
  if (!rest.starts_with("//")) {
    parts.path = rest;
    return parts;
  }
  rest.remove_prefix(2);
  std::string_view authority = rest.substr(0, rest.find('/'));
  parts.path = rest.substr(authority.size());
  authority.remove_prefix(authority.rfind('@') + 1);  // npos + 1 is 0
  const bool bracketed = authority.starts_with('[') && authority.find(']') != std::string_view::npos;
  const std::size_t host_end = bracketed ? authority.find(']') : authority.find(':');
  parts.host = authority.substr(bracketed ? 1 : 0, host_end - (bracketed ? 1 : 0));
  const std::size_t colon = authority.find(':', bracketed ? host_end : 0);
  if (colon != std::string_view::npos) parts.port = authority.substr(colon + 1);
  return parts;
}

/// "http:/roc.nl/x" was meant with two slashes.
void take_host_from_path(Parts& parts) {
  std::string_view path = parts.path;
  path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  if (path.empty()) return;
  const std::size_t host_end = std::min(path.find('/'), path.size());
  const std::string rest(path.substr(host_end));
  parts.host = path.substr(0, host_end);
  parts.path = rest;
}

std::string canonical_host(std::string_view raw) {
  std::string host = unescape_repeatedly(raw);
  if (!is_ascii(host)) {
    if (const Result<Url> url = Url::parse("http://" + host)) host = url->host();
  }
  for (std::size_t at = host.find(".."); at != std::string::npos; at = host.find("..", at + 1))
    host.erase(at, 1);
  while (host.starts_with('.')) host.erase(0, 1);
  while (host.ends_with('.')) host.pop_back();
  host = escape_once(lower_ascii(host));
  if (host.starts_with("www")) {
    const std::size_t digits_end = host.find_first_not_of("0123456789", 3);
    if (digits_end != std::string::npos && host[digits_end] == '.') host.erase(0, digits_end + 1);
  }
  return host;
}

/// Dot segments and empty segments out.
std::string normal_path(std::string_view path) {
  std::vector<std::string_view> kept;
  const std::vector<std::string_view> segments = split(path, '/');
  for (std::size_t i = 1; i < segments.size(); ++i) {
    if (segments[i] == ".") continue;
    if (segments[i] == ".." && !kept.empty()) {
      kept.pop_back();
    } else {
      kept.push_back(segments[i]);
    }
  }
  std::string normal = "/";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    normal += kept[i];
    if (i + 1 < kept.size() && !kept[i].empty()) normal += '/';
  }
  return normal;
}

std::string sorted_query(std::string_view query) {
  std::vector<std::tuple<std::string_view, bool, std::string_view>> arguments;
  for (const std::string_view argument : split(query, '&')) {
    const std::size_t equals = argument.find('=');
    const bool has_value = equals != std::string_view::npos;
    arguments.emplace_back(argument.substr(0, equals), has_value,
                           has_value ? argument.substr(equals + 1) : std::string_view());
  }
  std::sort(arguments.begin(), arguments.end());
  std::string sorted;
  for (const auto& [name, has_value, value] : arguments) {
    sorted += name;
    if (has_value) sorted += '=';
    sorted += value;
    sorted += '&';
  }
  if (!sorted.empty()) sorted.pop_back();
  return sorted;
}

std::string canonical_query(std::string_view raw) {
  return sorted_query(lower_ascii(without_query_session(escape_once(unescape_repeatedly(raw)))));
}

std::string canonical_path(const Parts& parts) {
  const std::string plain = unescape_repeatedly(parts.path);
  const std::string normal = parts.host.empty() ? plain : normal_path(plain);
  std::string path = without_path_session(lower_ascii(escape_once(normal)));
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// ":8080", or nothing for the scheme's own port.
std::string canonical_port(const Parts& parts) {
  std::string_view port = parts.port;
  port.remove_prefix(std::min(port.find_first_not_of('0'), port.size()));
  const std::string scheme = lower_ascii(parts.scheme);
  const bool is_default = (scheme == "http" && port == "80") || (scheme == "https" && port == "443");
  return port.empty() || is_default ? std::string() : ":" + escape_once(port);
}

}  // namespace

std::string surt(std::string_view url) {
  if (trim(url).empty()) return "-";
  Parts parts = take_apart(url);
  if (parts.host.empty() && parts.scheme.starts_with("http")) take_host_from_path(parts);
  parts.host = canonical_host(parts.host);
  std::string key;
  if (parts.host.empty()) {
    key = parts.scheme + ":";
  } else {
    std::vector<std::string_view> labels = split(parts.host, '.');
    std::reverse(labels.begin(), labels.end());
    key = fmt::format("{}", fmt::join(labels, ","));
    key += canonical_port(parts) + ")";
  }
  key += canonical_path(parts);
  const std::string query = canonical_query(parts.query);
  if (!query.empty()) key += "?" + query;
  return key;
}

}  // namespace vindbaar::archive
