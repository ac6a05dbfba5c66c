// Titles that nobody would write and the web has anyway; and the same answer every time.

#include "tests/matcher/register.hpp"

#include <random>
#include <thread>

namespace vindbaar::matcher {
namespace {

std::string told(const std::vector<Match>& matches) {
  std::string text;
  for (const Match& match : matches) {
    text += match.best.code.text() + std::to_string(match.best.probability.value()) + match.verdict_reason;
    for (const Reason& reason : match.best.reasons)
      text += reason.feature + std::to_string(reason.shift) + reason.words;
  }
  return text;
}

TEST_CASE("no title is too strange to be answered") {
  std::string many_codes;
  for (int i = 0; i < 2000; ++i) many_codes += "K0905 C0039 ";
  const std::string titles[] = {
      "",
      " ",
      std::string(3, '\0'),
      std::string("Helpende\0plus", 13),
      "\xFF\xFE\xC0\x80\xED\xA0\x80",
      "Helpende plus \xE2\x82",
      std::string(1 << 20, 'a'),
      std::string(1 << 20, ' ') + "Helpende plus",
      std::string(1 << 20, '('),
      std::string(1 << 19, '+'),
      std::string(1 << 19, '-'),
      many_codes,
      "niveau niveau 1 2 3 4 niveau",
      "mbo mbo mbo",
      "| | | | : : - - -",
      "K0905K0905 K09051 XK0905",
      "\xF0\x9F\x8E\x93 Helpende plus \xF0\x9F\x8E\x93",
      "=cmd|' /C calc'!A0",
  };
  for (const std::string& title : titles) {
    CAPTURE(title.substr(0, 40));
    const std::vector<Match> matches = shipped_matcher().match({title, std::nullopt, "", ""});
    CHECK(matches.size() <= 4);
    for (const Match& match : matches) {
      CHECK(match.best.probability.value() >= 0);
      CHECK_FALSE(match.verdict_reason.empty());
    }
    shipped_matcher().rank({title, std::nullopt, "", ""}, 3);
  }
}

TEST_CASE("a title longer than is read says so") {
  const std::string title = "Helpende plus " + std::string(5000, 'x');
  const std::vector<Match> matches = shipped_matcher().match({title, std::nullopt, "", ""});
  REQUIRE_FALSE(matches.empty());
  bool says_so = false;
  for (const Reason& reason : matches.front().best.reasons)
    says_so = says_so || reason.feature == "title_cut";
  CHECK(says_so);
  CHECK(matches.front().verdict != Verdict::accepted);
}

TEST_CASE("bytes that are no UTF-8 around a name do not hide it") {
  CHECK(summary_of("Helpende\xA0plus").find("K0905") != std::string::npos);
  CHECK(summary_of("\xF0\x9F\x8E\x93 Helpende plus") == "K0905 accepted");
}

TEST_CASE("the same query gives the same answer, from a new matcher and from many threads") {
  const std::vector<std::string> titles = {"Helpende plus én Zorg en technologie",
                                           "Verpleegtechnische handelingen", "Gerontopsychatrie",
                                           "Engels voor de horeca", "C0039 + C0053"};
  const Matcher again = Matcher::make(shipped_lists(), day("2023-06-01")).value();
  std::vector<std::string> expected;
  for (const std::string& title : titles) {
    expected.push_back(told(shipped_matcher().match({title, std::nullopt, "", ""})));
    CHECK(expected.back() == told(again.match({title, std::nullopt, "", ""})));
  }
  std::vector<std::string> seen(8);
  std::vector<std::jthread> threads;
  for (std::string& mine : seen) {
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round) {
        mine.clear();
        for (const std::string& title : titles)
          mine += told(shipped_matcher().match({title, std::nullopt, "", ""}));
      }
    });
  }
  threads.clear();
  std::string all;
  for (const std::string& each : expected) all += each;
  for (const std::string& each : seen) CHECK(each == all);
}

TEST_CASE("random bytes and random cuts of real names are answered without a crash") {
  std::mt19937 random(20220214);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (int round = 0; round < 400; ++round) {
    const auto& certificates = shipped_lists().certificates;
    std::string title = certificates[below(certificates.size())].name;
    for (std::size_t edits = below(6); edits > 0 && !title.empty(); --edits) {
      const std::size_t at = below(title.size());
      switch (below(4)) {
        case 0:
          title[at] = static_cast<char>(below(256));
          break;
        case 1:
          title.erase(at, 1);
          break;
        case 2:
          title.insert(at, 1, static_cast<char>(below(256)));
          break;
        default:
          title = title.substr(at);
          break;
      }
    }
    for (const Match& match : shipped_matcher().match({title, std::nullopt, "", ""})) {
      CHECK(match.best.probability.value() <= 1);
    }
  }
}

}  // namespace
}  // namespace vindbaar::matcher
