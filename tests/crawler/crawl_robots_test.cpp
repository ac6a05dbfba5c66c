// robots.txt, politeness and trouble, told by the server's own log.
#include "crawl_fixture.hpp"

#include "crawler/defaults.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <mutex>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using namespace std::chrono_literals;

namespace {

const std::string at = "http://roc.example.nl";

LoopbackWeb::Answer text(const std::string& body, int status = 200) {
  return {status, body, "text/plain"};
}
LoopbackWeb::Answer manner(LoopbackWeb::Manner how, const std::string& body = "<p>half of it</p>") {
  LoopbackWeb::Answer answer{200, body};
  answer.manner = how;
  return answer;
}

seeds::Lists roc() {
  return lists_of({{"roc", at + "/"}});
}

/// The least time a host was left alone between the end of an answer and the next request.
std::chrono::steady_clock::duration least_pause(const LoopbackWeb& web, const std::string& host) {
  auto least = std::chrono::steady_clock::duration::max();
  std::optional<LoopbackWeb::Request> before;
  for (const LoopbackWeb::Request& request : web.log()) {
    if (request.host != host) continue;
    if (before) least = std::min(least, request.came - before->came);
    before = request;
  }
  return least;
}

}  // namespace

TEST_CASE("a host is asked one thing at a time, with the delay in between; hosts take turns") {
  Pages pages;
  std::vector<std::pair<std::string, std::string>> starts;
  for (const std::string host : {"een.example.nl", "twee.example.org", "drie.example.com"}) {
    pages.merge(school(host));
    starts.emplace_back(host.substr(0, host.find('.')), "http://" + host + "/");
  }
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.delay = 20ms;
  run(folder.path(), lists_of(starts), settings);

  std::map<std::string, LoopbackWeb::Request> last;
  int switches = 0;
  std::string host_before;
  for (const LoopbackWeb::Request& request : web.log()) {
    const auto before = last.find(request.host);
    if (before != last.end()) {
      CHECK(before->second.answered != std::chrono::steady_clock::time_point{});
      CHECK(request.came >= before->second.answered);  // one at a time
      CHECK(request.came - before->second.came >= 20ms);
    }
    last[request.host] = request;
    switches += host_before != request.host;
    host_before = request.host;
  }
  CHECK(last.size() == 3);
  CHECK(switches > 6);  // not one host after the other
}

TEST_CASE("a longer Crawl-delay than ours is kept") {
  Pages pages = school("roc.example.nl");
  pages[at + "/robots.txt"] = text("User-agent: *\nCrawl-delay: 0.03\n");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  std::vector<std::string> waits;
  run(folder.path(), roc(), settings_for(web), [&](const Event& event) {
    if (event.kind == Event::Kind::waiting) waits.push_back(event.detail);
  });
  CHECK(web.log().size() == 8);
  CHECK(least_pause(web, "roc.example.nl") >= 30ms);
  CHECK(waits == std::vector<std::string>{"waiting 30 ms between requests: Crawl-delay of roc.example.nl"});
}

TEST_CASE("a host that answers 503 is asked again later, and the page is had") {
  std::mutex mutex;
  std::map<std::string, int> times;
  const Pages pages = school("roc.example.nl");
  const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
    const std::scoped_lock lock(mutex);
    if (++times[request.url] == 1 && pages.contains(request.url)) return text("busy", 503);
    return script_of(pages)(request);
  });
  const RunFolder folder;
  const InstitutionResult result = result_of(run(folder.path(), roc(), settings_for(web)), "roc");
  CHECK(result.outcome == Outcome::complete);
  CHECK(result.pages == 6);
  const auto log = web.log();
  for (std::size_t i = 1; i < log.size(); ++i)
    if (times_asked(web)[log[i - 1].url] == 2 && log[i - 1].url == log[i].url)
      CHECK(log[i].came - log[i - 1].answered >= defaults::least_trouble_delay * defaults::trouble_delays);
}

TEST_CASE("robots.txt that answers 5xx closes the site") {
  Pages pages = school("roc.example.nl");
  pages[at + "/robots.txt"] = text("down", 503);
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const InstitutionResult result = result_of(run(folder.path(), roc(), settings_for(web)), "roc");
  CHECK(result.outcome == Outcome::forbidden);
  CHECK(result.reason == "E-ROBOTS-5XX: robots.txt answered 503: not asked any further");
  CHECK(result.robots == "E-ROBOTS-5XX: robots.txt answered 503");
  CHECK(result.pages == 0);
  const std::vector<std::string> thrice(3, "/robots.txt");
  CHECK(paths_asked(web, "roc.example.nl") == thrice);
  CHECK(log_of(folder.path()).at(at + "/").reason == "E-ROBOTS-5XX: robots.txt answered 503");
}

TEST_CASE("no answer for robots.txt closes the site too, and is told apart") {
  for (const auto how : {LoopbackWeb::Manner::close, LoopbackWeb::Manner::hang}) {
    Pages pages = school("roc.example.nl");
    pages[at + "/robots.txt"] = manner(how);
    const LoopbackWeb web(script_of(pages));
    const RunFolder folder;
    Limits limits;
    limits.first_byte_time = 60ms;
    const InstitutionResult result =
        result_of(run(folder.path(), roc(), settings_for(web), {}, limits), "roc");
    CHECK(result.outcome == Outcome::failed);
    CHECK(result.reason.starts_with("E-ROBOTS-UNREACHABLE: robots.txt could not be had: "));
    CHECK(times_asked(web).size() == 1);
  }
}

TEST_CASE("robots.txt may be elsewhere: the rules count for the host that was asked") {
  Pages pages = school("roc.example.nl");
  pages[at + "/robots.txt"] = redirect_to("http://regels.example.org/robots");
  pages["http://regels.example.org/robots"] = text("User-agent: vindbaar\nDisallow: /opleidingen\n");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const InstitutionResult result = result_of(run(folder.path(), roc(), settings_for(web)), "roc");
  CHECK(log_of(folder.path()).at(at + "/opleidingen").reason == "robots: Disallow: /opleidingen (line 2)");
  CHECK(times_asked(web).count("http://regels.example.org/robots.txt") == 0);
  CHECK(result.robots == "allowed");
}

TEST_CASE("a robots.txt or sitemap that redirects to the home page does not use the home page up") {
  Pages pages = school("roc.example.nl");
  pages[at + "/robots.txt"] = redirect_to("/");
  pages[at + "/sitemap.xml"] = redirect_to("/nieuwe-start");
  pages[at + "/nieuwe-start"] = page_with({{"/alleen-hier", "Alleen hier"}}, "nieuwe start");
  pages[at + "/alleen-hier"] = page_with({}, "alleen hier");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const InstitutionResult result = result_of(run(folder.path(), roc(), settings_for(web)), "roc");
  CHECK(result.outcome == Outcome::complete);
  CHECK(result.pages == 8);
  const auto log = log_of(folder.path());
  CHECK(log.at(at + "/").kind == "page");
  CHECK(log.at(at + "/robots.txt").redirect_to == at + "/");
  CHECK(log.at(at + "/alleen-hier").state == "fetched");
}

TEST_CASE("a Crawl-delay is kept in a later session, without asking for it again") {
  Pages pages = school("roc.example.nl");
  pages[at + "/robots.txt"] = text("User-agent: *\nCrawl-delay: 0.03\n");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.max_pages = 2;
  run(folder.path(), roc(), settings);
  const std::size_t before = web.log().size();
  settings.max_pages = 100;
  run(folder.path(), roc(), settings);
  const auto log = web.log();
  CHECK(times_asked(web)[at + "/robots.txt"] == 1);
  REQUIRE(log.size() > before + 2);
  for (std::size_t i = before + 1; i < log.size(); ++i) CHECK(log[i].came - log[i - 1].came >= 30ms);
}

TEST_CASE("a site that forbids its start page is forbidden, with the line") {
  Pages pages = school("roc.example.nl");
  pages[at + "/robots.txt"] = text("User-agent: *\nDisallow: /\n");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const InstitutionResult result = result_of(run(folder.path(), roc(), settings_for(web)), "roc");
  CHECK(result.outcome == Outcome::forbidden);
  CHECK(result.reason == "robots: Disallow: / (line 2): not asked any further");
  CHECK(paths_asked(web, "roc.example.nl") == std::vector<std::string>{"/robots.txt"});
}

TEST_CASE("a page that hangs, stalls or breaks off is a failure with its code, and the rest goes on") {
  Pages pages;
  pages[at + "/"] = page_with({{"/hangt", ""},
                               {"/stokt", ""},
                               {"/breekt", ""},
                               {"/sluit", ""},
                               {"/groot", ""},
                               {"/onzin", ""},
                               {"/koppen", ""},
                               {"/goed", ""}});
  pages[at + "/hangt"] = manner(LoopbackWeb::Manner::hang);
  pages[at + "/stokt"] = manner(LoopbackWeb::Manner::stall);
  pages[at + "/breekt"] = manner(LoopbackWeb::Manner::cut_off);
  pages[at + "/sluit"] = manner(LoopbackWeb::Manner::close);
  pages[at + "/groot"] = {200, std::string(60'000, 'x')};
  pages[at + "/onzin"] = manner(LoopbackWeb::Manner::raw, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
  pages[at + "/koppen"] =
      manner(LoopbackWeb::Manner::raw, "HTTP/1.1 200 OK\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n");
  pages[at + "/goed"] = page_with({}, "goed");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  Limits limits;
  limits.first_byte_time = 80ms;
  limits.total_time = 160ms;
  limits.body_bytes = 50'000;
  limits.header_bytes = 10'000;
  const InstitutionResult result = result_of(run(folder.path(), roc(), settings_for(web), {}, limits), "roc");

  const auto log = log_of(folder.path());
  const auto code = [&](const char* path) {
    return log.at(at + path).reason.substr(0, log.at(at + path).reason.find(':'));
  };
  CHECK(code("/hangt") == "E-TIMEOUT");
  CHECK(code("/stokt") == "E-TIMEOUT");
  CHECK(code("/breekt") == "E-CONNECT");
  CHECK(code("/sluit") == "E-CONNECT");
  CHECK(code("/groot") == "E-TOO-LARGE");
  CHECK(code("/onzin") == "E-PROTOCOL");
  CHECK(code("/koppen") == "E-TOO-LARGE");
  CHECK(log.at(at + "/goed").state == "fetched");
  CHECK(times_asked(web)[at + "/hangt"] == defaults::attempts);
  CHECK(times_asked(web)[at + "/groot"] == 1);
  CHECK(result.outcome == Outcome::partial);
  const auto record = archive::read_record(folder.path() / "archive", log.at(at + "/groot").location.value());
  REQUIRE(record.has_value());
  CHECK(record->body().size() == 50'000);
  CHECK(archive::header(record->warc_headers, "WARC-Truncated") == "length");
}

TEST_CASE("a host in lasting trouble is parked, given up, and does not hold up others") {
  Pages pages = school("goed.example.org");
  const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
    if (request.host != "roc.example.nl") return script_of(pages)(request);
    if (request.path == "/robots.txt" || request.path == "/sitemap.xml") return LoopbackWeb::Answer{404};
    if (request.path != "/") return text("busy", 503);
    std::vector<std::pair<std::string, std::string>> links;
    for (const char letter : std::string("abcdefghijklmnopq"))
      links.emplace_back(std::string("/") + letter, "x");
    return page_with(links);
  });
  const RunFolder folder;
  std::vector<Event> events;
  Settings settings = settings_for(web);
  const Summary summary =
      run(folder.path(), lists_of({{"roc", at + "/"}, {"goed", "http://goed.example.org/"}}), settings,
          [&](const Event& event) { events.push_back(event); });
  CHECK(result_of(summary, "goed").outcome == Outcome::complete);
  CHECK(result_of(summary, "roc").outcome == Outcome::partial);
  CHECK(result_of(summary, "roc").reason.find("given up") != std::string::npos);
  CHECK(paths_asked(web, "roc.example.nl").size() == 3 + 7);  // three troubles, four pauses
  const auto parked = [](const Event& event) {
    return event.kind == Event::Kind::waiting && event.detail.find("is in trouble") != std::string::npos;
  };
  CHECK(std::count_if(events.begin(), events.end(), parked) == defaults::parks_to_give_up);
  std::size_t good_done = events.size();
  for (std::size_t i = 0; i < events.size(); ++i)
    if (events[i].kind == Event::Kind::institution_done && events[i].institution == "goed") good_done = i;
  const auto given_up = std::find_if(events.begin(), events.end(),
                                     [](const Event& event) { return event.kind == Event::Kind::warning; });
  CHECK(static_cast<std::ptrdiff_t>(good_done) < given_up - events.begin());

  const std::size_t before = web.log().size();
  CHECK(run(folder.path(), roc(), settings).nothing_to_do);
  CHECK(web.log().size() == before);
}

TEST_CASE("what failed is asked again when the operator wants it") {
  std::atomic<bool> is_down{true};
  const Pages pages = school("roc.example.nl");
  const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
    if (is_down && request.path == "/robots.txt") return text("down", 500);
    return script_of(pages)(request);
  });
  const RunFolder folder;
  Settings settings = settings_for(web);
  CHECK(result_of(run(folder.path(), roc(), settings), "roc").outcome == Outcome::forbidden);
  is_down = false;
  CHECK(run(folder.path(), roc(), settings).nothing_to_do);
  settings.retry_failed = true;
  CHECK(result_of(run(folder.path(), roc(), settings), "roc").outcome == Outcome::complete);
}

TEST_CASE("an institution of several hosts asks each for its robots.txt") {
  Pages pages = school("roc.example.nl");
  pages[at + "/"] = page_with({{"http://llo.roc.example.nl/", "LLO"}, {"/opleidingen", "Opleidingen"}});
  pages["http://llo.roc.example.nl/"] = page_with({{"/geheim", "Geheim"}, {"/cursus", "Cursus"}}, "llo");
  pages["http://llo.roc.example.nl/cursus"] = page_with({}, "cursus");
  pages["http://llo.roc.example.nl/robots.txt"] = text("User-agent: *\nDisallow: /geheim\n");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  run(folder.path(), lists_of({{"roc", "http://www.example.nl/"}, {"x", at + "/"}}), settings_for(web));
  const auto asked = paths_asked(web, "llo.roc.example.nl");
  REQUIRE(asked.size() >= 3);
  CHECK(asked[0] == "/robots.txt");
  CHECK(std::find(asked.begin(), asked.end(), "/geheim") == asked.end());
  CHECK(std::find(asked.begin(), asked.end(), "/cursus") != asked.end());
}

}  // namespace vindbaar::crawler
