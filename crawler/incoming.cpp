#include "crawler/incoming.hpp"

#include "core/text.hpp"
#include "crawler/defaults.hpp"
#include "crawler/media.hpp"

#include <charconv>
#include <utility>

namespace vindbaar::crawler {
namespace {

/// 404 of "HTTP/1.1 404 Not Found"; 0 when there is none.
int status_of(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return 0;
  int status = 0;
  std::from_chars(line.data() + space + 1, line.data() + line.size(), status);
  return status;
}

/// "6" of "6,06, 6": a list of one and the same number is that number (RFC 9110, section 8.6).
std::string_view one_of_list(std::string_view value) {
  std::string_view one;
  for (std::string_view piece : split(value, ',')) {
    piece = trim(piece);
    while (piece.size() > 1 && piece.front() == '0') piece.remove_prefix(1);
    if (!one.empty() && piece != one) return value;
    one = piece;
  }
  return one;
}

}  // namespace

Incoming::Incoming(const Url& url, const Caps& caps) : path_(url.path()), caps_(caps) {
  exchange_.url = url.text();
  exchange_.started = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

bool Incoming::take_header(std::string_view line) {
  header_bytes_ += line.size();
  is_too_large_ = header_bytes_ > caps_.header_bytes;
  if (is_too_large_) return false;
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  if (head_has_ended_) return true;  // trailers add nothing
  if (line.find('\r') != std::string_view::npos)
    refusal_ = "E-PROTOCOL: a carriage return inside a header line";
  if (line.starts_with("HTTP/")) {
    exchange_.status_line = line;
    exchange_.headers.clear();
  } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
    if (!take_field(line.substr(0, colon), trim(line.substr(colon + 1)))) return false;
  }
  if (!refusal_.empty()) return false;
  return line.empty() ? end_head() : true;
}

bool Incoming::take_field(std::string_view name, std::string_view value) {
  if (exchange_.headers.size() >= defaults::header_lines)
    refusal_ = "E-TOO-LARGE: more than " + std::to_string(defaults::header_lines) + " header lines";
  for (const std::string_view single : {"content-length", "location"}) {
    if (name.size() != single.size() || lower(valid_utf8(name)) != single) continue;
    const std::string_view before = archive::header(exchange_.headers, single);
    const bool is_same =
        before == value || (single == "content-length" && one_of_list(before) == one_of_list(value));
    if (!before.empty() && !is_same) refusal_ = "E-PROTOCOL: two different " + std::string(single) + " lines";
  }
  exchange_.headers.emplace_back(name, value);
  return refusal_.empty();
}

bool Incoming::end_head() {
  const int status = status_of(exchange_.status_line);
  if (status >= 100 && status < 200) return true;
  head_has_ended_ = true;
  exchange_.status = status;
  const bool is_good = status >= 200 && status < 300;
  const std::string_view type = archive::header(exchange_.headers, "Content-Type");
  is_no_page_ = caps_.pages_only && is_good && !not_a_page_by_type(type, path_).empty();
  return !is_no_page_;
}

bool Incoming::take_body(std::string_view bytes) {
  const std::size_t room = caps_.body_bytes - exchange_.body.size();
  exchange_.body += bytes.substr(0, room);
  is_too_large_ = bytes.size() > room;
  return !is_too_large_;
}

archive::Exchange Incoming::finish(std::string_view error, std::string_view truncated) && {
  if (!is_answer()) {
    exchange_.status = 0;
    exchange_.status_line.clear();
    exchange_.headers.clear();
    exchange_.body.clear();
    exchange_.error =
        !refusal_.empty() ? refusal_
        : is_too_large_ ? "E-TOO-LARGE: header of more than " + std::to_string(caps_.header_bytes) + " bytes"
                        : error;
  } else if (is_no_page_) {
    exchange_.truncated = "unspecified";
  } else {
    exchange_.truncated = is_too_large_ ? "length" : truncated;
  }
  return std::move(exchange_);
}

}  // namespace vindbaar::crawler
