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
  std::vector<archive::Exchange> kept;
  const auto keep = [&](const archive::Exchange& exchange) -> Result<void> {
    kept.push_back(exchange);
    return {};
  };
  auto fetcher = PartFetcher::open(folder.path(), lists, settings, keep);
  REQUIRE(fetcher);
  const auto get = [&](const char* institution, const char* url) {
    auto exchange = fetcher->get(institution, *Url::parse(url), "http://roc.example/");
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

  REQUIRE(kept.size() == 1);
  CHECK(kept[0].url == "http://roc.example/app.js");
  CHECK(kept[0].institution == "roc");
  CHECK(kept[0].kind == "part");
  CHECK(kept[0].via == "http://roc.example/");

  const auto second = PartFetcher::open(folder.path(), lists, settings, keep);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "E-RUN-LOCKED");
}

TEST_CASE(
    "what a page needs waits for its turn at a host as pages do, and keeps the pause a server asks for") {
  auto pages = school("roc.example");
  pages["http://roc.example/busy.json"] = {503, "later", "text/plain", {{"Retry-After", "1"}}};
  pages["http://roc.example/app.js"] = {200, "let a = 1", "text/javascript"};
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const auto lists = lists_of({{"roc", "http://roc.example/"}});
  Settings settings = settings_for(web);
  run(folder.path(), lists, settings);
  settings.delay = std::chrono::milliseconds(300);
  auto fetcher = PartFetcher::open(folder.path(), lists, settings,
                                   [](const archive::Exchange&) { return Result<void>(); });
  REQUIRE(fetcher);
  const auto opened = std::chrono::steady_clock::now();
  const auto since_opening = [&] { return std::chrono::steady_clock::now() - opened; };
  REQUIRE(fetcher->get("roc", *Url::parse("http://roc.example/busy.json"), ""));
  CHECK(since_opening() >= std::chrono::milliseconds(290));
  const auto asked = std::chrono::steady_clock::now();
  REQUIRE(fetcher->get("roc", *Url::parse("http://roc.example/app.js"), ""));
  CHECK(std::chrono::steady_clock::now() - asked >= std::chrono::milliseconds(990));
}

TEST_CASE("what a part's server said is not kept when the archive refuses, and that is said") {
  const LoopbackWeb web(script_of({{"http://roc.example/", page_with({})}}));
  const RunFolder folder;
  const auto lists = lists_of({{"roc", "http://roc.example/"}});
  const Settings settings = settings_for(web);
  run(folder.path(), lists, settings);
  auto fetcher =
      PartFetcher::open(folder.path(), lists, settings, [](const archive::Exchange&) -> Result<void> {
        return failure(Error::Kind::not_writable, "E-ARCHIVE-WRITE", "no room");
      });
  REQUIRE(fetcher);
  const auto answer = fetcher->get("roc", *Url::parse("http://roc.example/"), "");
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == "E-ARCHIVE-WRITE");
}

TEST_CASE("a page that is to be read again is, and nothing is asked twice for it") {
  const LoopbackWeb web(script_of(
      {{"http://roc.example/", page_with({})}, {"http://roc.example/nieuw", page_with({}, "new")}}));
  const RunFolder folder;
  const auto lists = lists_of({{"roc", "http://roc.example/"}});
  run(folder.path(), lists, settings_for(web));
  CHECK(log_of(folder.path()).count("http://roc.example/nieuw") == 0);

  REQUIRE(read_again(folder.path(), "roc", {{"http://roc.example/", "sha1:DRAWN"}}));
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
