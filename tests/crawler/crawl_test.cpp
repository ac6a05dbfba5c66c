// The crawler from start page to summary, on a web of its own.
#include "crawl_fixture.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include <algorithm>
#include <set>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it

namespace {

const std::string at = "http://roc.example.nl";

std::string gzipped(const std::string& text) {
  std::string out(text.size() + 100, '\0');
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

LoopbackWeb::Answer text(const std::string& body, int status = 200) {
  return {status, body, "text/plain"};
}

seeds::Lists roc() {
  return lists_of({{"roc", at + "/"}});
}

}  // namespace

TEST_CASE("a site is seen whole, each page once, and every answer is in the archive") {
  const LoopbackWeb web(script_of(school("roc.example.nl")));
  const RunFolder folder;
  const Summary summary = run(folder.path(), roc(), settings_for(web));

  const InstitutionResult result = result_of(summary, "roc");
  CHECK(result.outcome == Outcome::complete);
  CHECK(result.reason == "6 pages seen");
  CHECK(result.robots == "allowed: robots.txt answered 404");
  CHECK(result.pages == 6);
  CHECK(result.waiting == 0);
  CHECK_FALSE(summary.interrupted);
  CHECK_FALSE(summary.nothing_to_do);
  for (const auto& [url, times] : times_asked(web)) {
    CAPTURE(url);
    CHECK(times == 1);
  }
  const auto log = log_of(folder.path());
  for (const auto& [url, entry] : log) {
    CAPTURE(url);
    CHECK(entry.location.has_value());
    CHECK(entry.when.has_value());
  }
  const LogEntry& page = log.at(at + "/volwassenen/mbo-certificaat");
  CHECK(page.state == "fetched");
  CHECK(page.kind == "page");
  CHECK(page.status == 200);
  CHECK(page.depth == 2);
  CHECK(page.found_on == at + "/volwassenen");
  CHECK(page.anchor == "Certificaat");
  REQUIRE(page.location.has_value());
  const auto record = archive::read_record(folder.path() / "archive", *page.location);
  REQUIRE(record.has_value());
  CHECK(record->body().find("roc.example.nl certificaat") != std::string_view::npos);
  CHECK(log.at(at + "/robots.txt").kind == "robots");
  CHECK(log.at(at + "/sitemap.xml").kind == "sitemap");
}

TEST_CASE("a request says who asks, and what it can read") {
  const LoopbackWeb web(script_of(school("roc.example.nl")));
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.contact = "monitor@example.nl";
  settings.research_page = "https://example.nl/onderzoek";
  run(folder.path(), roc(), settings);
  const auto log = web.log();
  REQUIRE_FALSE(log.empty());
  CHECK(log[0].url == at + "/robots.txt");
  for (const auto& request : log) {
    CHECK(request.head.find(
              "User-Agent: vindbaar/0.1 (+https://example.nl/onderzoek; monitor@example.nl)\r\n") !=
          std::string::npos);
    CHECK(request.head.find("Accept-Encoding: gzip, deflate, br, zstd\r\n") != std::string::npos);
    CHECK(request.head.find("Cookie:") == std::string::npos);
  }
}

TEST_CASE("what is not asked is on record with the reason") {
  Pages pages = school("roc.example.nl");
  pages[at + "/robots.txt"] = text("User-agent: *\nDisallow: /geheim\n");
  pages[at + "/"] = page_with({{"/geheim/a", "Geheim"},
                               {"/foto.jpg", "Foto"},
                               {"http://elders.example.com/x", "Elders"},
                               {"/nee", "!Niet volgen"},
                               {"/a/a/a/", "Val"},
                               {"/weg", "Weg"},
                               {"/plaatje", "Plaatje zonder extensie"},
                               {"/p?utm_source=mail&id=1", "Met volgcode"},
                               {"/p?id=1", "Zonder volgcode"}});
  pages[at + "/plaatje"] = {200, std::string(5000, 'x'), "image/png"};
  pages[at + "/p?id=1"] = page_with({}, "een pagina");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  run(folder.path(), roc(), settings_for(web));

  const auto log = log_of(folder.path());
  CHECK(log.at(at + "/geheim/a").state == "skipped");
  CHECK(log.at(at + "/geheim/a").reason == "robots: Disallow: /geheim (line 2)");
  CHECK(log.at(at + "/foto.jpg").reason == "not a page: image (.jpg)");
  CHECK(log.at("http://elders.example.com/x").reason == "off scope: elders.example.com");
  CHECK(log.at(at + "/nee").reason == "nofollow: the site asks not to follow this link");
  CHECK(log.at(at + "/a/a/a/").reason == "trap: path repeats 'a' 3 times");
  CHECK(log.at(at + "/weg").state == "failed");
  CHECK(log.at(at + "/weg").reason == "E-HTTP-404: Scripted");
  CHECK(log.at(at + "/plaatje").state == "skipped");
  CHECK(log.at(at + "/plaatje").reason == "not a page: image/png");
  CHECK(log.at(at + "/p?id=1").state == "fetched");
  const auto times = times_asked(web);
  CHECK(times.count(at + "/p?utm_source=mail&id=1") == 0);
  for (const char* never : {"/geheim/a", "/foto.jpg", "/nee", "/a/a/a/"}) {
    CAPTURE(never);
    CHECK(times.count(at + never) == 0);
  }
  CHECK(times.count("http://elders.example.com/x") == 0);
}

TEST_CASE("a link that one page asks not to follow is followed when another page has it") {
  Pages pages;
  pages[at + "/"] = page_with({{"/stil", "!Stil"}, {"/open", "Open"}});
  pages[at + "/open"] = page_with({{"/stil", "Toch"}}, "open");
  pages[at + "/stil"] = page_with({}, "stil");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  run(folder.path(), roc(), settings_for(web));
  CHECK(log_of(folder.path()).at(at + "/stil").state == "fetched");
}

TEST_CASE("each hop of a redirect is a request of its own, and the target is what is read") {
  Pages pages;
  pages[at + "/"] =
      page_with({{"/oud", "Oud"}, {"/rond", "Rond"}, {"/zelf", "Zelf"}, {"/weg", "Weg"}, {"/leeg", "Leeg"}});
  pages[at + "/oud"] = redirect_to("/tussen", 302);
  pages[at + "/tussen"] = redirect_to("/nieuw?sid=0123456789abcdef0123", 308);
  pages[at + "/nieuw?sid=0123456789abcdef0123"] = page_with({{"/diep", "Diep"}}, "nieuw");
  pages[at + "/diep"] = page_with({}, "diep");
  pages[at + "/rond"] = redirect_to("/ronder");
  pages[at + "/ronder"] = redirect_to("/rond");
  pages[at + "/zelf"] = redirect_to("/zelf");
  pages[at + "/weg"] = redirect_to("http://elders.example.com/");
  pages[at + "/leeg"] = redirect_to("");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  run(folder.path(), roc(), settings_for(web));

  const auto log = log_of(folder.path());
  CHECK(log.at(at + "/oud").state == "fetched");
  CHECK(log.at(at + "/oud").redirect_to == at + "/tussen");
  CHECK(log.at(at + "/tussen").depth == 1);
  CHECK(log.at(at + "/nieuw?sid=0123456789abcdef0123").depth == 1);
  CHECK(log.at(at + "/diep").depth == 2);
  CHECK(log.at(at + "/ronder").reason.starts_with("E-REDIRECT-LOOP"));
  CHECK(log.at(at + "/zelf").reason.starts_with("E-REDIRECT-LOOP"));
  CHECK(log.at("http://elders.example.com/").reason == "off scope: elders.example.com");
  CHECK(log.at(at + "/leeg").state == "failed");
}

TEST_CASE("a redirect without end is followed for ten hops") {
  const LoopbackWeb web([](const LoopbackWeb::Request& request) {
    if (request.path == "/") return redirect_to("/hop?n=1");
    if (!request.path.starts_with("/hop?n=")) return LoopbackWeb::Answer{404};
    return redirect_to("/hop?n=" + std::to_string(std::stoi(request.path.substr(7)) + 1));
  });
  const RunFolder folder;
  const Summary summary = run(folder.path(), roc(), settings_for(web));
  CHECK(times_asked(web).count(at + "/hop?n=10") == 1);
  CHECK(times_asked(web).count(at + "/hop?n=11") == 0);
  CHECK(log_of(folder.path()).at(at + "/hop?n=11").reason ==
        "E-REDIRECT-LOOP: more than 10 redirects in a row");
  CHECK(result_of(summary, "roc").outcome == Outcome::failed);
}

TEST_CASE("a site that has moved to another domain says where to") {
  Pages pages;
  pages[at + "/"] = redirect_to("https://www.firda.example.org/welkom");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const InstitutionResult result = result_of(run(folder.path(), roc(), settings_for(web)), "roc");
  CHECK(result.outcome == Outcome::moved);
  CHECK(result.moved_to == "https://www.firda.example.org/welkom");
  CHECK(times_asked(web).count("https://www.firda.example.org/welkom") == 0);
}

TEST_CASE("a coded body is archived as it came, and its links are read") {
  Pages pages;
  LoopbackWeb::Answer coded = page_with({{"/binnen", "Binnen"}}, "gecodeerd");
  coded.body = gzipped(coded.body);
  coded.headers = {{"Content-Encoding", "gzip"}};
  pages[at + "/"] = coded;
  pages[at + "/binnen"] = page_with({}, "binnen");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  run(folder.path(), roc(), settings_for(web));
  const auto log = log_of(folder.path());
  CHECK(log.at(at + "/binnen").state == "fetched");
  const auto record = archive::read_record(folder.path() / "archive", log.at(at + "/").location.value());
  REQUIRE(record.has_value());
  CHECK(record->body() == coded.body);
}

TEST_CASE("sitemaps named in robots.txt are read, indexes and all; their pages are known as listed") {
  Pages pages;
  pages[at + "/robots.txt"] = text("Sitemap: /kaart/index.xml\nSitemap: http://cdn.example.com/roc.xml\n");
  pages[at + "/kaart/index.xml"] = {
      200, "<sitemapindex><sitemap><loc>" + at + "/kaart/een.xml</loc></sitemap></sitemapindex>", "text/xml"};
  pages[at + "/kaart/een.xml"] = {
      200, "<urlset><url><loc>" + at + "/los</loc></url><url><loc>" + at + "/</loc></url></urlset>",
      "text/xml"};
  pages["http://cdn.example.com/roc.xml"] = {
      200,
      "<urlset><url><loc>" + at + "/ver</loc></url><url><loc>http://cdn.example.com/x</loc></url></urlset>",
      "text/xml"};
  pages[at + "/"] = page_with({}, "home");
  pages[at + "/los"] = page_with({{"/onder-los", "Onder"}}, "los");
  pages[at + "/onder-los"] = page_with({}, "onder los");
  pages[at + "/ver"] = page_with({}, "ver");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const Summary summary = run(folder.path(), roc(), settings_for(web));
  const auto log = log_of(folder.path());
  CHECK(log.at(at + "/los").in_sitemap);
  CHECK(log.at(at + "/los").depth == 0);  // no click leads here: a tree of its own
  CHECK(log.at(at + "/onder-los").depth == 1);
  CHECK_FALSE(log.at(at + "/onder-los").in_sitemap);
  CHECK(log.at(at + "/ver").state == "fetched");
  CHECK(log.at("http://cdn.example.com/x").reason == "off scope: cdn.example.com");
  CHECK(times_asked(web).count(at + "/sitemap.xml") == 0);
  CHECK(result_of(summary, "roc").sitemap_urls == 4);  // the page off scope is listed too
}

TEST_CASE("the budget counts pages, holds over sessions, and can be raised") {
  Pages pages = school("roc.example.nl");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.max_pages = 3;
  const InstitutionResult first = result_of(run(folder.path(), roc(), settings), "roc");
  CHECK(first.outcome == Outcome::partial);
  CHECK(first.pages == 3);
  CHECK(first.waiting > 0);
  CHECK(first.reason.starts_with("the budget of 3 pages is used up"));

  const Summary again = run(folder.path(), roc(), settings);
  CHECK(again.nothing_to_do);
  CHECK(result_of(again, "roc").pages == 3);

  settings.max_pages = 100;
  const InstitutionResult all = result_of(run(folder.path(), roc(), settings), "roc");
  CHECK(all.outcome == Outcome::complete);
  CHECK(all.pages == 6);
  for (const auto& [url, times] : times_asked(web)) {
    CAPTURE(url);
    CHECK(times == 1);
  }
}

TEST_CASE("a budget of bytes ends a crawl too, and an institution may have budgets of its own") {
  Pages pages = school("roc.example.nl");
  for (auto& [url, page] : pages)
    if (page.status == 200) page.body += "<!--" + std::string(600'000, 'x') + "-->";
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.max_megabytes = 1;
  const InstitutionResult few = result_of(run(folder.path(), roc(), settings), "roc");
  CHECK(few.outcome == Outcome::partial);
  CHECK(few.pages == 2);  // what is over the budget is not asked; what was asked is kept
  CHECK(few.reason.starts_with("the budget of 1 MB is used up"));
  seeds::Lists own = roc();
  own.institutions.front().max_megabytes = 100;
  own.institutions.front().max_pages = 4;
  const InstitutionResult more = result_of(run(folder.path(), own, settings), "roc");
  CHECK(more.pages == 4);
  CHECK(more.reason.starts_with("the budget of 4 pages is used up"));
}

TEST_CASE("when the budget is small, courses for adults are asked first") {
  Pages pages = school("roc.example.nl");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  seeds::Lists lists = roc();
  lists.phrases["frontier"] = seeds::read_lists(std::string(SOURCE_DIR) + "/seeds").lists->topic("frontier");
  Settings settings = settings_for(web);
  settings.max_pages = 3;
  run(folder.path(), lists, settings);
  const auto log = log_of(folder.path());
  CHECK(log.at(at + "/volwassenen").state == "fetched");
  CHECK(log.at(at + "/volwassenen/mbo-certificaat").state == "fetched");
  CHECK(log.at(at + "/over-ons").state == "queued");
}

TEST_CASE("a second call with all done asks nothing") {
  const LoopbackWeb web(script_of(school("roc.example.nl")));
  const RunFolder folder;
  run(folder.path(), roc(), settings_for(web));
  const std::size_t requests = web.log().size();
  const Summary again = run(folder.path(), roc(), settings_for(web));
  CHECK(again.nothing_to_do);
  CHECK(again.institutions.size() == 1);
  CHECK(result_of(again, "roc").outcome == Outcome::complete);
  CHECK(web.log().size() == requests);
}

TEST_CASE("institutions without a website are listed as failed, and only the chosen ones are asked") {
  Pages pages = school("roc.example.nl");
  pages.merge(school("mbo.example.nl"));
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const seeds::Lists lists = lists_of({{"roc", at + "/"}, {"mbo", "http://mbo.example.nl/"}, {"nieuw", ""}});
  Settings settings = settings_for(web);
  settings.only = {"roc"};
  CHECK(run(folder.path(), lists, settings).institutions.size() == 1);
  CHECK(paths_asked(web, "mbo.example.nl").empty());

  settings.only.clear();
  const Summary all = run(folder.path(), lists, settings);
  CHECK(all.institutions.size() == 3);
  CHECK(result_of(all, "nieuw").outcome == Outcome::failed);
  CHECK(result_of(all, "nieuw").reason == "no website known");
  CHECK(result_of(all, "mbo").outcome == Outcome::complete);
  const auto results = read_results(folder.path());
  REQUIRE(results.has_value());
  CHECK(results->size() == 3);
}

TEST_CASE("a page with the content of another is kept, but its links lead nowhere new") {
  const LoopbackWeb web([](const LoopbackWeb::Request& request) {
    if (request.path == "/robots.txt" || request.path == "/sitemap.xml") return LoopbackWeb::Answer{404};
    return page_with({{"verder/" + std::string(request.path == "/" ? "a/" : ""), "Verder"}},
                     "overal hetzelfde");
  });
  const RunFolder folder;
  const Summary summary = run(folder.path(), roc(), settings_for(web));
  CHECK(web.log().size() < 8);
  CHECK(result_of(summary, "roc").outcome == Outcome::suspicious);
}

TEST_CASE("events tell the beginning, every page and the end of an institution") {
  const LoopbackWeb web(script_of(school("roc.example.nl")));
  const RunFolder folder;
  std::vector<Event> events;
  run(folder.path(), roc(), settings_for(web), [&](const Event& event) { events.push_back(event); });
  const auto count = [&](Event::Kind kind) {
    return std::count_if(events.begin(), events.end(),
                         [&](const Event& event) { return event.kind == kind; });
  };
  CHECK(count(Event::Kind::institution_started) == 1);
  CHECK(count(Event::Kind::institution_done) == 1);
  CHECK(count(Event::Kind::fetched) ==
        7);  // six pages and robots.txt, which says with 404 that all is allowed
  CHECK(count(Event::Kind::failed) == 0);  // that there is no sitemap is no failure
  CHECK(events.back().kind == Event::Kind::institution_done);
  CHECK(events.back().detail == "complete: 6 pages seen");
  CHECK(events.back().done == 6);
  CHECK(events.back().queued == 0);
}

TEST_CASE("a log that is not there is an error with a code") {
  const RunFolder folder;
  CHECK(read_log(folder.path()).error().code == "E-RUN-MISSING");
  CHECK(read_results(folder.path() / "none").error().code == "E-RUN-MISSING");
}

}  // namespace vindbaar::crawler
