#include "tests/extractors/reading.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace vindbaar;
using namespace vindbaar::extractors;

namespace {

std::vector<std::string> titles_of(const Reading& reading) {
  std::vector<std::string> titles;
  for (const Candidate& candidate : reading.candidates) {
    if (candidate.source != Candidate::Source::page) titles.push_back(candidate.title);
  }
  return titles;
}

}  // namespace

TEST_CASE("a list of courses without links is one when its items give what courses have") {
  struct Row {
    const char* what;
    const char* html;
    std::vector<std::string> titles;
  };
  const Row rows[] = {
      {"cards with a duration each",
       "<h1>Programma</h1><div><div class=c><h4>Stofferen</h4><p>12 avonden</p></div><div class=c>"
       "<h4>Lasercutten</h4><p>1 dag</p></div><div class=c><h4>Keramiek</h4><p>8 avonden</p></div></div>",
       {"Stofferen", "Lasercutten", "Keramiek"}},
      {"a table with a column of names and one of levels",
       "<h1>Losse onderdelen</h1><table><tr><th>Naam</th><th>Niveau</th></tr><tr><td>Zorg en technologie</td>"
       "<td>3</td></tr><tr><td>Gastvrijheid in de zorg</td><td>3</td></tr></table>",
       {"Zorg en technologie", "Gastvrijheid in de zorg"}},
      {"shelves of links under headings that a system wraps in headers",
       "<body><header><h1>Cursussen</h1></header><div><header><h2>Dier</h2></header><ul><li><a "
       "href=/a>Bijen houden</a></li><li><a href=/b>Honden trimmen</a></li></ul></div><div><header><h2>Plant"
       "</h2></header><ul><li><a href=/c>Bomen snoeien</a></li><li><a "
       "href=/d>Tuinontwerp</a></li></ul></div>",
       {"Bijen houden", "Honden trimmen", "Bomen snoeien", "Tuinontwerp"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto reading = read_page("https://x.nl/aanbod", row.html);
    CHECK(reading.page.kind == PageKind::catalogue_listing);
    CHECK(titles_of(reading) == row.titles);
  }
}

TEST_CASE("a tag above a card's heading belongs to that card") {
  const auto reading = read_page("https://x.nl/aanbod",
                                 "<h1>Ons aanbod</h1><div><a class=c "
                                 "href=/0><span>Mbo-certificaat</span><h3>Helpende plus</h3><p>20 weken</p>"
                                 "</a><a class=c href=/1><span>Training</span><h3>Werkbegeleider</h3><p>2 "
                                 "dagen</p></a><a class=c href=/2>"
                                 "<span>Mbo-certificaat</span><h3>Engels</h3><p>12 weken</p></a></div>");
  REQUIRE(reading.candidates.size() == 3);
  CHECK(reading.candidates[0].claim.value == Claim::mbo_certificate);
  CHECK(reading.candidates[1].claim.value == Claim::none);
  CHECK(reading.candidates[2].claim.value == Claim::mbo_certificate);
}

TEST_CASE("the modules of one course, each with a duration, are no list of courses") {
  const auto reading = read_page(
      "https://x.nl/cursussen/leidinggeven",
      "<h1>Cursus leidinggeven</h1><dl><dt>Duur</dt><dd>12 weken</dd><dt>Kosten</dt><dd>€ 900</dd><dt>Start"
      "</dt><dd>september</dd></dl><div><div class=m><h3>Gesprekken voeren</h3><p>3 dagdelen</p></div><div "
      "class=m><h3>Teams bouwen</h3><p>2 dagdelen</p></div><div class=m><h3>Plannen</h3><p>1 "
      "dagdeel</p></div>"
      "</div>");
  CHECK(reading.page.kind == PageKind::course_detail);
  CHECK(titles_of(reading).empty());
}

TEST_CASE("courses that open under a summary are told in full there, with headings of their own") {
  const std::string course =
      "<details><summary>Helpende plus</summary><div><p>Een jaar lang op donderdag.</p><h4>Inhoud</h4>"
      "<ul><li>Wonden verzorgen</li><li>Medicijnen aanreiken</li></ul><h4>Bewijs</h4><p>Je krijgt een "
      "erkend mbo-certificaat.</p><h4>Kosten</h4><p>\xE2\x82\xAC 900</p><p>12 maart 2026</p></div></details>";
  const std::string other =
      "<details><summary>Engels</summary><div><h4>Bewijs</h4><p>Je krijgt een erkend mbo-certificaat.</p>"
      "<h4>Kosten</h4><p>\xE2\x82\xAC 400</p></div></details>";
  struct Row {
    const char* what;
    std::string html;
    std::vector<std::string> titles;
  };
  const Row rows[] = {
      {"two of them",
       "<h1>Cursussen zorg</h1><div>" + course + other + "</div>",
       {"Helpende plus", "Engels"}},
      {"the only one of its sector", "<h1>Cursussen zorg</h1><div>" + course + "</div>", {"Helpende plus"}},
      {"the parts of one course",
       "<h1>Helpende plus</h1><div><details><summary>Inhoud</summary><h4>Thema's</h4><p>Wonden</p></details>"
       "<details><summary>Resultaat</summary><p>Je krijgt een erkend mbo-certificaat.</p></details>"
       "<details><summary>Kosten</summary><h4>Lesgeld</h4><p>\xE2\x82\xAC 900</p></details></div>",
       {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto reading = read_page("https://x.nl/zorg.html", row.html);
    CHECK(titles_of(reading) == row.titles);
    CHECK((reading.page.kind == PageKind::catalogue_listing) == !row.titles.empty());
    for (const Candidate& candidate : reading.candidates)
      CHECK(candidate.claim.value == Claim::mbo_certificate);
  }
}

TEST_CASE("a course that is not there yet is no page that is not there") {
  const auto reading = read_page(
      "https://x.nl/cursus/helpende-plus",
      "<h1>Helpende plus</h1><p>Je leert wonden verzorgen.</p><p>Deze cursus is nog niet beschikbaar.</p>");
  CHECK(reading.page.kind != PageKind::soft_404);
}

TEST_CASE("a heading in one tab panel says nothing of the next panel") {
  const auto reading = read_page(
      "https://x.nl/product/lassen",
      "<h1>Lassen</h1><ul><li><a href=#t1>Inhoud</a></li><li><a href=#t2>Feiten</a></li></ul><div "
      "id=t1><p>Leer "
      "lassen.</p><h2>Toelatingseisen</h2><p>Je bent handig.</p></div><div "
      "id=t2><table><tr><th>Resultaat</th>"
      "<td>Landelijk erkend mbo-certificaat</td></tr><tr><th>Kosten</th><td>€ 800</td></tr></table></div>");
  REQUIRE_FALSE(reading.candidates.empty());
  CHECK(reading.candidates[0].claim.value == Claim::mbo_certificate);
}

TEST_CASE("a robot wall is known by its own programs when it says nothing") {
  const auto reading = read_page(
      "https://x.nl/aanbod",
      "<html><head><title>x.nl</title></head><body><iframe src='/_Incapsula_Resource?x=1'></iframe></body>");
  CHECK(reading.page.kind == PageKind::blocked);
}
