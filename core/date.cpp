#include "core/date.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace vindbaar {
namespace {

using namespace std::chrono;

bool is_digit(char byte) noexcept {
  return byte >= '0' && byte <= '9';
}

std::optional<unsigned> number(std::string_view digits) {
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  unsigned value = 0;
  for (const char digit : digits) value = value * 10 + static_cast<unsigned>(digit - '0');
  return value;
}

std::optional<year_month_day> day_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto years = number(text.substr(0, 4));
  const auto months = number(text.substr(5, 2));
  const auto days = number(text.substr(8, 2));
  if (!years || !months || !days) return std::nullopt;
  const year_month_day date{year(static_cast<int>(*years)), month(*months), day(*days)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<seconds> time_from(std::string_view text) {
  if (text.size() < 9 || text[2] != ':' || text[5] != ':' || text.back() != 'Z') return std::nullopt;
  const auto hour = number(text.substr(0, 2));
  const auto minute = number(text.substr(3, 2));
  const auto second = number(text.substr(6, 2));
  const std::string_view fraction = text.substr(8, text.size() - 9);
  const bool fraction_reads =
      fraction.empty() || (fraction.size() > 1 && fraction.front() == '.' &&
                           std::all_of(fraction.begin() + 1, fraction.end(), is_digit));
  if (!hour || !minute || !second || !fraction_reads) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return hours(*hour) + minutes(*minute) + seconds(*second);
}

void add_two_digits(std::string& text, char before, unsigned number) {
  text += {before, static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string spelled(year_month_day date) {
  const int year = static_cast<int>(date.year());
  if (year >= 1000 && year <= 9999 && date.ok()) {
    std::string text = std::to_string(year);
    add_two_digits(text, '-', static_cast<unsigned>(date.month()));
    add_two_digits(text, '-', static_cast<unsigned>(date.day()));
    return text;
  }
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

}  // namespace

std::string iso8601(Instant when) {
  const auto midnight = floor<days>(when);
  const hh_mm_ss time(when - midnight);
  std::string text = spelled(year_month_day(midnight));
  add_two_digits(text, 'T', static_cast<unsigned>(time.hours().count()));
  add_two_digits(text, ':', static_cast<unsigned>(time.minutes().count()));
  add_two_digits(text, ':', static_cast<unsigned>(time.seconds().count()));
  return text + 'Z';
}

Result<Instant> parse_instant(std::string_view text) {
  if (text.size() > 11 && text[10] == 'T') {
    const auto day = day_from(text.substr(0, 10));
    const auto time = time_from(text.substr(11));
    if (day && time) return Instant(sys_days(*day)) + *time;
  }
  return failure(
      Error::Kind::bad_input, "E-DATE",
      "\"" + std::string(text.substr(0, 60)) + "\" is no moment in UTC; expected e.g. 2022-02-14T09:30:00Z");
}

Result<Date> Date::parse(std::string_view text) {
  if (const auto day = day_from(text)) return Date(*day);
  return failure(Error::Kind::bad_input, "E-DATE",
                 "\"" + std::string(text.substr(0, 60)) + "\" is no calendar day; expected e.g. 2022-02-14");
}

Date Date::of(Instant when) {
  return Date(year_month_day(floor<days>(when)));
}

std::string Date::text() const {
  return spelled(day_);
}

}  // namespace vindbaar
