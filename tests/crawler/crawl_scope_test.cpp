// Which sites a crawl goes to: moves to another domain, parts of a site.
#include "crawl_fixture.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it

namespace {

const std::string old_home = "http://www.oud.example.nl/";
const std::string new_home = "http://www.nieuw.example.org/";

Pages a_move() {
  Pages pages = school("www.nieuw.example.org");
  pages[old_home] = redirect_to(new_home);
  pages[new_home + "elders"] = redirect_to("http://verder.example.com/");
  pages[new_home] = page_with({{"/volwassenen", "Voor volwassenen"}, {"/elders", "Elders"}}, "home");
  return pages;
}

}  // namespace

TEST_CASE("a site that moved is crawled at its new domain when that is wanted, also in a later session") {
  const LoopbackWeb web(script_of(a_move()));
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.follow_moves = true;
  settings.max_pages = 1;
  const seeds::Lists lists = lists_of({{"oud", old_home}});
  CHECK(result_of(run(folder.path(), lists, settings), "oud").outcome == Outcome::partial);
  settings.max_pages = 100;
  const InstitutionResult result = result_of(run(folder.path(), lists, settings), "oud");
  CHECK(result.outcome != Outcome::moved);
  CHECK(result.pages == 3);
  CHECK(log_of(folder.path()).at(new_home + "volwassenen/mbo-certificaat").state == "fetched");
  // Only what the start page redirects to is a move: other pages that lead away are not followed.
  CHECK(log_of(folder.path()).at("http://verder.example.com/").reason == "off scope: verder.example.com");
}

TEST_CASE("a start page that sends its visitors to another domain by itself has moved") {
  Pages pages = school("www.nieuw.example.org");
  pages[old_home] =
      page_with({}, "<meta http-equiv=refresh content='5; url=" + new_home + "'>Wij zijn verhuisd");
  const auto with_refresh = [](const FetchedPage& page) {
    std::vector<FoundLink> links = read_links(page);
    if (page.url.text() == old_home) links.push_back({Url::parse(new_home).value(), "", false, true});
    return links;
  };
  const std::atomic<bool> never{false};
  const LoopbackWeb web(script_of(pages));
  const RunFolder stays;
  const auto stayed =
      crawl(stays.path(), lists_of({{"oud", old_home}}), settings_for(web), with_refresh, {}, never);
  REQUIRE(stayed.has_value());
  CHECK(result_of(*stayed, "oud").outcome == Outcome::moved);
  CHECK(result_of(*stayed, "oud").moved_to == new_home);

  Settings settings = settings_for(web);
  settings.follow_moves = true;
  const RunFolder goes;
  const auto went = crawl(goes.path(), lists_of({{"oud", old_home}}), settings, with_refresh, {}, never);
  REQUIRE(went.has_value());
  CHECK(result_of(*went, "oud").outcome != Outcome::moved);
  CHECK(log_of(goes.path()).at(new_home + "opleidingen").state == "fetched");
}

TEST_CASE("the list can allow a single institution to move, but never into another's site") {
  const LoopbackWeb web(script_of(a_move()));
  seeds::Lists lists = lists_of({{"oud", old_home}});
  lists.institutions[0].follow_moves = true;
  const RunFolder folder;
  CHECK(result_of(run(folder.path(), lists, settings_for(web)), "oud").pages == 3);

  seeds::Lists merged = lists_of({{"oud", old_home}, {"nieuw", new_home}});
  merged.institutions[0].follow_moves = true;
  const RunFolder other;
  const Summary summary = run(other.path(), merged, settings_for(web));
  CHECK(result_of(summary, "oud").outcome == Outcome::moved);
  CHECK(result_of(summary, "oud").moved_to == new_home);
}

TEST_CASE("what the list leaves out is on record and not asked, though a start page leads there") {
  Pages pages = school("roc.example.nl");
  pages["http://roc.example.nl/"] = redirect_to("http://roc.example.nl/welkom");
  pages["http://roc.example.nl/welkom"] =
      page_with({{"/volwassenen", "Voor volwassenen"}, {"/over-ons", "Over ons"}}, "welkom");
  const LoopbackWeb web(script_of(pages));
  seeds::Lists lists = lists_of({{"roc", "http://roc.example.nl/"}});
  lists.institutions[0].include_paths = {"/volwassenen"};
  const RunFolder folder;
  run(folder.path(), lists, settings_for(web));
  const auto log = log_of(folder.path());
  CHECK(log.at("http://roc.example.nl/welkom").state == "fetched");
  CHECK(log.at("http://roc.example.nl/volwassenen/mbo-certificaat").state == "fetched");
  CHECK(log.at("http://roc.example.nl/over-ons").reason == "path: not among the include_paths");
  CHECK(times_asked(web).count("http://roc.example.nl/over-ons") == 0);
}

}  // namespace vindbaar::crawler
