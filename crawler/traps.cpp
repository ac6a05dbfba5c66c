#include "crawler/traps.hpp"

#include "core/text.hpp"
#include "crawler/defaults.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

namespace vindbaar::crawler {
namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  for (const std::string_view segment : split(path, '/'))
    if (!segment.empty()) segments.push_back(segment);
  return segments;
}

/// Length of the digits at the start.
std::size_t digits_at(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// Length of a date at the start: 2024-05, 2024-05-31, 2024/05/31, 31-05-2024, 20240531; 0 when there is
/// none.
std::size_t date_at(std::string_view text) noexcept {
  const auto is_separator = [](char c) { return c == '-' || c == '/' || c == '_' || c == '.'; };
  const auto is_year = [](std::string_view digits) {
    return digits.starts_with("19") || digits.starts_with("20");
  };
  std::array<std::size_t, 3> lengths{};
  std::size_t at = 0;
  std::size_t count = 0;
  while (count < 3) {
    const std::size_t digits = digits_at(text.substr(at));
    if (digits == 0) break;
    lengths[count++] = digits;
    at += digits;
    if (count == 3 || at + 1 >= text.size() || !is_separator(text[at]) || !is_digit(text[at + 1])) break;
    ++at;
  }
  const bool year_first = count >= 2 && lengths[0] == 4 && lengths[1] <= 2 && is_year(text);
  if (year_first && count == 3 && lengths[2] <= 2) return at;
  if (year_first) return lengths[0] + 1 + lengths[1];
  if (count == 3 && lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4 && is_year(text.substr(at - 4)))
    return at;
  if (lengths[0] == 8 && is_year(text) && text[4] <= '1' && text[6] <= '3') return 8;
  return 0;
}

struct Masked {
  std::string text;
  bool has_digits = false;
  bool has_date = false;
};

/// "/agenda/2024/05/31-open-dag-2" is "/agenda/@-open-dag-#".
Masked mask(std::string_view text) {
  Masked masked;
  while (!text.empty()) {
    if (!is_digit(text.front())) {
      masked.text += text.front();
      text.remove_prefix(1);
      continue;
    }
    masked.has_digits = true;
    const std::size_t date = date_at(text);
    masked.has_date = masked.has_date || date > 0;
    masked.text += date > 0 ? '@' : '#';
    text.remove_prefix(date > 0 ? date : digits_at(text));
  }
  return masked;
}

bool names_a_date(std::string_view name) {
  static constexpr std::array<std::string_view, 12> names{"date",     "datum",    "day",   "dag",
                                                          "week",     "weeknr",   "month", "maand",
                                                          "calendar", "kalender", "year",  "jaar"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Query {
  std::vector<std::string> names;  ///< Sorted.
  bool has_date = false;
};

Query read_query(std::string_view text) {
  Query query;
  for (const std::string_view parameter : split(text, '&')) {
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    std::string name = lower(valid_utf8(parameter.substr(0, equals)));
    const std::string_view value = parameter.substr(std::min(equals + 1, parameter.size()));
    const bool has_number = std::any_of(value.begin(), value.end(), is_digit);
    query.has_date = query.has_date || mask(value).has_date || (has_number && names_a_date(name));
    query.names.push_back(std::move(name));
  }
  std::sort(query.names.begin(), query.names.end());
  return query;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "?" : "&") + name;
  return out;
}

Shape with_budget(std::string key, int budget, std::string_view what) {
  std::string trap = "trap: " + std::string(what) + ", more than " + std::to_string(budget) + " of " + key;
  return {std::move(key), budget, std::move(trap)};
}

}  // namespace

std::string trap_in(const Url& url) {
  if (url.path_and_query().size() > defaults::url_bytes)
    return "trap: address of " + std::to_string(url.path_and_query().size()) + " bytes";
  const auto segments = segments_of(url.path());
  if (segments.size() > defaults::path_segments)
    return "trap: path of " + std::to_string(segments.size()) + " parts";
  std::map<std::string_view, std::size_t> seen;
  for (const std::string_view segment : segments)
    if (++seen[segment] >= defaults::repeated_segments)
      return "trap: path repeats '" + std::string(segment) + "' " + std::to_string(seen[segment]) + " times";
  const auto parameters = split(url.query(), '&');
  if (parameters.size() > defaults::query_parameters)
    return "trap: filter of " + std::to_string(parameters.size()) + " parameters";
  return {};
}

std::optional<Shape> shape_of(const Url& url) {
  const Masked path = mask(url.path());
  const std::string place = std::string(url.host()) + path.text;
  if (url.query().empty()) {
    if (path.has_date) return with_budget(place, defaults::urls_a_calendar_shape, "calendar");
    if (path.has_digits) return with_budget(place, defaults::urls_a_path_shape, "numbered pages");
    return std::nullopt;
  }
  const Query query = read_query(url.query());
  if (path.has_date || query.has_date)
    return with_budget(place + joined(query.names), defaults::urls_a_calendar_shape, "calendar");
  if (query.names.size() >= 3) return with_budget(place + "?*", defaults::urls_a_filter_shape, "filter");
  return with_budget(place + joined(query.names), defaults::urls_a_query_shape, "query");
}

}  // namespace vindbaar::crawler
