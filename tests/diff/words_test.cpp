#include "tests/diff/years.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace vindbaar;
using vindbaar::diff::WordChange;

namespace {

/// "same [-gone-] [+came+]"
std::string marked(const std::string& a, const std::string& b) {
  std::string text;
  for (const auto& change : diff::changed_words(a, b)) {
    if (!text.empty()) text += ' ';
    switch (change.kind) {
      case WordChange::Kind::equal:
        text += change.words;
        break;
      case WordChange::Kind::removed:
        text += "[-" + change.words + "-]";
        break;
      case WordChange::Kind::added:
        text += "[+" + change.words + "+]";
        break;
    }
  }
  return text;
}

std::string side_of(const std::vector<WordChange>& changes, WordChange::Kind kind) {
  std::string text;
  for (const auto& change : changes) {
    if (change.kind != WordChange::Kind::equal && change.kind != kind) continue;
    text += (text.empty() ? "" : " ") + change.words;
  }
  return text;
}

}  // namespace

TEST_CASE("words that went and came are marked, the others are left alone") {
  CHECK(marked("", "").empty());
  CHECK(marked("a b c", "a b c") == "a b c");
  CHECK(marked("je krijgt een mbo-certificaat na afloop", "je krijgt een bewijs van deelname na afloop") ==
        "je krijgt een [-mbo-certificaat-] [+bewijs van deelname+] na afloop");
  CHECK(marked("", "nieuw") == "[+nieuw+]");
  CHECK(marked("oud", "") == "[-oud-]");
  CHECK(marked("a\nb", "a b") == "a\nb");  // a line break is no word, and is kept for the eye
  CHECK(marked("a\nb", "a\nc d\ne") == "a [-\nb-] [+\nc d\ne+]");
}

TEST_CASE("a word that two rewritten sentences share by chance is rewritten with them") {
  CHECK(marked("wij stellen het programma samen met uw hele eigen team",
               "kom minimaal zestien uur werken of vrijwillig met ons allemaal mee") ==
        "[-wij stellen het programma samen met uw hele eigen team-] [+kom minimaal zestien uur werken of "
        "vrijwillig met ons allemaal mee+]");
  CHECK(marked("de cursus start in maart", "de cursus begint in april") ==
        "de cursus [-start-] [+begint+] in [-maart-] [+april+]");
}

TEST_CASE("each side can be read back from the marked words") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::string texts[2];
    for (auto& text : texts) {
      for (auto i = random() % 40; i > 0; --i)
        text += (text.empty() ? "" : " ") + std::string(1, static_cast<char>('a' + random() % 5));
    }
    const auto changes = diff::changed_words(texts[0], texts[1]);
    CHECK(side_of(changes, WordChange::Kind::removed) == texts[0]);
    CHECK(side_of(changes, WordChange::Kind::added) == texts[1]);
  }
}

TEST_CASE("texts without a word in common, however long, are told as all gone and all new") {
  std::string a;
  std::string b;
  for (int i = 0; i < 30000; ++i) {
    a += "a" + std::to_string(i) + " ";
    b += "b" + std::to_string(i) + " ";
  }
  const auto changes = diff::changed_words("kop " + a + "staart", "kop " + b + "staart");
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].words == "kop");
  CHECK(changes[1].kind == WordChange::Kind::removed);
  CHECK(changes[2].kind == WordChange::Kind::added);
  CHECK(changes[3].words == "staart");
}
