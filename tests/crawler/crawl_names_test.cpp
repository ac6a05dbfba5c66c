// Faults 6, 8, 11, 13, 14 and 18: names that do not resolve, hosts that go away and come back, hosts that ask
// for patience, and a site under a thousand names. What was asked when is read from the server's own log.
#include "crawl_fixture.hpp"
#include "support/net_calls.hpp"

#include "crawler/defaults.hpp"

#include <doctest/doctest.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using namespace std::chrono_literals;
using test::NameAnswer;
using test::NetFault;
using test::NetInHand;

namespace {

constexpr const char* address_of_site = "93.184.216.34";

Settings direct() {
  Settings settings;
  settings.delay = 0ms;
  settings.contact = "test@example.nl";
  return settings;
}

NetFault names(const LoopbackWeb& web) {
  NetFault fault;
  fault.site_addresses = {address_of_site};
  fault.site_port = web.port();
  fault.canary_port = web.port();
  return fault;
}

}  // namespace

TEST_CASE("fault 11: a name that does not resolve is told, tried again and left, and nobody waits for it") {
  struct Row {
    const char* what;
    std::vector<NameAnswer> answers;
    bool is_had;
  };
  const Row rows[] = {{"no such name", {{{}, EAI_NONAME}}, false},
                      {"the name server fails, or goes in circles", {{{}, EAI_AGAIN}}, false},
                      {"it fails for good", {{{}, EAI_FAIL}}, false},
                      {"it fails twice", {{{}, EAI_AGAIN}, {{}, EAI_AGAIN}, {{address_of_site}, 0}}, true},
                      {"a thousand addresses", {{std::vector<std::string>(1000, address_of_site), 0}}, true},
                      {"it is silent until the good site is done", {{{}, EAI_AGAIN, true}}, false}};
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Pages pages = school("goed.example.org");
    for (const auto& [url, page] : school("roc.example.nl")) pages[url] = page;
    const LoopbackWeb web(script_of(pages));
    NetFault fault = names(web);
    fault.names["goed.example.org"] = {{{address_of_site}, 0}};
    fault.names["roc.example.nl"] = row.answers;
    const NetInHand net(fault);
    const RunFolder folder;
    const Summary summary = run(
        folder.path(), lists_of({{"roc", "http://roc.example.nl/"}, {"goed", "http://goed.example.org/"}}),
        direct(), [&](const Event& event) {
          if (event.kind == Event::Kind::institution_done && event.institution == "goed") net.release();
        });
    CHECK(result_of(summary, "goed").outcome == Outcome::complete);
    const InstitutionResult roc = result_of(summary, "roc");
    CHECK(roc.outcome == (row.is_had ? Outcome::complete : Outcome::failed));
    if (!row.is_had) CHECK(roc.robots.find("E-DNS") != std::string::npos);
    CHECK(net.questions("roc.example.nl") <= 1 + defaults::attempts);  // one is for its address
  }
}

TEST_CASE("fault 8: a server that never takes up the connection is given up at the deadline") {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof here;
  REQUIRE(::bind(listener, reinterpret_cast<const sockaddr*>(&here), size) == 0);
  REQUIRE(::listen(listener, 0) == 0);
  REQUIRE(::getsockname(listener, reinterpret_cast<sockaddr*>(&here), &size) == 0);
  const RunFolder folder;
  Settings settings = direct();
  settings.allow_private_addresses = true;
  Limits limits;
  limits.connect_time = limits.first_byte_time = 100ms;
  const std::string start = "http://127.0.0.1:" + std::to_string(ntohs(here.sin_port)) + "/";
  const InstitutionResult result =
      result_of(run(folder.path(), lists_of({{"roc", start}}), settings, {}, limits), "roc");
  ::close(listener);
  CHECK(result.outcome == Outcome::failed);
  CHECK(result.robots.find("E-TIMEOUT") != std::string::npos);
}

TEST_CASE("fault 7: a slow host takes nothing from the others") {
  Pages pages = school("roc.example.nl");
  for (const auto& [url, page] : school("goed.example.org")) pages[url] = page;
  const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
    LoopbackWeb::Answer answer = script_of(pages)(request);
    if (request.host != "roc.example.nl" || answer.status != 200) return answer;
    LoopbackWeb::Answer slow;  // as many bytes, a few at a time
    slow.manner = LoopbackWeb::Manner::raw;
    slow.body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: " +
                std::to_string(answer.body.size() + 20) + "\r\n\r\n" + answer.body;
    slow.forever = " ";
    slow.pace = 10ms;
    return slow;
  });
  const RunFolder folder;
  const Summary summary =
      run(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}, {"goed", "http://goed.example.org/"}}),
          settings_for(web));
  CHECK(result_of(summary, "roc").pages == 6);
  CHECK(result_of(summary, "goed").pages == 6);
  const auto log = web.log();
  std::size_t slow_before_last_good = 0;
  for (std::size_t i = 0; i < log.size(); ++i)
    if (log[i].host == "goed.example.org")
      slow_before_last_good = static_cast<std::size_t>(
          std::count_if(log.begin(), log.begin() + static_cast<std::ptrdiff_t>(i),
                        [](const auto& request) { return request.host == "roc.example.nl"; }));
  CHECK(slow_before_last_good <= 4);  // robots.txt, sitemap and two pages of its eight
}

TEST_CASE("fault 13: Retry-After holds for the host that said it, and for no other") {
  for (const bool is_date : {false, true}) {
    CAPTURE(is_date);
    Pages pages = school("roc.example.nl");
    for (const auto& [url, page] : school("goed.example.org")) pages[url] = page;
    std::atomic<int> refused{0};
    const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
      if (request.url != "http://roc.example.nl/opleidingen" || refused++ > 0)
        return script_of(pages)(request);
      LoopbackWeb::Answer busy{is_date ? 503 : 429};
      std::time_t then = std::time(nullptr) + 2;
      std::array<char, 40> text{};
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", std::gmtime(&then));
      busy.headers = {{"Retry-After", is_date ? text.data() : "1"}};
      return busy;
    });
    const RunFolder folder;
    run(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}, {"goed", "http://goed.example.org/"}}),
        settings_for(web));
    const auto log = web.log();
    const auto refusal = std::find_if(log.begin(), log.end(), [](const auto& request) {
      return request.url == "http://roc.example.nl/opleidingen";
    });
    REQUIRE(refusal != log.end());
    auto first_after = std::chrono::steady_clock::time_point::max();
    auto last_of_other = refusal->came;
    for (auto request = refusal + 1; request != log.end(); ++request) {
      if (request->host == "roc.example.nl") first_after = std::min(first_after, request->came);
      if (request->host == "goed.example.org") last_of_other = std::max(last_of_other, request->came);
    }
    // A date is of whole seconds: of the two, more than one is left.
    CHECK(first_after - refusal->came >= 1s);
    CHECK(last_of_other < first_after);
    CHECK(log_of(folder.path()).at("http://roc.example.nl/opleidingen").state == "fetched");
  }
}

TEST_CASE(
    "faults 6 and 14: a host that goes away and comes back is asked less while away, and then seen whole") {
  Pages pages = school("roc.example.nl");
  for (int i = 0; i < 30; ++i)
    pages["http://roc.example.nl/over-ons"].body +=
        "<a href=\"/nieuws/" + std::to_string(i) + "\">Nieuws</a>";
  for (int i = 0; i < 30; ++i)
    pages["http://roc.example.nl/nieuws/" + std::to_string(i)] = page_with({}, "nieuws " + std::to_string(i));
  for (const auto manner : {LoopbackWeb::Manner::close, LoopbackWeb::Manner::whole}) {
    std::atomic<int> asked{0};
    const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
      const int n = ++asked;
      LoopbackWeb::Answer away{502};
      away.manner = manner;
      return n > 10 && n <= 14 ? away : script_of(pages)(request);
    });
    const RunFolder folder;
    bool has_recovered = false;
    const Summary summary = run(
        folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings_for(web),
        [&](const Event& event) { has_recovered = has_recovered || event.kind == Event::Kind::recovered; });
    CHECK(has_recovered);
    CHECK(result_of(summary, "roc").outcome == Outcome::complete);
    CHECK(result_of(summary, "roc").pages == 36);
    CHECK(web.log().size() <= 2 * 38);
  }
}

TEST_CASE("fault 18: a thousand names for one site cost no more than the limit of hosts") {
  const LoopbackWeb web([](const LoopbackWeb::Request& request) {
    if (request.path != "/") return LoopbackWeb::Answer{404};
    std::vector<std::pair<std::string, std::string>> links;
    for (int i = 0; i < 1000; ++i)
      links.emplace_back("http://spiegel-" + std::to_string(i) + ".example.nl/", "Spiegel");
    return page_with(links, "overal hetzelfde");
  });
  const RunFolder folder;
  const Summary summary =
      run(folder.path(), lists_of({{"roc", "http://www.example.nl/"}}), settings_for(web));
  CHECK(result_of(summary, "roc").pages <= static_cast<std::int64_t>(defaults::hosts_an_institution));
  int same = 0;
  int too_many = 0;
  for (const auto& [url, entry] : log_of(folder.path())) {
    same += entry.reason.starts_with("same content as") ? 1 : 0;
    too_many += entry.reason.starts_with("trap: more than 200 hosts") ? 1 : 0;
  }
  CHECK(same > 150);
  CHECK(too_many >= 800);
}

}  // namespace vindbaar::crawler
