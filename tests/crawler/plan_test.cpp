#include "crawler/plan.hpp"

#include "crawl_fixture.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using namespace std::chrono_literals;

namespace {

std::string sitemap_of(const std::string& at, int pages) {
  std::string xml = "<urlset>";
  for (int i = 0; i < pages; ++i) xml += "<url><loc>" + at + "/pagina-" + std::to_string(i) + "</loc></url>";
  return xml + "<url><loc>" + at + "/geheim/x</loc></url></urlset>";
}

}  // namespace

TEST_CASE("a plan tells robots verdict, sitemap size, requests and time, and asks no page but the first") {
  Pages pages;
  const std::string big = "http://groot.example.nl";
  pages[big + "/robots.txt"] = {200, "User-agent: *\nDisallow: /geheim\nCrawl-delay: 2\n", "text/plain"};
  pages[big + "/sitemap.xml"] = {200, sitemap_of(big, 400), "application/xml"};
  pages[big + "/"] = page_with({{"/over-ons", "Over ons"}}, "groot");
  for (const auto& [url, page] : school("klein.example.nl")) pages[url] = page;
  pages["http://dicht.example.nl/robots.txt"] = {200, "User-agent: *\nDisallow: /\n", "text/plain"};
  pages["http://weg.example.nl/"] = redirect_to("http://elders.example.org/");
  pages["http://stuk.example.nl/robots.txt"] = {503, ""};
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.delay = 1ms;
  settings.max_pages = 300;
  const std::atomic<bool> never{false};
  const auto plans = plan(folder.path(),
                          lists_of({{"groot", big + "/"},
                                    {"klein", "http://klein.example.nl/"},
                                    {"dicht", "http://dicht.example.nl/"},
                                    {"weg", "http://weg.example.nl/"},
                                    {"stuk", "http://stuk.example.nl/"},
                                    {"geen", ""}}),
                          settings, &read_links, {}, never);
  REQUIRE(plans.has_value());
  std::map<std::string, InstitutionPlan> by_id;
  for (const InstitutionPlan& one : *plans) by_id[one.institution] = one;
  REQUIRE(by_id.size() == 6);

  const InstitutionPlan& groot = by_id["groot"];
  CHECK(groot.is_open);
  CHECK(groot.robots == "allowed");
  CHECK(groot.sitemap_files == 1);
  CHECK(groot.sitemap_pages == 400);
  CHECK(groot.forbidden_pages == 1);
  CHECK(groot.known_pages == 402);   // the start page and its link
  CHECK(groot.requests == 300 + 2);  // the budget, robots.txt and the sitemap
  CHECK_FALSE(groot.is_at_most);
  CHECK(groot.pause == 2s);
  CHECK(groot.duration >= 600s);
  CHECK(groot.duration < 700s);

  const InstitutionPlan& klein = by_id["klein"];
  CHECK(klein.is_open);
  CHECK(klein.sitemap_pages == 0);
  CHECK(klein.is_at_most);
  CHECK(klein.requests == 301);

  CHECK_FALSE(by_id["dicht"].is_open);
  CHECK(by_id["dicht"].problem.find("Disallow: /") != std::string::npos);
  CHECK(by_id["weg"].moved_to == "http://elders.example.org/");
  CHECK(by_id["stuk"].problem.find("E-ROBOTS-5XX") != std::string::npos);
  CHECK(by_id["geen"].problem.find("no website") != std::string::npos);
  CHECK(together(*plans, 32) == groot.duration);
  CHECK(together(*plans, 1) >= groot.duration);

  for (const auto& [url, times] : times_asked(web)) {
    CAPTURE(url);
    CHECK((url.ends_with("/") || url.ends_with("/robots.txt") || url.ends_with("/sitemap.xml")));
  }
}

TEST_CASE("a plan that is stopped says so") {
  const LoopbackWeb web(script_of(school("roc.example.nl")));
  const RunFolder folder;
  const std::atomic<bool> stop{true};
  const auto plans = plan(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings_for(web),
                          &read_links, {}, stop);
  REQUIRE_FALSE(plans.has_value());
  CHECK(plans.error().code == "E-INTERRUPTED");
}

}  // namespace vindbaar::crawler
