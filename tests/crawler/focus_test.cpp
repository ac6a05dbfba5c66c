#include "crawler/focus.hpp"

#include <doctest/doctest.h>

#include <set>

namespace vindbaar::crawler {
namespace {

const seeds::Lists& real_lists() {
  static const seeds::Lists lists = seeds::read_lists(std::string(SOURCE_DIR) + "/seeds").lists.value();
  return lists;
}

Url url(const std::string& path) {
  return Url::parse("https://roc.example.nl" + path).value();
}

seeds::Phrase phrase(const std::string& meaning, const std::string& pattern, double weight) {
  seeds::Phrase made;
  made.id = pattern;
  made.meaning = meaning;
  made.match = "phrase";
  made.pattern = pattern;
  made.weight = weight;
  return made;
}

/// Whether the phrase, alone in `focus`, has the effect of its meaning on `text`.
bool finds(const Focus& focus, const seeds::Phrase& phrase, const std::string& text) {
  Look look;
  if (phrase.meaning == "content") look.words = text;
  if (phrase.meaning == "absent") look.title = text;
  if (phrase.meaning == "content") return focus.worth(look) > 0;
  if (phrase.meaning == "absent") return focus.says_absent(look);
  return (phrase.meaning == "first" ? 1 : -1) * focus.score(url("/"), text) > 0;
}

}  // namespace

TEST_CASE("every phrase of the frontier list finds its example and not its counterexample") {
  const auto& phrases = real_lists().topic("frontier");
  REQUIRE(phrases.size() > 30);
  for (const seeds::Phrase& one : phrases) {
    CAPTURE(one.id);
    const auto focus = Focus::make({one});
    REQUIRE(focus.has_value());
    CHECK(finds(*focus, one, one.example));
    if (!one.counterexample.empty()) CHECK_FALSE(finds(*focus, one, one.counterexample));
  }
}

TEST_CASE("courses for adults come before the rest of a school, and its housekeeping comes last") {
  const Focus focus = Focus::make(real_lists().topic("frontier")).value();
  struct Row {
    const char* path;
    const char* anchor;
  };
  const Row first[] = {
      {"/volwassenen/cursussen", ""},
      {"/leven-lang-ontwikkelen/mbo-certificaten", ""},
      {"/zakelijk/aanbod/cursussen-trainingen/lassen", ""},
      {"/info/verzorgende", "Certificaat Helpende Plus"},
      {"/opleidingen/pedagogisch-klimaat-c0125-llo", ""},
      {"/bedrijfsopleidingen/p83---groen", ""},
  };
  const Row last[] = {
      {"/werken-bij/vacatures", ""},     {"/privacyverklaring", ""},
      {"/agenda/open-dag", ""},          {"/inloggen?terug=/rooster", ""},
      {"/nieuws/2021/winnaar-open", ""}, {"/organisatie/raad-van-toezicht", ""},
  };
  const int neutral = focus.score(url("/contact"), "Contact");
  CHECK(neutral == 0);
  for (const Row& row : first) {
    CAPTURE(row.path);
    CHECK(focus.score(url(row.path), row.anchor) >= 20);
  }
  for (const Row& row : last) {
    CAPTURE(row.path);
    CHECK(focus.score(url(row.path), row.anchor) < 0);
  }
}

TEST_CASE("a score is ten times the weights that occur, words whole, capitals, accents and hyphens aside") {
  const Focus focus = Focus::make({phrase("first", "cliënt", 2), phrase("last", "open dag", 1.5)}).value();
  CHECK(focus.score(url("/zorg/Client"), "") == 20);
  CHECK(focus.score(url("/zorg/clienten"), "") == 0);
  CHECK(focus.score(url("/open-dag"), "De Cliënt") == 5);
  CHECK(focus.score(url("/%6Fpen_dag"), "") == -15);
  const Focus strong = Focus::make({phrase("first", "cursus", 40)}).value();
  CHECK(strong.score(url("/cursus"), "") == 100);
}

TEST_CASE("a phrase that cannot be used is named with its place") {
  seeds::Phrase wrong = phrase("sometimes", "cursus", 1);
  wrong.file = "frontier.csv";
  wrong.line = 7;
  const auto focus = Focus::make({wrong});
  REQUIRE_FALSE(focus.has_value());
  CHECK(focus.error().code == "E-FRONTIER-PHRASE");
  CHECK(focus.error().what.find("frontier.csv:7") != std::string::npos);
  wrong.meaning = "first";
  wrong.match = "regex";
  wrong.pattern = "(";
  CHECK_FALSE(Focus::make({wrong}).has_value());
}

}  // namespace vindbaar::crawler
