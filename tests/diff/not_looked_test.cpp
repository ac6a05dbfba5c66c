// What nobody could see is no change.
#include "tests/diff/cases.hpp"

using namespace vindbaar;
using namespace vindbaar::test;

TEST_CASE("a failure to look is neither gone nor new") {
  const auto lost = [](Outcome outcome) {
    return [outcome](auto& a, auto& b, auto&) {
      a.offers("alfa", "K0905", course);
      b.institution("alfa", outcome);
    };
  };
  const auto found = [](Outcome outcome) {
    return [outcome](auto& a, auto& b, auto&) {
      a.institution("alfa", outcome);
      b.offers("alfa", "K0905", course);
    };
  };
  check({
      {"failed now", lost(Outcome::failed), "unknown not_crawled"},
      {"forbidden now", lost(Outcome::forbidden), "unknown not_crawled"},
      {"moved now", lost(Outcome::moved), "unknown not_crawled"},
      {"partial now, page not seen", lost(Outcome::partial), "unknown not_crawled"},
      {"suspicious now, page not seen", lost(Outcome::suspicious), "unknown not_crawled"},
      {"failed then", found(Outcome::failed), "unknown not_crawled"},
      {"forbidden then", found(Outcome::forbidden), "unknown not_crawled"},
      {"partial then, page not seen", found(Outcome::partial), "unknown not_crawled"},
      {"error on the page now",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 503);
       },
       "unknown not_crawled"},
      {"robots.txt keeps the page out now",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.not_asked("alfa", course, "robots: Disallow: /cursus");
       },
       "unknown not_crawled"},
      {"the page could not be read now, while another names it for employers",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 503).names("alfa", "K0905", overview, "R2: employers only", "employer_only");
       },
       "unknown not_crawled"},
      {"the page could not be read now, while a list leaves it open",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 500)
             .names("alfa", "K0905", overview, "R12: not certain", "unknown", PageKind::catalogue_listing);
       },
       "unknown not_crawled"},
      {"the page could not be read then, while a list left it open",
       [](auto& a, auto& b, auto&) {
         a.visit("alfa", course, 500)
             .names("alfa", "K0905", overview, "R12: not certain", "unknown", PageKind::catalogue_listing);
         b.offers("alfa", "K0905", course);
       },
       "unknown not_crawled"},
      {"the host of its own site does not resolve now",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.no_answer("alfa", course, "E-DNS: www.alfa.nl");
       },
       "unknown not_crawled"},
      {"the old school's host still answers with an error",
       [](auto& a, auto& b, auto& lists) {
         lists.institutions[0].merged_into = "gamma";
         lists.institutions[0].valid_until = date("2025-07-31");
         a.offers("alfa", "K0905", course);
         b.visit("gamma", course, 503);
       },
       "unknown not_crawled", "gamma"},
      {"a wall instead of the page now",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.page("alfa", course, PageKind::blocked);
       },
       "unknown not_crawled"},
      {"error on the page then",
       [](auto& a, auto& b, auto&) {
         a.visit("alfa", course, 500);
         b.offers("alfa", "K0905", course);
       },
       "unknown not_crawled"},
      {"only some institutions were asked then",
       [](auto& a, auto& b, auto&) {
         a = YearMaker("2025", old_day).institution("beta").only_some();
         b.offers("alfa", "K0905", course);
       },
       "unknown not_crawled"},
      {"partial now, but the page answered 404",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.institution("alfa", Outcome::partial).visit("alfa", course, 404);
       },
       "gone page_removed"},
      {"partial then, but the page answered 404",
       [](auto& a, auto& b, auto&) {
         a.institution("alfa", Outcome::partial).visit("alfa", course, 404);
         b.offers("alfa", "K0905", course);
       },
       "new new_page"},
      {"next to nothing on the site now, and another page at the address",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.institution("alfa", Outcome::suspicious).page("alfa", course, PageKind::other, "Te koop");
       },
       "unknown not_crawled"},
      {"next to nothing on the site now, and all leads to a login",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.institution("alfa", Outcome::suspicious)
             .visit("alfa", course, 302, "https://www.alfa.nl/login")
             .page("alfa", "https://www.alfa.nl/login", PageKind::other, "Inloggen");
       },
       "unknown not_crawled"},
      {"next to nothing on the site now, and every address gives 404",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.institution("alfa", Outcome::suspicious).visit("alfa", course, 404);
       },
       "unknown not_crawled"},
      {"next to nothing on the site now, but the page says for whom it is",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.institution("alfa", Outcome::suspicious)
             .names("alfa", "K0905", course, "R2: employers only", "employer_only");
       },
       "gone now_employer_only"},
      {"a site of one page in both years",
       [](auto& a, auto& b, auto&) {
         a.institution("alfa", Outcome::suspicious).offers("alfa", "K0905", overview);
         b.institution("alfa", Outcome::suspicious).page("alfa", overview, PageKind::catalogue_listing);
       },
       "gone offer_withdrawn"},
      {"next to nothing on the site then, and another page at the address",
       [](auto& a, auto& b, auto&) {
         a.institution("alfa", Outcome::suspicious).page("alfa", overview, PageKind::other, "Te koop");
         b.offers("alfa", "K0905", overview);
       },
       "unknown not_crawled"},
      {"the page leads to a login now",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 302, "https://www.alfa.nl/account/login?terug=1")
             .page("alfa", "https://www.alfa.nl/account/login?terug=1", PageKind::other, "Welkom");
       },
       "unknown not_crawled"},
      {"the page leads to a login elsewhere that nobody asked for",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 302, "https://id.elders.nl/sso/");
       },
       "unknown not_crawled"},
      {"a login stands at the address now",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.page("alfa", course, PageKind::other, "Inloggen");
       },
       "unknown not_crawled"},
      {"the page leads to where one enrols",
       [](auto& a, auto& b, auto&) {
         a.offers("alfa", "K0905", course);
         b.visit("alfa", course, 302, "https://www.alfa.nl/aanmelden")
             .page("alfa", "https://www.alfa.nl/aanmelden", PageKind::other, "Aanmelden");
       },
       "gone page_redirected"},
      {"one of two predecessors failed then",
       [](auto& a, auto& b, auto& lists) {
         lists.institutions[0].merged_into = "gamma";
         lists.institutions[0].valid_until = date("2025-07-31");
         a.institution("alfa", Outcome::failed);
         b.offers("gamma", "K0905", "https://gamma.nl/x");
       },
       "unknown not_crawled", "gamma"},
  });
}

TEST_CASE("when a site has new addresses and was read only in part, nobody saw where its offerings went") {
  const auto old_page = [](int number) { return "https://www.alfa.nl/oud/" + std::to_string(number); };
  struct Row {
    const char* what;
    int gone;      ///< Old addresses that answer 404.
    int standing;  ///< Old addresses that stand.
    int trouble;   ///< What a new page answers.
    Outcome outcome;
    const char* verdict;
  };
  const Row rows[] = {
      {"all went, a list failed", 4, 0, 500, Outcome::complete, "unknown not_crawled"},
      {"all went, a list timed out", 4, 0, 0, Outcome::complete, "unknown not_crawled"},
      {"all went, the budget ran out", 4, 0, 200, Outcome::partial, "unknown not_crawled"},
      {"all went, every page was read", 4, 0, 200, Outcome::complete, "gone page_removed"},
      {"all went, and one needs a login", 4, 0, 403, Outcome::complete, "gone page_removed"},
      {"half went, a list failed", 2, 2, 500, Outcome::complete, "gone page_removed"},
      {"only two went, a list failed", 2, 0, 500, Outcome::complete, "gone page_removed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    YearMaker before = old_year();
    YearMaker now = new_year().institution("alfa", row.outcome);
    seeds::Lists lists = plain_lists();
    for (int i = 0; i < row.gone + row.standing; ++i) {
      const std::string code = "K100" + std::to_string(i);
      add_certificate(lists, code, code);
      before.offers("alfa", code, old_page(i), code);
      if (i < row.gone)
        now.visit("alfa", old_page(i), 404);
      else
        now.offers("alfa", code, old_page(i), code);
    }
    if (row.trouble == 0)
      now.no_answer("alfa", "https://www.alfa.nl/nieuw?p=2", "E-TIMEOUT: no answer");
    else
      now.visit("alfa", "https://www.alfa.nl/nieuw?p=2", row.trouble);
    const auto comparison = diff::compare(before.side(), now.side(), lists, report::Language::nl);
    CHECK(verdict(row_about(comparison, "alfa", "K1000")) == row.verdict);
  }
}

TEST_CASE("a page that is only led to by one that failed last year is not new") {
  YearMaker before = old_year().visit("alfa", overview, 500);
  YearMaker now = new_year().offers("alfa", "K0905", course);
  const auto verdict_now = [&] {
    return verdict(row_about(diff::compare(before.side(), now.side(), plain_lists(), report::Language::nl),
                             "alfa", "K0905"));
  };
  CHECK(verdict_now() == "new new_page");
  now.visit("alfa", course, 200);
  const_cast<diff::Side&>(now.side()).visits.back().found_on = overview;
  CHECK(verdict_now() == "unknown not_crawled");
}
