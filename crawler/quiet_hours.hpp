#pragma once

#include "core/date.hpp"
#include "core/result.hpp"

#include <optional>
#include <string_view>

namespace vindbaar::crawler {

/// Hours of the day in which nothing is asked, by the clock in the Netherlands: "08:00-18:00" leaves the
/// sites to their visitors; "22:00-06:00" goes over midnight. Empty: none.
class QuietHours {
 public:
  /// Fails with `usage`, "E-SETTING", on anything but "HH:MM-HH:MM" or an empty text.
  static Result<QuietHours> parse(std::string_view text);

  /// When the hours that are running at `now` end; nothing outside them.
  std::optional<Instant> end(Instant now) const;

 private:
  int from_ = 0;  ///< Minutes after midnight; equal to `to_`: no quiet hours.
  int to_ = 0;
};

/// What clocks in the Netherlands show more than UTC: one hour, two from the last Sunday of March, 01:00 UTC,
/// to the last Sunday of October, 01:00 UTC (Directive 2000/84/EC).
std::chrono::minutes dutch_offset(Instant now);

}  // namespace vindbaar::crawler
