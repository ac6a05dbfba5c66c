// How matches of several pages become one offering: which verdict, page and words speak for the pair.

#include "output/report/report.hpp"
#include "tests/output/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;
using store::MatchRow;
using store::OfferingRow;
using store::PageRow;

namespace {

std::vector<OfferingRow> decide(const std::vector<MatchRow>& matches, const std::vector<PageRow>& pages) {
  return decide_offerings(matches, pages, lists(), day);
}

/// The one row that one page with one match gives.
OfferingRow decide_one(const MatchRow& match, const PageRow& page) {
  const auto rows = decide({match}, {page});
  REQUIRE(rows.size() == 1);
  return rows.front();
}

}  // namespace

TEST_CASE("the best verdict of any page that can prove it is the pair's") {
  MatchRow news = course_match();
  PageRow news_page = course_page();
  news.url = news_page.url = "https://alfa.nl/nieuws/1";
  news_page.kind = "news";
  MatchRow doubtful = course_match();
  PageRow doubtful_page = course_page();
  doubtful.url = doubtful_page.url = "https://alfa.nl/cursus/2";
  doubtful.verdict = "doubtful";
  doubtful.probability = 0.6;

  const auto two = decide({news, doubtful}, {news_page, doubtful_page});
  REQUIRE(two.size() == 1);
  CHECK(two.front().verdict == "doubtful");
  CHECK(two.front().url == "https://alfa.nl/cursus/2");
  CHECK(two.front().probability == 0.6);
  CHECK(two.front().pages == 1);

  const auto three = decide({news, doubtful, course_match()}, {news_page, doubtful_page, course_page()});
  CHECK(three.at(0).verdict == "accepted");
  CHECK(three.at(0).pages == 1);
}

TEST_CASE("the page that proves it best is its own page, then the likeliest, then the shortest address") {
  struct Page {
    std::string url;
    std::string source;
    std::string kind;
    double probability;
  };
  struct Row {
    std::string what;
    std::vector<Page> pages;
    std::string best;
  };
  const Row rows[] = {
      {"own page before a list",
       {{"https://alfa.nl/l", "list_item", "catalogue_listing", 0.99},
        {"https://alfa.nl/own", "page", "course_detail", 0.93}},
       "https://alfa.nl/own"},
      {"likeliest",
       {{"https://alfa.nl/1", "page", "course_detail", 0.93},
        {"https://alfa.nl/22", "page", "course_detail", 0.94}},
       "https://alfa.nl/22"},
      {"shortest",
       {{"https://alfa.nl/22", "page", "course_detail", 0.93},
        {"https://alfa.nl/3", "page", "course_detail", 0.93}},
       "https://alfa.nl/3"},
      {"first by spelling",
       {{"https://alfa.nl/b", "page", "course_detail", 0.93},
        {"https://alfa.nl/a", "page", "course_detail", 0.93}},
       "https://alfa.nl/a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::vector<MatchRow> matches;
    std::vector<PageRow> pages;
    for (const Page& one : row.pages) {
      MatchRow match = course_match();
      PageRow page = course_page();
      match.url = page.url = one.url;
      match.source = one.source;
      match.probability = one.probability;
      page.kind = one.kind;
      matches.push_back(match);
      pages.push_back(page);
    }
    const auto decided = decide(matches, pages);
    CHECK(decided.at(0).url == row.best);
    CHECK(decided.at(0).probability == std::max(row.pages[0].probability, row.pages[1].probability));
  }
}

TEST_CASE("the evidence is the words of a certificate, else those on enrolling, else the title") {
  MatchRow match = course_match();
  match.claim_quote.clear();
  CHECK(decide_one(match, course_page()).evidence == "Schrijf je in.");
  match.audience_quote.clear();
  CHECK(decide_one(match, course_page()).evidence == "Helpende plus");
}

TEST_CASE("a rejected pair is listed only when a reader would ask why it does not count") {
  struct Row {
    std::string what;
    std::string verdict;
    std::string kind;
    std::string title;
    double probability;
    bool by_human;
    bool listed;
  };
  const Row rows[] = {
      {"nearly doubtful", "rejected", "course_detail", "Helpen in de plus", 0.20, false, true},
      {"far off", "rejected", "course_detail", "Helpen in de plus", 0.19, false, false},
      {"far off, but the right title where a rule forbids it", "rejected", "elective_list",
       "Keuzedeel Helpende Plus (K0905)", 0.05, false, true},
      {"an alias is a right title too", "rejected", "elective_list", "Verzorgende-plus: verzorgende plus",
       0.05, false, true},
      {"far off and the wrong title where a rule forbids it", "rejected", "elective_list", "Helpendeplus",
       0.05, false, false},
      {"the right title without a rule, rejected for other reasons", "rejected", "course_detail",
       "Helpende plus", 0.05, false, false},
      {"rejected by a person", "rejected", "course_detail", "Helpen in de plus", 0.01, true, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    MatchRow match = course_match();
    PageRow page = course_page();
    match.verdict = row.verdict;
    match.title = row.title;
    match.probability = row.probability;
    match.decided_by_human = row.by_human;
    page.kind = row.kind;
    const auto decided = decide({match}, {page});
    CHECK(decided.size() == (row.listed ? 1 : 0));
    for (const OfferingRow& one : decided) CHECK_FALSE(one.findable);
  }
}

TEST_CASE("words that nobody knows read as the most careful value") {
  MatchRow match = course_match();
  match.verdict = "perhaps";
  CHECK_FALSE(decide_one(match, course_page()).findable);
}

TEST_CASE("a match whose page is not given is judged as on another page") {
  const auto rows = decide({course_match()}, {});
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().findable);
  CHECK(rows.front().archived_at.empty());
}

TEST_CASE("rows come sorted by institution and code, whatever the order of matches and pages") {
  std::vector<MatchRow> matches;
  std::vector<PageRow> pages;
  for (const char* id : {"nti", "alfa", "deltion"}) {
    for (const char* code : {"K0905", "C0039"}) {
      for (const char* path : {"/b", "/a"}) {
        MatchRow match = course_match();
        PageRow page = course_page();
        match.institution = page.institution = id;
        match.url = page.url = std::string("https://") + id + ".nl" + path;
        match.code = code;
        matches.push_back(match);
        pages.push_back(page);
      }
    }
  }
  const auto spelled = [&] {
    std::string text;
    for (const OfferingRow& row : decide(matches, pages))
      text += row.institution + ' ' + row.code + ' ' + row.url + '\n';
    return text;
  };
  const std::string expected =
      "alfa C0039 https://alfa.nl/a\nalfa K0905 https://alfa.nl/a\ndeltion C0039 https://deltion.nl/a\n"
      "deltion K0905 https://deltion.nl/a\nnti C0039 https://nti.nl/a\nnti K0905 https://nti.nl/a\n";
  CHECK(spelled() == expected);
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(matches.begin(), matches.end(), random);
    std::shuffle(pages.begin(), pages.end(), random);
    CHECK(spelled() == expected);
  }
}
