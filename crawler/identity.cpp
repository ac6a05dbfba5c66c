#include "crawler/identity.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace vindbaar::crawler {
namespace {

/// Parameters that advertising and mailing tools add to follow a visitor.
constexpr std::array<std::string_view, 34> tracking_names{
    "gclid",      "gclsrc",        "dclid",    "gbraid",    "wbraid", "gad_source", "gad_campaignid",
    "fbclid",     "msclkid",       "twclid",   "ttclid",    "yclid",  "li_fat_id",  "igshid",
    "igsh",       "epik",          "mc_cid",   "mc_eid",    "_ga",    "_gl",        "_hsenc",
    "_hsmi",      "hsctatracking", "__hstc",   "__hssc",    "__hsfp", "mkt_tok",    "vero_id",
    "oly_enc_id", "oly_anon_id",   "wickedid", "_openstat", "spm",    "s_cid"};
constexpr std::array<std::string_view, 5> tracking_prefixes{"utm_", "pk_", "mtm_", "piwik_", "matomo_"};

/// Parameters that carry nothing but a session.
constexpr std::array<std::string_view, 9> session_names{
    "phpsessid", "jsessionid", "sessionid", "session_id", "cfid", "cftoken", "zenid", "osclid", "oscsid"};
/// Names that carry a session only when the value looks like a token.
constexpr std::array<std::string_view, 4> doubtful_names{"sid", "s", "session", "sess"};
/// Shortest token that is taken for a session id; PHP's have 26 or 32 characters.
constexpr std::size_t token_length = 16;

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool looks_like_token(std::string_view value) {
  const auto is_alphanumeric = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return value.size() >= token_length && std::all_of(value.begin(), value.end(), is_alphanumeric) &&
         std::any_of(value.begin(), value.end(), is_digit);
}

bool says_nothing_about_the_page(std::string_view parameter) {
  const std::size_t equals = parameter.find('=');
  std::string name(parameter.substr(0, equals));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::string_view value =
      equals == std::string_view::npos ? std::string_view() : parameter.substr(equals + 1);
  if (is_one_of(tracking_names, name) || is_one_of(session_names, name) || name.starts_with("aspsessionid"))
    return true;
  if (std::any_of(tracking_prefixes.begin(), tracking_prefixes.end(),
                  [&](std::string_view prefix) { return name.starts_with(prefix); }))
    return true;
  return is_one_of(doubtful_names, name) && looks_like_token(value);
}

/// "/(S(lit3py55t21z5v55vlm25s55))" or "/(A(…)F(…)X(1))": the session of a visitor without cookies (ASP.NET).
bool is_session_segment(std::string_view segment) {
  if (!segment.starts_with("/(") || !segment.ends_with("))")) return false;
  segment = segment.substr(2, segment.size() - 3);
  while (!segment.empty()) {
    const std::size_t close = segment.find(')');
    const bool is_ticket = segment.size() > 3 &&
                           std::string_view("AFSX").find(segment[0]) != std::string_view::npos &&
                           segment[1] == '(' && close != std::string_view::npos && close > 2;
    if (!is_ticket) return false;
    segment.remove_prefix(close + 1);
  }
  return true;
}

/// Without the part from ';' to the segment's end of "/p;jsessionid=0A1B" (Java servlets), and without
/// segments that are a session.
std::string without_session_in_path(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    if (is_session_segment(segment) && end < path.size()) {
      path.remove_prefix(end);
      continue;
    }
    const std::size_t semicolon = segment.find(';');
    const bool has_session =
        semicolon != std::string_view::npos && says_nothing_about_the_page(segment.substr(semicolon + 1));
    out += has_session ? segment.substr(0, semicolon) : segment;
    path.remove_prefix(end);
  }
  return out;
}

std::string kept_query(std::string_view query) {
  std::string out;
  for (const std::string_view parameter : split(query, '&')) {
    if (parameter.empty() || says_nothing_about_the_page(parameter)) continue;
    if (!out.empty()) out += '&';
    out += parameter;
  }
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower_case = static_cast<char>(c | 0x20);
  return lower_case >= 'a' && lower_case <= 'f' ? lower_case - 'a' + 10 : -1;
}

/// Whether a '%' that encodes nothing ends `text`, so that a digit behind it would make it encode something.
bool ends_in_stray_percent(std::string_view text) {
  return text.ends_with('%') || (text.size() >= 2 && text[text.size() - 2] == '%');
}

/// Unreserved characters bare, hexadecimal digits in upper case. An encoded dot stays: "/%2E%2E/" is a path
/// of its own.
std::string normal_percents(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    if (low < 0) {
      out += text[at];
      continue;
    }
    const char octet = static_cast<char>(high * 16 + low);
    const bool is_unreserved = (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') ||
                               (octet >= '0' && octet <= '9') || octet == '-' || octet == '_' || octet == '~';
    if (is_unreserved && !ends_in_stray_percent(out)) {
      out += octet;
    } else {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out += {'%', digits[static_cast<std::size_t>(high)], digits[static_cast<std::size_t>(low)]};
    }
    at += 2;
  }
  return out;
}

}  // namespace

Url identity(const Url& url) {
  // Most addresses have nothing that could be taken off.
  if (url.text().find_first_of("%;?(") == std::string::npos) return url;
  std::string text(url.origin());
  text += without_session_in_path(normal_percents(url.path()));
  const std::string query = kept_query(normal_percents(url.query()));
  if (!query.empty()) text += '?' + query;
  if (text == url.text()) return url;
  return Url::parse(text).value_or(url);
}

}  // namespace vindbaar::crawler
