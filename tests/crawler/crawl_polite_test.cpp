// What a site owner would find in his own log: no host over its rate, nothing that robots.txt forbids, and
// every wish for patience granted. Nothing here is taken from the crawler's own counters.
#include "crawl_fixture.hpp"

#include "crawler/robots.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using namespace std::chrono_literals;

namespace {

constexpr auto delay = 15ms;
constexpr auto crawl_delay = 40ms;
const std::string rules = "User-agent: *\nDisallow: /intern\nDisallow: /*?sorteer=\nAllow: /intern/open\n";
const std::vector<std::string> hosts = {"een.example.nl", "twee.example.org", "drie.example.com",
                                        "vier.example.net"};

bool is_busy_once(const LoopbackWeb::Request& request) {
  return request.host == "drie.example.com" && request.path == "/pagina-3";
}

/// Pages that link to each other and to what is forbidden.
LoopbackWeb::Answer site(const LoopbackWeb::Request& request) {
  if (request.path == "/robots.txt") {
    const std::string own = request.host == "twee.example.org" ? "Crawl-delay: 0.04\n" : "";
    return {200, rules + own, "text/plain"};
  }
  if (request.path == "/sitemap.xml")
    return {200, "<urlset><url><loc>http://" + request.host + "/intern/kaart</loc></url></urlset>",
            "application/xml"};
  std::vector<std::pair<std::string, std::string>> links;
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    links.emplace_back("/pagina-" + n, "Pagina");
    links.emplace_back("/intern/" + n, "Intern");
    links.emplace_back("/lijst?sorteer=" + n, "Lijst");
  }
  links.emplace_back("/intern/open", "Open");
  return page_with(links, request.url);
}

}  // namespace

TEST_CASE(
    "the server's own log proves politeness: rate, one at a time, nothing forbidden, patience granted") {
  std::atomic<int> refusals{0};
  const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
    if (!is_busy_once(request) || refusals++ > 0) return site(request);
    LoopbackWeb::Answer busy{503, "druk"};
    busy.headers = {{"Retry-After", "1"}};
    return busy;
  });
  std::vector<std::pair<std::string, std::string>> starts;
  for (const std::string& host : hosts) starts.emplace_back(host, "http://" + host + "/");
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.delay = delay;
  const Summary summary = run(folder.path(), lists_of(starts), settings);
  for (const InstitutionResult& result : summary.institutions) CHECK(result.pages == 14);

  const RobotsFile robots = parse_robots(rules, "vindbaar");
  std::map<std::string, std::vector<LoopbackWeb::Request>> by_host;
  for (const LoopbackWeb::Request& request : web.log()) by_host[request.host].push_back(request);
  REQUIRE(by_host.size() == hosts.size());
  for (const auto& [host, log] : by_host) {
    CAPTURE(host);
    CHECK(log.front().path == "/robots.txt");
    const auto least = host == "twee.example.org" ? crawl_delay : delay;
    for (std::size_t i = 0; i < log.size(); ++i) {
      CAPTURE(log[i].path);
      CHECK(ask_robots(robots, log[i].path).allowed);
      if (i == 0) continue;
      CHECK(log[i].came >= log[i - 1].answered);
      CHECK(log[i].came - log[i - 1].came >= least);
    }
  }
  const auto& asked = by_host["drie.example.com"];
  const auto refused = std::find_if(asked.begin(), asked.end(), is_busy_once);
  REQUIRE(refused + 1 < asked.end());
  CHECK((refused + 1)->came - refused->came >= 1s);
  CHECK(refusals == 2);  // refused once, had the second time
}

TEST_CASE("a host that says it is busy to everything is backed off from when its pages are asked again too") {
  Pages pages;
  std::vector<std::pair<std::string, std::string>> links;
  for (const char* path : {"/a", "/b", "/c", "/d"}) {
    pages["http://druk.example.nl" + std::string(path)] = {503, "druk"};
    links.emplace_back(path, "Pagina");
  }
  pages["http://druk.example.nl/"] = page_with(links, "home");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.delay = 1ms;
  run(folder.path(), lists_of({{"druk", "http://druk.example.nl/"}}), settings);
  std::vector<std::chrono::steady_clock::time_point> asked;
  for (const LoopbackWeb::Request& request : web.log())
    if (pages.contains(request.url) && request.path != "/") asked.push_back(request.came);
  CHECK(asked.size() <= 8);                                   // four pages three times are twelve
  const auto least = {5ms, 10ms, 60ms, 120ms, 240ms, 480ms};  // in delays: twice a pause, then parked
  std::size_t turn = 1;
  for (const auto pause : least) {
    if (turn >= asked.size()) break;
    CHECK(asked[turn] - asked[turn - 1] >= pause);
    ++turn;
  }
}

TEST_CASE("a server that closes a kept connection instead of answering is not asked again at once") {
  const LoopbackWeb web([&](const LoopbackWeb::Request& request) -> LoopbackWeb::Answer {
    LoopbackWeb::Answer answer = site(request);
    if (request.path.starts_with("/pagina")) answer.manner = LoopbackWeb::Manner::close;
    return answer;
  });
  std::vector<std::pair<std::string, std::string>> starts;
  for (const std::string& host : hosts) starts.emplace_back(host, "http://" + host + "/");
  const RunFolder folder;
  Settings settings = settings_for(web);
  settings.delay = delay;
  run(folder.path(), lists_of(starts), settings);
  std::map<std::string, LoopbackWeb::Request> last;
  int closed = 0;
  for (const LoopbackWeb::Request& request : web.log()) {
    const auto [before, is_first] = last.try_emplace(request.host, request);
    CAPTURE(request.url);
    if (!is_first) CHECK(request.came - before->second.came >= delay);
    before->second = request;
    closed += request.path.starts_with("/pagina") ? 1 : 0;
  }
  CHECK(closed > 0);
  for (const auto& [url, entry] : log_of(folder.path()))
    if (url.find("/pagina") != std::string::npos && entry.state == "failed" && entry.status == 0)
      CHECK_MESSAGE((entry.reason.starts_with("E-CONNECT") || entry.reason.starts_with("host given up")),
                    entry.reason);
}

}  // namespace vindbaar::crawler
