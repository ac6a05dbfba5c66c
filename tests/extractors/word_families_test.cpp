#include "extractors/word_families.hpp"

#include "extractors/phrase_set.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace vindbaar;
using namespace vindbaar::extractors;

namespace {

seeds::Phrase row(std::string meaning, std::string match, std::string pattern) {
  seeds::Phrase phrase;
  phrase.id = meaning;
  phrase.meaning = std::move(meaning);
  phrase.match = std::move(match);
  phrase.pattern = std::move(pattern);
  return phrase;
}

WordFamilies some_families() {
  return *WordFamilies::make(
      {row("no", "words", "niet geen"), row("only", "words", "alleen"),
       row("not_only", "words", "niet_alleen"), row("employer", "words", "werkgever* *bedrijf"),
       row("enrol", "words", "aanmeld* meld_*_aan"), row("self", "words", "zelf jezelf"),
       row("code", "words", "k####"), row("break", "words", "maar")});
}

bool stands_in(const char* pattern, const char* text) {
  const WordFamilies families = some_families();
  return FamilyPattern::make(pattern, families)->matches(families.read(text));
}

}  // namespace

TEST_CASE("a pattern of word families finds its words in any order within a clause") {
  CHECK(stands_in("no enrol", "aanmelden kan niet"));
  CHECK(stands_in("no enrol", "niet aanmelden"));
  CHECK_FALSE(stands_in("no enrol", "niet duur, aanmelden kan"));
  CHECK_FALSE(stands_in("no enrol", "niet duur maar aanmelden kan"));
  CHECK(stands_in("sentence: no enrol", "niet duur, aanmelden kan"));
}

TEST_CASE("order, distance and absence can be asked for") {
  CHECK(stands_in("no > enrol", "niet zomaar aanmelden"));
  CHECK_FALSE(stands_in("no > enrol", "aanmelden kan niet"));
  CHECK(stands_in("no >2 enrol", "niet zomaar aanmelden"));
  CHECK_FALSE(stands_in("no >1 enrol", "niet zomaar aanmelden"));
  CHECK_FALSE(stands_in("no enrol -self", "je kunt je niet zelf aanmelden"));
  CHECK_FALSE(stands_in("within 2: no enrol", "aanmelden kan niet"));
}

TEST_CASE("the longest expression wins, and one with a gap leaves its words to others") {
  CHECK_FALSE(stands_in("no", "niet alleen voor bedrijven"));
  CHECK(stands_in("not_only", "niet alleen voor bedrijven"));
  CHECK(stands_in("self enrol", "meld jezelf aan"));
}

TEST_CASE(
    "words are known by their beginning, their end or their digits; a hyphen after niet denies nothing") {
  CHECK(stands_in("employer", "via je werkgevers"));
  CHECK(stands_in("employer", "een installatiebedrijf"));
  CHECK_FALSE(stands_in("employer", "bedrijf"));  // an ending needs a beginning
  CHECK(stands_in("code", "keuzedeel 'k0905'"));
  CHECK_FALSE(stands_in("code", "k09"));
  CHECK_FALSE(stands_in("no", "niet-aangeboren hersenletsel"));
}

TEST_CASE("a pattern that names no known family is refused, with the row it stands in") {
  const auto set = PhraseSet::make({row("shut_out", "families", "no particulier")}, some_families());
  REQUIRE_FALSE(set);
  CHECK(set.error().what.find("particulier") != std::string::npos);
}
