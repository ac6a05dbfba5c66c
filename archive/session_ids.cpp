#include "archive/session_ids.hpp"

#include "archive/headers.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::archive {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view letters_and_digits = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::size_t aspx_id_length = 24;

/// Where `text` goes on after `count` of the `allowed` characters from `at`; npos when they are not there.
/// All of these take lower-case text, and npos for `at` is passed on.
std::size_t after(std::string_view text, std::size_t at, std::size_t count, std::string_view allowed) {
  if (at == none || at + count > text.size()) return none;
  const std::string_view part = text.substr(at, count);
  return part.find_first_not_of(allowed) == none ? at + count : none;
}

std::size_t after(std::string_view text, std::size_t at, std::string_view word) {
  return at != none && at <= text.size() && text.substr(at).starts_with(word) ? at + word.size() : none;
}

/// After one or more characters up to the next '&'.
std::size_t after_value(std::string_view text, std::size_t at) {
  if (at == none) return none;
  const std::size_t end = std::min(text.find('&', at), text.size());
  return end > at ? end : none;
}

using Pattern = std::size_t (*)(std::string_view query, std::size_t at);

const std::array<Pattern, 5> query_patterns = {
    [](std::string_view q, std::size_t at) {
      return after(q, after(q, at, "jsessionid="), 32, letters_and_digits);
    },
    [](std::string_view q, std::size_t at) {
      return after(q, after(q, at, "phpsessid="), 32, letters_and_digits);
    },
    [](std::string_view q, std::size_t at) { return after(q, after(q, at, "sid="), 32, letters_and_digits); },
    [](std::string_view q, std::size_t at) {
      return after(q, after(q, after(q, after(q, at, "aspsessionid"), 8, letters), "="), 24, letters);
    },
    [](std::string_view q, std::size_t at) {
      return after_value(q, after(q, after_value(q, after(q, at, "cfid=")), "&cftoken="));
    },
};

/// Cuts the last match of `pattern` that an '&' or the end follows, with that '&'.
void cut_last(std::string& query, Pattern pattern) {
  const std::string lowered = lower_ascii(query);
  for (std::size_t at = lowered.size(); at-- > 0;) {
    const std::size_t end = pattern(lowered, at);
    if (end == none || (end < lowered.size() && lowered[end] != '&')) continue;
    query.erase(at, std::min(end + 1, query.size()) - at);
    return;
  }
}

/// After "(a(24)S(24))/" or "(24)/" from `at`.
std::size_t after_aspx_session(std::string_view path, std::size_t at) {
  const std::size_t plain = after(path, after(path, at + 1, aspx_id_length, letters_and_digits), ")/");
  if (plain != none) return plain;
  std::size_t end = at + 1;
  for (;;) {
    const std::size_t opened = after(path, after(path, end, 1, letters), "(");
    const std::size_t next = after(path, after(path, opened, aspx_id_length, letters_and_digits), ")");
    if (next == none) return end > at + 1 ? after(path, end, ")/") : none;
    end = next;
  }
}

}  // namespace

std::string without_path_session(std::string_view path) {
  const std::string lowered = lower_ascii(path);
  for (std::size_t at = lowered.rfind("/("); at != none; at = at == 0 ? none : lowered.rfind("/(", at - 1)) {
    const std::size_t end = after_aspx_session(lowered, at + 1);
    if (end == none) continue;
    const std::string_view page = std::string_view(lowered).substr(end);
    const std::size_t ending = page.find(".aspx", 1);
    if (ending == none || page.substr(0, ending).find('?') != none) continue;
    return std::string(path.substr(0, at + 1)) + std::string(path.substr(end));
  }
  return std::string(path);
}

std::string without_query_session(std::string_view query) {
  std::string stripped(query);
  for (const Pattern pattern : query_patterns) cut_last(stripped, pattern);
  return stripped;
}

}  // namespace vindbaar::archive
