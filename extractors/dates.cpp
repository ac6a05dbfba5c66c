#include "extractors/dates.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace vindbaar::extractors {
namespace {

constexpr std::size_t most_dates = 100;

/// By the first three letters, Dutch and English; 0 for no month.
int month_of(std::string_view name) {
  struct Month {
    std::string_view start;
    int number;
  };
  constexpr std::array<Month, 18> months = {{{"jan", 1},
                                             {"feb", 2},
                                             {"maa", 3},
                                             {"mrt", 3},
                                             {"mar", 3},
                                             {"apr", 4},
                                             {"mei", 5},
                                             {"may", 5},
                                             {"jun", 6},
                                             {"jul", 7},
                                             {"aug", 8},
                                             {"sep", 9},
                                             {"okt", 10},
                                             {"oct", 10},
                                             {"nov", 11},
                                             {"dec", 12}}};
  for (const Month& month : months) {
    if (!month.start.empty() && name.starts_with(month.start)) return month.number;
  }
  return 0;
}

/// One of three spellings, whichever stands first: day and month in words, in figures, the ISO order.
const RE2& any_date() {
  static const RE2 pattern(
      R"((?:\b(\d{1,2})(?:e|ste|de|th|st|nd|rd)? ?(?:of )?)?\b(januari|january|jan|februari|february|feb|maart|march|mrt|april|apr|mei|may|juni|june|jun|juli|july|jul|augustus|august|aug|september|sept|sep|oktober|october|okt|oct|november|nov|december|dec)\b\.?(?:,? ?'?(20\d\d)\b)?)"
      R"(|\b(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d|\d\d)\b)"
      R"(|\b(20\d\d)-(\d{2})-(\d{2})\b)");
  return pattern;
}

std::optional<int> number(const std::string& digits) {
  return digits.empty() ? std::nullopt : std::optional{std::stoi(digits)};
}

/// "Jan" is a name, "may" a verb: short words are months only beside a day or a year.
bool is_doubtful(const std::string& name, const NamedDate& date) {
  return name.size() <= 4 && name != "mei" && name != "juni" && name != "juli" && name != "june" &&
         name != "july" && !name.empty() && !date.day && !date.year;
}

bool is_real(const NamedDate& date) {
  return (!date.month || (*date.month >= 1 && *date.month <= 12)) &&
         (!date.day || (*date.day >= 1 && *date.day <= 31));
}

}  // namespace

std::string NamedDate::text() const {
  std::array<char, 16> written{};
  std::string text;
  const auto add = [&](const char* form, int value) {
    std::snprintf(written.data(), written.size(), form, value);
    text += written.data();
  };
  if (year) add("%04d", *year);
  if (!year) text += '-';
  if (month) add("-%02d", *month);
  if (day) add("-%02d", *day);
  return text;
}

std::vector<NamedDate> find_dates(std::string_view folded) {
  std::vector<NamedDate> dates;
  std::size_t without_year = 0;  // how many of the last ones wait for a year
  re2::StringPiece rest(folded.data(), folded.size());
  const char* last_end = folded.data();
  std::array<std::string, 9> part;
  while (dates.size() < most_dates &&
         RE2::FindAndConsume(&rest, any_date(), &part[0], &part[1], &part[2], &part[3], &part[4], &part[5],
                             &part[6], &part[7], &part[8])) {
    NamedDate date;
    if (!part[1].empty()) {
      date = {number(part[2]), month_of(part[1]), number(part[0])};
    } else if (!part[3].empty()) {
      date = {number(part[5]), number(part[4]), number(part[3])};
      if (*date.year < 100) *date.year += 2000;
    } else {
      date = {number(part[6]), number(part[7]), number(part[8])};
    }
    // More than a few words between two dates: they are no list with one year.
    if (static_cast<std::size_t>(rest.data() - last_end) > 40) without_year = 0;
    last_end = rest.data();
    if (!is_real(date) || is_doubtful(part[1], date)) continue;
    if (date.year) {
      for (std::size_t i = dates.size() - without_year; i < dates.size(); ++i) dates[i].year = date.year;
      without_year = 0;
    } else {
      ++without_year;
    }
    if (std::find(dates.begin(), dates.end(), date) == dates.end()) {
      dates.push_back(date);
    } else if (!date.year) {
      --without_year;
    }
  }
  return dates;
}

std::vector<NamedDate> find_periods(std::string_view folded) {
  static const RE2 season(
      R"(\b(voorjaar|lente|zomer|najaar|herfst|winter|spring|summer|autumn)(?:s?groep)? (?:van |of |')?(20\d\d)\b)");
  static const RE2 school_year(
      R"(\b(?:school|studie|cursus|les)?(?:jaar|seizoen) 20\d\d ?[-/] ?(?:20)?(\d\d)\b)");
  std::vector<NamedDate> periods;
  re2::StringPiece rest(folded.data(), folded.size());
  std::string name;
  std::string year;
  while (periods.size() < most_dates && RE2::FindAndConsume(&rest, season, &name, &year)) {
    const bool is_spring = name == "voorjaar" || name == "lente" || name == "spring";
    const bool is_summer = name == "zomer" || name == "summer";
    periods.push_back({number(year), is_spring ? 6 : is_summer ? 8 : 12, std::nullopt});
  }
  rest = re2::StringPiece(folded.data(), folded.size());
  while (periods.size() < most_dates && RE2::FindAndConsume(&rest, school_year, &year))
    periods.push_back({number("20" + year), 7, std::nullopt});
  return periods;
}

bool names_day(std::string_view folded) {
  return RE2::PartialMatch(re2::StringPiece(folded.data(), folded.size()), any_date());
}

bool is_past(const NamedDate& date, const Date& day) {
  if (!date.year) return false;
  const std::string here = day.text();
  const std::string named = date.text();
  return named < here.substr(0, named.size());
}

}  // namespace vindbaar::extractors
