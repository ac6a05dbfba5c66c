// Sentences, facts, language, markup: the small readers.
#include "core/text.hpp"
#include "extractors/facts.hpp"
#include "extractors/language.hpp"
#include "extractors/sentences.hpp"
#include "extractors/tag_scanner.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace vindbaar;
using namespace vindbaar::extractors;

TEST_CASE("text is cut where sentences end and nowhere else") {
  struct Row {
    const char* text;
    std::vector<std::string_view> sentences;
  };
  const Row rows[] = {
      {"Je leert veel. Je krijgt een certificaat!", {"Je leert veel.", "Je krijgt een certificaat!"}},
      {"Kosten € 1.695,00 incl. btw. Start in mei.", {"Kosten € 1.695,00 incl. btw.", "Start in mei."}},
      {"Vaardigheden, o.a. Excel en bijv. Word.", {"Vaardigheden, o.a. Excel en bijv. Word."}},
      {"Door J. Jansen gegeven.", {"Door J. Jansen gegeven."}},
      {"niveau 3 | BOL | 3 jaar", {"niveau 3", "BOL", "3 jaar"}},
      {"Wat is dat? “Een vraag”", {"Wat is dat?", "“Een vraag”"}},
      {"", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(split_sentences(row.text) == row.sentences);
  }
}

TEST_CASE("an endless run is cut at a space") {
  std::string text;
  while (text.size() < 10'000) text += "woord ";
  for (const std::string_view sentence : split_sentences(text)) CHECK(sentence.size() < 1'300);
}

TEST_CASE("levels are read as they are written") {
  struct Row {
    const char* text;
    std::vector<int> levels;
  };
  const Row rows[] = {{"niveau 3", {3}},      {"mbo 2", {2}},
                      {"mbo-4", {4}},         {"niveau 3 en 4", {3, 4}},
                      {"niveau 2/3", {2, 3}}, {"mbo niveau 1", {1}},
                      {"niveau 5", {}},       {"level 3", {3}},
                      {"op hoog niveau", {}}, {"niveau 2, 3 en 4", {2, 3, 4}},
                      {"niveau 30", {}}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(find_levels(row.text) == row.levels);
  }
}

TEST_CASE("study load is read with its unit on either side") {
  struct Row {
    const char* text;
    int hours;
  };
  const Row rows[] = {{"240 sbu", 240},     {"studielast: 480 uur", 480}, {"720 studiebelastingsuren", 720},
                      {"sbu: 1.200", 1200}, {"studielast 12", 0},         {"240 euro", 0},
                      {"5000 sbu", 0}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(find_study_load(row.text).value_or(0) == row.hours);
  }
}

TEST_CASE("language goes by the small words, and by the declaration when there are few") {
  CHECK(language_of("je leert in deze cursus het werken met een computer en de printer", "en") == "nl");
  CHECK(language_of("you will learn to work with the computer and this is the best course for you", "nl") ==
        "en");
  CHECK(language_of("sie lernen mit dem computer und das ist nicht der einzige kurs auf der liste", "") ==
        "de");
  CHECK(language_of("helpende plus", "nl") == "nl");
  CHECK(language_of("helpende plus", "fr").empty());
}

TEST_CASE("references are resolved as the HTML Standard says") {
  struct Row {
    const char* raw;
    const char* text;
  };
  const Row rows[] = {{"a &amp; b", "a & b"},         {"&eacute;&Eacute;", "éÉ"},
                      {"&#233;&#xE9;", "éé"},         {"&#128;", "€"},
                      {"&#0;", "\xEF\xBF\xBD"},       {"?a=1&copy=2", "?a=1&copy=2"},
                      {"&onbekend;", "&onbekend;"},   {"&", "&"},
                      {"&#x110000;", "\xEF\xBF\xBD"}, {"&#xD800;", "\xEF\xBF\xBD"}};
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    CHECK(resolve_references(row.raw) == row.text);
  }
}

TEST_CASE("the scanner sees tags where the tokenizer of the HTML Standard does") {
  struct Row {
    const char* what;
    const char* html;
    const char* tags;
  };
  const Row rows[] = {
      {"plain", "<p>a</p>", "p /p "},
      {"an angle bracket in a value", "<a title='>'><b>", "a b "},
      {"no tag", "a < b <3 <>", ""},
      {"comment with dashes", "<!-- a -- <b> --><i>", "i "},
      {"short comments", "<!--><b><!---><i>", "b i "},
      {"wrong end of a comment", "<!-- <b> --!><i>", "i "},
      {"script text", "<script>if (a<b) '<p>'</script><i>", "script /script i "},
      {"title text", "<title><b></title><i>", "title /title i "},
      {"bogus comments", "<!x <b>><?php <i>?></ ><u>", "u "},
      {"unclosed tag at the end", "<p><a href='x", "p a "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    TagScanner scanner(row.html);
    Token token;
    std::string tags;
    while (scanner.next(token)) {
      if (token.kind == Token::Kind::start_tag) tags += std::string(token.name) + " ";
      if (token.kind == Token::Kind::end_tag) tags += "/" + std::string(token.name) + " ";
    }
    CHECK(tags == row.tags);
  }
}
