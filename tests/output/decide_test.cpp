// The decision rules R1-R26 of the monitor (docs/counting.md), each with a row that it keeps out and one that
// it lets through.

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

TEST_CASE(
    "R1 R11 a course page with a certificate on which people can enrol is a findable offering with its "
    "evidence") {
  const OfferingRow row = decide_one(course_match(), course_page());
  CHECK(row.institution == "alfa");
  CHECK(row.code == "K0905");
  CHECK(row.findable);
  CHECK(row.excluded_by.empty());
  CHECK(row.verdict == "accepted");
  CHECK(row.audience == "individual");
  CHECK(row.availability == "open");
  CHECK(row.title == "Helpende plus");
  CHECK(row.url == "https://alfa.nl/cursus/helpende-plus");
  CHECK(row.evidence == "Je krijgt een officieel erkend mbo-certificaat.");
  CHECK(row.archived_at == "2022-02-10T12:00:00Z");
  CHECK(row.probability == 0.97);
  CHECK(row.pages == 1);
}

TEST_CASE("each rule keeps out what it is about, by name, and nothing else") {
  struct Row {
    std::string what;
    std::function<void(MatchRow&, PageRow&)> change;
    std::string excluded_by;  ///< How excluded_by begins; empty: it counts.
    std::string verdict;
  };
  const Row rows[] = {
      {"R1 nobody says who can enrol", [](auto& m, auto&) { m.audience = "unknown"; }, "", "accepted"},
      {"R1 both can enrol", [](auto& m, auto&) { m.audience = "both"; }, "", "accepted"},
      {"R1 the page says not found", [](auto&, auto& p) { p.kind = "soft_404"; }, "R1: ", "rejected"},
      {"R1 a bot wall", [](auto&, auto& p) { p.kind = "blocked"; }, "R1: ", "rejected"},
      {"R2 only employers can enrol", [](auto& m, auto&) { m.audience = "employer_only"; },
       "R2: ", "accepted"},
      {"R2 a page for employers that says nothing of individuals",
       [](auto& m, auto& p) { m.audience = "unknown", p.kind = "employer_proposition"; }, "R2: ", "accepted"},
      {"R2 a page for employers on which individuals can enrol too",
       [](auto&, auto& p) { p.kind = "employer_proposition"; }, "", "accepted"},
      {"R4 an LNV certificate", [](auto& m, auto&) { m.code = "K0002"; }, "R4: ", "accepted"},
      {"R10 stopped", [](auto& m, auto&) { m.availability = "unavailable"; }, "R10: ", "accepted"},
      {"R23 nobody says when it starts", [](auto& m, auto&) { m.availability = "unknown"; }, "", "accepted"},
      {"R22 a subsidised track counts like any other",
       [](auto& m, auto&) {
         m.claim_quote = "Gratis met Nederland leert door en STAP: een mbo-certificaat.";
       },
       "", "accepted"},
      {"R23 a waiting list or enough participants is open",
       [](auto& m, auto&) { m.availability_quote = "Start bij voldoende aanmeldingen"; }, "", "accepted"},
      {"R12 doubtful", [](auto& m, auto&) { m.verdict = "doubtful"; }, "R12: ", "doubtful"},
      {"R11 rejected by the matcher", [](auto& m, auto&) { m.verdict = "rejected"; }, "R11: ", "rejected"},
      {"R13 a branchecertificaat", [](auto& m, auto&) { m.claim = "other"; }, "R13: ", "rejected"},
      {"R13 geen mbo-certificaat", [](auto& m, auto&) { m.claim = "negated"; }, "R13: ", "rejected"},
      {"R13 a whole diploma programme", [](auto&, auto& p) { p.kind = "diploma_programme"; },
       "R13: ", "rejected"},
      {"R13 the page does not say, but the match was accepted", [](auto& m, auto&) { m.claim = "none"; }, "",
       "accepted"},
      {"R14 an ordinary keuzedeel", [](auto&, auto& p) { p.kind = "elective_list"; }, "R14: ", "rejected"},
      {"R24 news", [](auto&, auto& p) { p.kind = "news"; }, "R24: ", "rejected"},
      {"R24 a vacancy", [](auto&, auto& p) { p.kind = "vacancy"; }, "R24: ", "rejected"},
      {"R24 an event", [](auto&, auto& p) { p.kind = "event"; }, "R24: ", "rejected"},
      {"R24 about learning as an adult, no word on enrolling",
       [](auto& m, auto& p) { m.audience = "unknown", p.kind = "lifelong_learning_info"; },
       "R24: ", "rejected"},
      {"R24 about learning as an adult, and one can enrol",
       [](auto&, auto& p) { p.kind = "lifelong_learning_info"; }, "", "accepted"},
      {"R24 a list of courses is an offer", [](auto&, auto& p) { p.kind = "catalogue_listing"; }, "",
       "accepted"},
      {"R24 another page that is accepted is an offer", [](auto&, auto& p) { p.kind = "other"; }, "",
       "accepted"},
      {"R19 not in the list", [](auto& m, auto& p) { m.institution = p.institution = "vreemd"; },
       "R19: ", "accepted"},
      {"R20 gone from the register", [](auto& m, auto&) { m.code = "K0003"; }, "R20: ", "accepted"},
      {"R20 not yet in the register", [](auto& m, auto&) { m.code = "K0004"; }, "R20: ", "accepted"},
      {"R25 a code that nobody knows", [](auto& m, auto&) { m.code = "K9999"; }, "R25: ", "accepted"},
      {"R26 R7 only on a portal",
       [](auto& m, auto& p) { m.url = p.url = "https://www.nationalezorgklas.nl/x"; }, "R26: ", "rejected"},
      {"R26 a host that only looks like the portal's",
       [](auto& m, auto& p) { m.url = p.url = "https://mijnnationalezorgklas.nl/x"; }, "", "accepted"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    MatchRow match = course_match();
    PageRow page = course_page();
    row.change(match, page);
    const OfferingRow decided = decide_one(match, page);
    CHECK(decided.findable == row.excluded_by.empty());
    CHECK(decided.excluded_by.substr(0, row.excluded_by.size()) == row.excluded_by);
    CHECK(decided.excluded_by.empty() == decided.findable);
    CHECK(decided.verdict == row.verdict);
  }
}

TEST_CASE("R9 a site that the list gives to the institution is its own, also when it is a portal") {
  seeds::Lists shared = lists();
  shared.institutions.front().extra_hosts = {"nationalezorgklas.nl/alfa"};
  MatchRow match = course_match();
  PageRow page = course_page();
  match.url = page.url = "https://nationalezorgklas.nl/alfa/helpende-plus";
  CHECK(decide_offerings({match}, {page}, shared, day).at(0).findable);
  match.url = page.url = "https://nationalezorgklas.nl/deltion/helpende-plus";
  CHECK_FALSE(decide_offerings({match}, {page}, shared, day).at(0).findable);
}

TEST_CASE("R21 an institution that has merged does not count beside its successor") {
  seeds::Lists merged = lists();
  seeds::Institution& alfa = merged.institutions.front();
  const auto rule = [&] {
    return decide_offerings({course_match()}, {course_page()}, merged, day).at(0).excluded_by;
  };
  alfa.merged_into = "deltion";
  alfa.valid_until = Date::parse("2022-07-31").value();
  CHECK(rule().empty());
  alfa.valid_until = Date::parse("2022-02-13").value();
  CHECK(rule().starts_with("R21: "));
  alfa.merged_into.clear();
  CHECK(rule().starts_with("R19: "));
}

TEST_CASE("a person's verdict overrules what the rules read from the page, not the law or who can enrol") {
  MatchRow match = course_match();
  match.decided_by_human = true;
  PageRow page = course_page();
  page.kind = "news";
  match.claim = "other";
  CHECK(decide_one(match, page).findable);
  match.audience = "employer_only";
  CHECK(decide_one(match, page).excluded_by.starts_with("R2: "));
  match.audience = "individual";
  match.code = "K0002";
  CHECK(decide_one(match, page).excluded_by.starts_with("R4: "));
}

TEST_CASE("R3 what no page says cannot be added by hand: a decision is about a title that was seen") {
  MatchRow match = course_match();
  match.decided_by_human = true;
  CHECK(decide({match}, {course_page()}).size() == 1);
  CHECK(decide({}, {course_page()}).empty());
}

TEST_CASE("R8 any number of pages, locations and start dates is one offering") {
  std::vector<MatchRow> matches;
  std::vector<PageRow> pages;
  for (const char* place : {"groningen", "assen", "emmen"}) {
    MatchRow match = course_match();
    PageRow page = course_page();
    match.url = page.url = std::string("https://alfa.nl/cursus/") + place;
    matches.insert(matches.end(), {match, match});
    pages.push_back(page);
  }
  const auto rows = decide(matches, pages);
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().pages == 3);
}

TEST_CASE(
    "R1 R2 R23 several pages speak together: one that is open is enough, a course's own page beats a list") {
  struct Page {
    std::string source;
    std::string kind;
    std::string audience;
    std::string availability;
  };
  struct Row {
    std::string what;
    std::vector<Page> pages;
    std::string audience;
    std::string availability;
    bool findable;
  };
  const Page open_page{"page", "course_detail", "individual", "open"};
  const Page employer_page{"page", "course_detail", "employer_only", "unknown"};
  const Page silent_page{"page", "course_detail", "unknown", "unknown"};
  const Page stopped_page{"page", "course_detail", "individual", "unavailable"};
  const Page open_list{"list_item", "catalogue_listing", "individual", "open"};
  const Page employer_list{"card", "catalogue_listing", "employer_only", "unavailable"};
  const Row rows[] = {
      {"R1 a page for individuals beside one for employers",
       {open_page, employer_page},
       "both",
       "open",
       true},
      {"R2 all that say something say employers",
       {employer_page, silent_page},
       "employer_only",
       "unknown",
       false},
      {"R2 its own page against a list", {employer_page, open_list}, "employer_only", "open", false},
      {"R1 its own page is silent, the list speaks", {silent_page, open_list}, "individual", "open", true},
      {"R2 only a list says it is for employers",
       {silent_page, employer_list},
       "employer_only",
       "unavailable",
       false},
      {"R10 stopped on its own page, still in the list",
       {stopped_page, open_list},
       "individual",
       "unavailable",
       false},
      {"R23 closed in one place, open in another", {stopped_page, open_page}, "individual", "open", true},
      {"R23 nobody says anything", {silent_page}, "unknown", "unknown", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::vector<MatchRow> matches;
    std::vector<PageRow> pages;
    for (const Page& one : row.pages) {
      MatchRow match = course_match();
      PageRow page = course_page();
      match.url = page.url = "https://alfa.nl/" + std::to_string(pages.size());
      match.source = one.source;
      match.audience = one.audience;
      match.availability = one.availability;
      page.kind = one.kind;
      matches.push_back(match);
      pages.push_back(page);
    }
    const auto decided = decide(matches, pages);
    REQUIRE(decided.size() == 1);
    CHECK(decided.front().audience == row.audience);
    CHECK(decided.front().availability == row.availability);
    CHECK(decided.front().findable == row.findable);
  }
}

TEST_CASE("a card of another course on a course page speaks as a list does, not as that course's own page") {
  MatchRow card = course_match();
  card.source = "card";
  card.url = "https://alfa.nl/cursus/iets-anders";
  card.audience = "individual";
  PageRow card_page = course_page();
  card_page.url = card.url;
  MatchRow own = course_match();
  own.audience = "employer_only";
  CHECK(decide({card, own}, {card_page, course_page()}).at(0).audience == "employer_only");
}
