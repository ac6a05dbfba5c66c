#include "crawler/look.hpp"

#include "crawler/fingerprint.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
namespace {

const std::string story =
    "In deze cursus leer je lassen. De lessen zijn op dinsdag en donderdag in Leiden. Je werkt aan echte "
    "opdrachten en "
    "krijgt begeleiding van een docent uit de praktijk. Na afloop kun je zelfstandig werken aan staal en "
    "aluminium. ";

std::string page(const std::string& title, const std::string& text) {
  return "<title>" + title + "</title><header><a href=/>Home</a> Zoeken</header><h1>" + title + "</h1><p>" +
         text + "</p><script>var x = '<p>niet dit</p>';</script><footer>Voettekst</footer>";
}

}  // namespace

TEST_CASE("a look gives title, heading and the page's own words, without links, menus and scripts") {
  const Look look = look_at(
      "<!doctype html><TITLE> Cursus\n LASSEN </TITLE><nav>Alle cursussen</nav><h1>Las<b>sen</b></h1>"
      "<!-- <p>weg</p> --><p>Je krijgt <a href=/x>meer</a> een Certificaat, 1 < 2. " +
      story + "<script>\"</scrip>\"</script><style>p{}</style></p><footer>KvK</footer>");
  CHECK(look.title == "cursus lassen ");
  CHECK(look.heading == "lassen");
  CHECK(look.words.find("certificaat") != std::string::npos);
  CHECK(look.words.find("certificaat, 1 2. in deze cursus") != std::string::npos);
  for (const char* absent : {"alle cursussen", "meer", "weg", "scrip", "p{}", "kvk"}) {
    CAPTURE(absent);
    CHECK(look.words.find(absent) == std::string::npos);
  }
}

TEST_CASE("a header that is never closed does not swallow the page") {
  CHECK(look_at("<title>x</title><header><p>" + story + "</p>").words.find("aluminium") != std::string::npos);
}

TEST_CASE("pages that differ in little have fingerprints that differ in little, others do not") {
  std::string long_story;
  for (int i = 0; i < 8; ++i) long_story += story + std::to_string(i) + " ";
  const Look one = look_at(page("Agenda 3 mei", long_story + "Vandaag 3 mei."));
  const Look other = look_at(page("Agenda 17 juni", long_story + "Vandaag 17 juni."));
  CHECK(is_near_duplicate(one, other.simhash, other.title_hash));
  const Look course = look_at(page("Cursus koken", long_story + "Vandaag 3 mei."));
  CHECK_FALSE(is_near_duplicate(one, course.simhash, course.title_hash));  // another title is another page
  const Look text = look_at(page("Agenda 3 mei",
                                 "Heel iets anders over tuinen, bomen, bloemen, zaden en de seizoenen "
                                 "waarin zij groeien, bloeien en vergaan onder de zon van Zeeland."));
  CHECK_FALSE(is_near_duplicate(one, text.simhash, text.title_hash));
  CHECK(distance(one.simhash, text.simhash) > 10);
}

TEST_CASE("a fingerprint does not depend on how the text comes in, and counts its words") {
  Fingerprint whole;
  whole.add(story);
  Fingerprint pieces;
  for (const char c : story) pieces.add(std::string_view(&c, 1));
  CHECK(whole.value() == pieces.value());
  CHECK(whole.words() == pieces.words());
  Fingerprint many;  // more than a lane can count
  for (int i = 0; i < 300; ++i) many.add("zelfde zelfde zelfde ");
  CHECK(many.words() == 900);
  Fingerprint nothing;
  CHECK(nothing.value() == 0);
}

TEST_CASE("broken markup is looked at without harm") {
  for (const char* html :
       {"<", "<!--", "<script>", "<title", "</", "<a", "<h1>x", "<title>x<title>y", "<<<>>>", ""})
    CHECK(look_at(html).words.size() < 10);
  CHECK(look_at(std::string(1'000'000, '<')).words.size() <= 64 * 1024);
}

}  // namespace vindbaar::crawler
