#include "crawler/quiet_hours.hpp"

#include <charconv>

namespace vindbaar::crawler {
namespace {

using std::chrono::minutes;
constexpr int minutes_a_day = 24 * 60;

/// Minutes after midnight of "HH:MM"; -1 when it is none.
int minute_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return -1;
  int hour = -1;
  int minute = -1;
  const auto hours = std::from_chars(text.data(), text.data() + 2, hour);
  const auto rest = std::from_chars(text.data() + 3, text.data() + 5, minute);
  const bool is_read = hours.ptr == text.data() + 2 && rest.ptr == text.data() + 5;
  return is_read && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? hour * 60 + minute : -1;
}

Instant change_in(std::chrono::year year, std::chrono::month month) {
  const std::chrono::sys_days last_sunday = year / month / std::chrono::Sunday[std::chrono::last];
  return last_sunday + std::chrono::hours(1);
}

}  // namespace

minutes dutch_offset(Instant now) {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
  const bool is_summer =
      now >= change_in(day.year(), std::chrono::March) && now < change_in(day.year(), std::chrono::October);
  return is_summer ? minutes(120) : minutes(60);
}

Result<QuietHours> QuietHours::parse(std::string_view text) {
  QuietHours hours;
  if (text.empty()) return hours;
  hours.from_ = text.size() == 11 && text[5] == '-' ? minute_of(text.substr(0, 5)) : -1;
  hours.to_ = hours.from_ >= 0 ? minute_of(text.substr(6)) : -1;
  if (hours.from_ < 0 || hours.to_ < 0 || hours.from_ == hours.to_)
    return failure(Error::Kind::usage, "E-SETTING",
                   "the quiet hours '" + std::string(text) + "' are no hours of a day",
                   "Give --quiet-hours as 08:00-18:00, Dutch time.");
  return hours;
}

std::optional<Instant> QuietHours::end(Instant now) const {
  if (from_ == to_) return std::nullopt;
  const auto local = now + dutch_offset(now);
  const auto midnight = std::chrono::floor<std::chrono::days>(local);
  const int minute = static_cast<int>(std::chrono::floor<minutes>(local - midnight).count());
  const bool is_over_midnight = from_ > to_;
  const bool is_quiet = is_over_midnight ? minute >= from_ || minute < to_ : minute >= from_ && minute < to_;
  if (!is_quiet) return std::nullopt;
  const int days = is_over_midnight && minute >= from_ ? minutes_a_day : 0;
  const Instant end = midnight + minutes(to_ + days) - dutch_offset(now);
  return end + (dutch_offset(now) - dutch_offset(end));  // the clock may change in between
}

}  // namespace vindbaar::crawler
