#pragma once
// The shipped lists and a matcher over them, read once for all test cases.

#include "matcher/matcher.hpp"
#include "seeds/seeds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace vindbaar::matcher {

inline Date day(std::string_view text) {
  return Date::parse(text).value();
}

/// The lists in the repository, with the register of 2022 and the phrases.
inline const seeds::Lists& shipped_lists() {
  static const seeds::Lists lists = [] {
    seeds::Reading reading = seeds::read_lists(SOURCE_DIR "/seeds");
    for (const seeds::Problem& problem : reading.problems) MESSAGE(problem.text());
    REQUIRE(reading.lists.has_value());
    return *reading.lists;
  }();
  return lists;
}

inline const Matcher& shipped_matcher() {
  static const Matcher matcher = Matcher::make(shipped_lists(), day("2023-06-01")).value();
  return matcher;
}

/// A certificate for hand-made registers.
inline seeds::Certificate certificate(std::string_view code, std::string_view name) {
  return {.code = CertificateCode::parse(code).value(), .name = std::string(name)};
}

/// The shipped phrases over another register.
inline Matcher matcher_over(std::vector<seeds::Certificate> certificates) {
  seeds::Lists lists = shipped_lists();
  lists.certificates = std::move(certificates);
  return Matcher::make(lists, day("2023-06-01")).value();
}

/// "K0905 accepted", "K0118 accepted + K0905 accepted" in order of code, or "nothing".
inline std::string summary(const std::vector<Match>& matches) {
  std::vector<std::string> parts;
  for (const Match& match : matches)
    parts.push_back(match.best.code.text() + ' ' + std::string(word(match.verdict)));
  std::sort(parts.begin(), parts.end());
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " + ") + part;
  return text.empty() ? "nothing" : text;
}

inline std::string summary_of(std::string_view title) {
  return summary(shipped_matcher().match({std::string(title), std::nullopt, "", ""}));
}

}  // namespace vindbaar::matcher
