#include "crawler/retry_after.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <vector>

namespace vindbaar::crawler {
namespace {

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<unsigned> month_of(std::string_view name) {
  static constexpr std::array<std::string_view, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto* found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<unsigned>(found - names.begin()) + 1;
}

/// "49:37" … as seconds of a day.
std::optional<std::chrono::seconds> time_of_day(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() != 3) return std::nullopt;
  const auto hours = number(parts[0]);
  const auto minutes = number(parts[1]);
  const auto seconds = number(parts[2]);
  if (!hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 60) return std::nullopt;
  return std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds);
}

/// Two digits are the year of this or, when that would be over 50 years ahead, of the last century (RFC
/// 9110, 5.6.7).
int full_year(int year, Instant now) {
  if (year >= 100) return year;
  const int this_year = Date::of(now).year();
  const int candidate = this_year - this_year % 100 + year;
  return candidate > this_year + 50 ? candidate - 100 : candidate;
}

std::optional<Instant> http_date(std::string_view text, Instant now) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '-', ' ');  // RFC 850: "06-Nov-94"
  std::vector<std::string_view> words;
  for (const std::string_view word : split(spaced, ' '))
    if (!word.empty()) words.push_back(word);
  if (words.size() < 5) return std::nullopt;

  const bool is_asctime =
      month_of(words[1]).has_value();  // "Sun Nov  6 08:49:37 1994", else "Sun, 06 Nov 1994 08:49:37 GMT"
  const auto month = month_of(is_asctime ? words[1] : words[2]);
  const auto day = number(is_asctime ? words[2] : words[1]);
  const auto year = number(is_asctime ? words[4] : words[3]);
  const auto time = time_of_day(is_asctime ? words[3] : words[4]);
  if (!month || !day || !year || !time) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(full_year(*year, now)), std::chrono::month(*month),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date) + *time;
}

}  // namespace

std::optional<std::chrono::seconds> retry_after(std::string_view value, Instant now) {
  value = trim(value);
  if (value.empty()) return std::nullopt;
  if (std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::chrono::seconds(number(value).value_or(std::numeric_limits<int>::max()));
  const auto date = http_date(value, now);
  if (!date) return std::nullopt;
  return std::max(*date - now, std::chrono::seconds(0));
}

}  // namespace vindbaar::crawler
