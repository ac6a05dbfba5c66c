#pragma once

#include "core/result.hpp"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace vindbaar {

/// A moment, UTC, whole seconds.
using Instant = std::chrono::sys_seconds;

/// "2022-02-14T09:30:00Z" (ISO 8601, as WARC 1.1 writes it).
std::string iso8601(Instant when);

/// Fails with `bad_input`, code "E-DATE", on any other spelling; fractions of a second are accepted and
/// dropped.
Result<Instant> parse_instant(std::string_view text);

/// A calendar day (proleptic Gregorian), always a real one.
class Date {
 public:
  /// "2022-02-14" only. Fails with `bad_input`, code "E-DATE".
  static Result<Date> parse(std::string_view text);
  static Date of(Instant when);

  std::string text() const;
  int year() const noexcept { return static_cast<int>(day_.year()); }

  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  explicit Date(std::chrono::year_month_day day) : day_(day) {}
  std::chrono::year_month_day day_;
};

}  // namespace vindbaar
