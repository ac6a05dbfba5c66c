#pragma once
// Table-driven cases of a comparison: one fact of two small years differs at a time.

#include "tests/diff/years.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

namespace vindbaar::test {

inline const std::string course = "https://www.alfa.nl/cursus/helpende-plus";
inline const std::string overview = "https://www.alfa.nl/scholing";
inline const std::string elsewhere = "https://www.alfa.nl/scholing/zorg/helpende-plus";

struct Case {
  std::string what;
  std::function<void(YearMaker&, YearMaker&, seeds::Lists&)> arrange;
  std::string verdict;
  std::string institution = "alfa";
  std::string code = "K0905";
};

/// Arranges two years, compares them in both languages, and expects the one row to say `verdict`.
inline void check(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    INFO(each.what);
    YearMaker before = old_year();
    YearMaker now = new_year();
    seeds::Lists lists = plain_lists();
    each.arrange(before, now, lists);
    for (const auto language : {report::Language::nl, report::Language::en}) {
      const auto comparison = diff::compare(before.side(), now.side(), lists, language);
      const auto row = row_about(comparison, each.institution, each.code);
      CHECK(verdict(row) == each.verdict);
      CHECK_FALSE(row.explanation.empty());
    }
  }
}

inline Date date(const char* text) {
  return Date::parse(text).value();
}

}  // namespace vindbaar::test
