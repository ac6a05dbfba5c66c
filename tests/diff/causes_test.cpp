// Which change and which cause: one fact differs at a time.
#include "tests/diff/cases.hpp"

using namespace vindbaar;
using namespace vindbaar::test;

TEST_CASE("what is gone has the cause that the newer run shows") {
  check({
      {"404",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 404);
       },
       "gone page_removed"},
      {"410",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 410);
       },
       "gone page_removed"},
      {"404 behind a redirect",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 301, elsewhere).visit("alfa", elsewhere, 404);
       },
       "gone page_removed"},
      {"the old school's host no longer exists",
       [](auto& a, auto& b, auto& lists) {
         lists.institutions[0].merged_into = "gamma";
         lists.institutions[0].valid_until = date("2025-07-31");
         a.offers("alfa", "K0905", course);
         b.no_answer("gamma", course, "E-DNS: www.alfa.nl");
       },
       "gone page_removed", "gamma"},
      {"on a host that is the school's no more",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", "https://portaal.nl/alfa/helpende");
         b.not_asked("alfa", "https://portaal.nl/alfa/helpende", "off scope: portaal.nl");
       },
       "gone page_removed"},
      {"a page that says not found",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.page("alfa", course, PageKind::soft_404);
       },
       "gone page_removed"},
      {"nothing leads there on a complete site",
       [](auto& a, auto&, auto&) { a.offers("alfa", "K0905", course); }, "gone page_removed"},
      {"redirected to the home page",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 301, "https://www.alfa.nl/")
             .page("alfa", "https://www.alfa.nl/", PageKind::other, "Alfa");
       },
       "gone page_redirected"},
      {"redirected off the site",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 302, "https://elders.nl/");
       },
       "gone page_redirected"},
      {"redirected to the same course without the certificate",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 301, elsewhere)
             .page("alfa", elsewhere, PageKind::course_detail, "Helpende Plus");
       },
       "gone offer_withdrawn"},
      {"the page stands without the certificate",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.page("alfa", course, PageKind::course_detail);
       },
       "gone offer_withdrawn"},
      {"the page stands, from http to https and without www",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", "http://www.alfa.nl/cursus/helpende-plus/");
         b.page("alfa", "https://alfa.nl/cursus/helpende-plus", PageKind::course_detail);
       },
       "gone offer_withdrawn"},
      {"it has stopped",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.names("alfa", "K0905", course, "R10: cannot be followed on the reference date");
       },
       "gone offer_withdrawn"},
      {"the page became doubtful",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.names("alfa", "K0905", course, "R12: not certain");
       },
       "gone offer_withdrawn"},
      {"the page is gone, a list still has a line for it",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 404)
             .names("alfa", "K0905", overview, "R12: not certain", "unknown", PageKind::catalogue_listing);
       },
       "gone page_removed"},
      {"the page is gone, another course page leaves it open",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 404).names("alfa", "K0905", elsewhere, "R12: not certain");
       },
       "gone offer_withdrawn"},
      {"only employers now",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.names("alfa", "K0905", course, "R2: only employers can enrol", "employer_only");
       },
       "gone now_employer_only"},
      {"only employers now, on another page",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.names("alfa", "K0905", elsewhere, "R2: only employers can enrol", "employer_only")
             .visit("alfa", course, 404);
       },
       "gone now_employer_only"},
      {"removed, and a news item still tells of it",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 404)
             .names("alfa", "K0905", "https://www.alfa.nl/nieuws/1",
                    "R24: a news item, vacancy or event is no offer", "unknown", PageKind::news);
       },
       "gone page_removed"},
  });
}

TEST_CASE("register and list come before pages, but never before a failure to look") {
  const auto expires = [](auto& a, auto& b, auto& lists) {
    lists.certificates[0].valid_until = date("2025-08-01");
    a.offers("alfa", "K0905", course);
    b.page("alfa", course, PageKind::course_detail);
  };
  const auto replaced = [expires](auto& a, auto& b, auto& lists) {
    expires(a, b, lists);
    lists.certificates[0].replaced_by = CertificateCode::parse("K1300").value();
    add_certificate(lists, "K1300", "Helpende plus 2025").valid_from = date("2025-08-02");
  };
  check({
      {"expired", expires, "gone certificate_expired"},
      {"replaced, and the successor is not offered", replaced, "gone certificate_replaced"},
      {"replaced, and the successor is offered elsewhere on the site",
       [replaced](auto& a, auto& b, auto& lists) {
         replaced(a, b, lists);
         b.offers("alfa", "K1300", elsewhere, "Helpende plus 2025");
       },
       "changed certificate_replaced", "alfa", "K1300"},
      {"expired at an institution that could not be measured",
       [expires](auto& a, auto& b, auto& lists) {
         expires(a, b, lists);
         b.institution("alfa", Outcome::failed);
       },
       "unknown not_crawled"},
      {"closed, though its site answers no more",
       [](auto& a, auto& b, auto& lists) {
         lists.institutions[0].valid_until = date("2025-12-31");
         a.offers("alfa", "K0905", course);
         b.institution("alfa", Outcome::failed);
       },
       "gone institution_closed"},
  });
}

TEST_CASE("what is new has the cause that the older run shows") {
  check({
      {"no such page then", [](auto&, auto& b, auto&) { b.offers("alfa", "K0905", course); }, "new new_page"},
      {"the page stood without it",
       [](auto& a, auto& b, auto&) {
         a.page("alfa", course, PageKind::course_detail);
         b.offers("alfa", "K0905", course);
       },
       "new page_now_offers"},
      {"the course stood at another address without it",
       [](auto& a, auto& b, auto&) {
         a.page("alfa", elsewhere, PageKind::course_detail);
         b.offers("alfa", "K0905", course);
       },
       "new page_now_offers"},
      {"it had been stopped",
       [](auto& a, auto& b, auto&) {
         a.names("alfa", "K0905", elsewhere, "R10: cannot be followed on the reference date");
         b.offers("alfa", "K0905", course);
       },
       "new page_now_offers"},
      {"it was told of in the news only",
       [](auto& a, auto& b, auto&) {
         a.names("alfa", "K0905", elsewhere, "R24: a news item, vacancy or event is no offer", "unknown",
                 PageKind::news);
         b.offers("alfa", "K0905", course);
       },
       "new new_page"},
      {"a list named it then, without a word of a certificate",
       [](auto& a, auto& b, auto&) {
         a.names("alfa", "K0905", elsewhere, "R12: not certain", "unknown", PageKind::catalogue_listing);
         b.offers("alfa", "K0905", course);
       },
       "new new_page"},
      {"it was for employers only",
       [](auto& a, auto& b, auto&) {
         a.names("alfa", "K0905", elsewhere, "R2: only employers can enrol", "employer_only");
         b.offers("alfa", "K0905", course);
       },
       "new now_open_to_individuals"},
      {"the certificate is new",
       [](auto& a, auto& b, auto& lists) {
         lists.certificates[0].valid_from = date("2025-09-01");
         a.page("alfa", course, PageKind::course_detail);
         b.offers("alfa", "K0905", course);
       },
       "new new_certificate"},
      {"the institution came into being",
       [](auto&, auto& b, auto& lists) {
         add_institution(lists, "delta").valid_from = date("2025-09-01");
         b.institution("delta").offers("delta", "K0905", "https://delta.nl/a");
       },
       "new new_institution", "delta"},
      {"the institution came into the list",
       [](auto&, auto& b, auto& lists) {
         add_institution(lists, "delta");
         b.institution("delta").offers("delta", "K0905", "https://delta.nl/a");
       },
       "new new_institution", "delta"},
  });
}

TEST_CASE("what both years have is kept, or changed by the cause that explains the others") {
  const auto merge = [](seeds::Lists& lists) {
    lists.institutions[0].merged_into = "gamma";
    lists.institutions[0].valid_until = date("2025-07-31");
  };
  check({
      {"nothing changed",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.offers("alfa", "K0905", course);
       },
       "kept same"},
      {"capitals and signs are no other title",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course, "Helpende plus");
         b.offers("alfa", "K0905", "https://alfa.nl/cursus/helpende-plus/", "HELPENDE-PLUS!");
       },
       "kept same"},
      {"another page proves it better, the old one still does",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.offers("alfa", "K0905", elsewhere);
         auto& match =
             const_cast<report::Rows&>(b.side().rows).matches.emplace_back(b.side().rows.matches.front());
         match.url = course;
       },
       "kept same"},
      {"another title",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course, "Helpende plus");
         b.offers("alfa", "K0905", course, "Word helpende plus");
       },
       "changed title_changed"},
      {"another address",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.offers("alfa", "K0905", elsewhere);
       },
       "changed page_moved"},
      {"another address and title",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.offers("alfa", "K0905", elsewhere, "Plus in de zorg");
       },
       "changed page_moved"},
      {"merged, all addresses new",
       [merge](auto& a, auto& b, auto& lists) {
         merge(lists);
         a.offers("alfa", "K0905", course);
         b.offers("gamma", "K0905", "https://gamma.nl/helpende-plus");
       },
       "changed institution_merged", "gamma"},
      {"merged, and the successor does not have it",
       [merge](auto& a, auto& b, auto& lists) {
         merge(lists);
         a.offers("alfa", "K0905", course);
         b.visit("gamma", course, 404);
       },
       "gone page_removed", "gamma"},
      {"merged into one that had it already",
       [merge](auto& a, auto& b, auto& lists) {
         merge(lists);
         a.offers("alfa", "K0905", course).offers("gamma", "K0905", "https://gamma.nl/x");
         b.offers("gamma", "K0905", "https://gamma.nl/x");
       },
       "kept same", "gamma"},
      {"replaced, and at a new address",
       [](auto& a, auto& b, auto& lists) {
         lists.certificates[0].valid_until = date("2025-08-01");
         lists.certificates[0].replaced_by = CertificateCode::parse("K1300").value();
         add_certificate(lists, "K1300", "Helpende plus");
         a.offers("alfa", "K0905", course);
         b.offers("alfa", "K1300", elsewhere);
       },
       "changed certificate_replaced", "alfa", "K1300"},
  });
}

TEST_CASE("an offering whose page stands though nothing leads there any more is kept, and that is told") {
  const auto explanation = [](YearMaker before, YearMaker now) {
    const auto comparison = diff::compare(before.offers("alfa", "K0905", course).side(), now.side(),
                                          plain_lists(), report::Language::en);
    const auto row = row_about(comparison, "alfa", "K0905");
    CHECK(verdict(row) == "kept same");
    return row.explanation;
  };
  CHECK(explanation(old_year(), new_year().offers("alfa", "K0905", course)) == "unchanged");
  CHECK(explanation(old_year(), new_year().offers("alfa", "K0905", course).left_alone()) ==
        "unchanged; the page still stands, but nothing on the site leads there any more");
}

TEST_CASE(
    "an offering whose page no longer says how or when to start is kept, and a person is asked to look") {
  YearMaker before = old_year().offers("alfa", "K0905", course);
  YearMaker now = new_year().offers("alfa", "K0905", course);
  const_cast<report::Rows&>(before.side().rows).offerings.back().availability = "open";
  const auto explanation = [&](const char* availability) {
    const_cast<report::Rows&>(now.side().rows).offerings.back().availability = availability;
    const auto comparison = diff::compare(before.side(), now.side(), plain_lists(), report::Language::en);
    return row_about(comparison, "alfa", "K0905").explanation;
  };
  CHECK(explanation("open") == "unchanged");
  CHECK(explanation("unknown").find("to be checked") != std::string::npos);
}
