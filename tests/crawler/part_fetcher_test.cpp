#include "crawler/part_fetcher.hpp"
#include "tests/crawler/crawl_fixture.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::crawler;
using namespace vindbaar::crawler::fixture;

TEST_CASE("what a page needs to be drawn is fetched by the rules of the crawl") {
  auto pages = school("roc.example");
  pages["http://roc.example/robots.txt"] = {200, "User-agent: *\nDisallow: /geheim\n", "text/plain"};
  pages["http://roc.example/app.js"] = {200, "let a = 1", "text/javascript"};
  pages["http://roc.example/geheim/data.json"] = {200, "{}", "application/json"};
  pages["http://cdn.example/lib.js"] = {200, "let b = 2", "text/javascript"};
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const auto lists = lists_of({{"roc", "http://roc.example/"}});
  run(folder.path(), lists, settings_for(web));
  const Settings settings = settings_for(web);
  auto fetcher = PartFetcher::open(folder.path(), lists, settings);
  REQUIRE(fetcher);
  const auto get = [&](const char* institution, const char* url) {
    auto exchange = fetcher->get(institution, *Url::parse(url));
    REQUIRE(exchange);
    return *exchange;
  };
  CHECK(get("roc", "http://roc.example/app.js").body == "let a = 1");
  CHECK(get("roc", "http://roc.example/geheim/data.json").error == "robots: Disallow: /geheim (line 2)");
  CHECK(get("roc", "http://cdn.example/lib.js").error == "off scope: cdn.example");
  CHECK(get("nobody", "http://roc.example/app.js").error == "off scope: roc.example");
  const auto asked = times_asked(web);
  CHECK(asked.at("http://roc.example/app.js") == 1);
  CHECK(asked.count("http://roc.example/geheim/data.json") == 0);
  CHECK(asked.count("http://cdn.example/lib.js") == 0);
  CHECK(asked.at("http://roc.example/robots.txt") == 1);

  const auto second = PartFetcher::open(folder.path(), lists, settings);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "E-RUN-LOCKED");
}

TEST_CASE("a page that is to be read again is, and nothing is asked twice for it") {
  const LoopbackWeb web(script_of(
      {{"http://roc.example/", page_with({})}, {"http://roc.example/nieuw", page_with({}, "new")}}));
  const RunFolder folder;
  const auto lists = lists_of({{"roc", "http://roc.example/"}});
  run(folder.path(), lists, settings_for(web));
  CHECK(log_of(folder.path()).count("http://roc.example/nieuw") == 0);

  REQUIRE(read_again(folder.path(), "roc", {"http://roc.example/"}));
  const std::atomic<bool> stop{false};
  const auto summary = crawl(
      folder.path(), lists, settings_for(web),
      [](const FetchedPage& page) -> std::vector<FoundLink> {
        if (page.url.path() != "/") return {};
        return {{*Url::parse("http://roc.example/nieuw"), "Nieuw", false}};
      },
      {}, stop);
  REQUIRE(summary);
  CHECK(log_of(folder.path()).at("http://roc.example/nieuw").state == "fetched");
  CHECK(times_asked(web).at("http://roc.example/") == 1);
}
