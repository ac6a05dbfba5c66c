// Institutions on one machine, shown by the machine's own log; and hours in which nothing is asked.
#include "crawl_fixture.hpp"

#include "crawler/quiet_hours.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using namespace std::chrono_literals;

namespace {

LoopbackWeb::Answer six_pages(const LoopbackWeb::Request& request) {
  if (request.path == "/") {
    std::vector<std::pair<std::string, std::string>> links;
    for (const char* path : {"/a", "/b", "/c", "/d"}) links.emplace_back(path, "Pagina");
    return page_with(links, "home van " + request.host);
  }
  if (request.path.size() == 2) return page_with({}, request.host + request.path);
  return {404, ""};
}

}  // namespace

TEST_CASE("institutions whose hosts are one machine are one host to it") {
  const LoopbackWeb web(six_pages);
  const RunFolder folder;
  const std::string port = std::to_string(web.port());
  const seeds::Lists lists =
      lists_of({{"naam", "http://localhost:" + port + "/"}, {"nummer", "http://127.0.0.1:" + port + "/"}});
  Settings settings;
  settings.allow_private_addresses = true;
  settings.delay = 40ms;
  const Summary summary = run(folder.path(), lists, settings);
  CHECK(result_of(summary, "naam").pages == 5);
  CHECK(result_of(summary, "nummer").pages == 5);
  std::vector<LoopbackWeb::Request> log = web.log();
  std::sort(log.begin(), log.end(), [](const auto& a, const auto& b) { return a.came < b.came; });
  REQUIRE(log.size() >= 14);
  for (std::size_t i = 1; i < log.size(); ++i) {
    CAPTURE(log[i].url);
    CHECK(log[i].came - log[i - 1].came >= 40ms);
  }
}

TEST_CASE("in quiet hours nothing is asked, and the crawl says until when") {
  const LoopbackWeb web(script_of(school("roc.example.nl")));
  const RunFolder folder;
  Settings settings = settings_for(web);
  // Two halves of a day: one of them is now.
  std::string waiting;
  std::size_t asked = 0;
  for (const char* hours : {"00:00-12:00", "12:00-00:00"}) {
    settings.quiet_hours = hours;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (!QuietHours::parse(hours)->end(now)) continue;
    std::atomic<bool> stop{false};
    const auto summary = crawl(
        folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings, &read_links,
        [&](const Event& event) {
          if (event.kind == Event::Kind::waiting) waiting = event.detail;
          stop = true;
        },
        stop);
    REQUIRE(summary.has_value());
    CHECK(summary->interrupted);
    asked = web.log().size();
  }
  CHECK(asked == 0);
  CHECK(waiting.starts_with("waiting until 20"));
  settings.quiet_hours.clear();
  CHECK(result_of(run(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings), "roc").pages ==
        6);
}

}  // namespace vindbaar::crawler
