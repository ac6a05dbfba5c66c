#pragma once
// Days and months named in running Dutch or English text: "3 september 2026", "22 jan, 5 feb en 5 mrt 2027",
// "17-03-2027", "maart 2027", "vanaf september".

#include "core/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// A moment as exactly as the text gives it.
struct NamedDate {
  std::optional<int> year;
  std::optional<int> month;  ///< 1-12.
  std::optional<int> day;    ///< 1-31; never without a month.

  /// "2027-03-17", "2027-03", "2027", "--03-17", "--03": ISO 8601 with what is missing left out.
  std::string text() const;

  friend auto operator<=>(const NamedDate&, const NamedDate&) = default;
};

/// The dates of a folded text in order, each once, 100 at most. A year that stands after a list of days ("22
/// jan en 5 feb 2027") is the year of all of them. A year alone is no date.
std::vector<NamedDate> find_dates(std::string_view folded);

/// Seasons and school years with their year ("voorjaar 2026", "schooljaar 2025-2026"), each as its last
/// month.
std::vector<NamedDate> find_periods(std::string_view folded);

/// Whether a day or a month is named.
bool names_day(std::string_view folded);

/// Whether the whole of it lies before `day`. A date without a year never does.
bool is_past(const NamedDate& date, const Date& day);

}  // namespace vindbaar::extractors
