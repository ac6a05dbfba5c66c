// A crawl that is stopped, killed, doubled or aimed at the wrong machine.
#include "crawl_fixture.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using namespace std::chrono_literals;

namespace {

constexpr int pages_a_site = 20;

/// Three sites of twenty pages, each page linking to the next two.
Pages three_sites() {
  Pages pages;
  for (const std::string host : {"een.example.nl", "twee.example.org", "drie.example.com"}) {
    for (int i = 0; i < pages_a_site; ++i) {
      const std::string address =
          "http://" + host + (i == 0 ? "/" : "/pagina-" + std::string(1, static_cast<char>('a' + i)));
      std::vector<std::pair<std::string, std::string>> links;
      for (int next = i + 1; next <= i + 2 && next < pages_a_site; ++next)
        links.emplace_back("/pagina-" + std::string(1, static_cast<char>('a' + next)), "verder");
      pages[address] = page_with(links, address);
    }
    pages["http://" + host + "/robots.txt"] = {200, "User-agent: *\nDisallow: /geheim\n", "text/plain"};
  }
  return pages;
}

seeds::Lists three_schools() {
  return lists_of({{"een", "http://een.example.nl/"},
                   {"twee", "http://twee.example.org/"},
                   {"drie", "http://drie.example.com/"}});
}

void check_all_was_had(const std::filesystem::path& folder, const Summary& summary) {
  for (const InstitutionResult& result : summary.institutions) {
    CAPTURE(result.institution);
    CHECK(result.outcome == Outcome::complete);
    CHECK(result.pages == pages_a_site);
  }
  for (const auto& [url, entry] : log_of(folder)) {
    CAPTURE(url);
    CHECK(entry.state != "queued");
    REQUIRE(entry.location.has_value());
    const auto record = archive::read_record(folder / "archive", *entry.location);
    REQUIRE(record.has_value());
    CHECK(record->target_uri == url);
  }
}

/// Crawls in a process of its own that is killed at the `after`-th event. Whether it lived to be killed.
bool crawl_and_be_killed(const std::filesystem::path& folder, const Settings& settings, int after) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int events = 0;
    const std::atomic<bool> never{false};
    const auto summary = crawl(
        folder, three_schools(), settings, &read_links,
        [&](const Event&) {
          if (++events == after) ::kill(::getpid(), SIGKILL);
        },
        never);
    ::_exit(summary ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
  return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("a crawl that is stopped goes on where it was, and asks nothing twice") {
  const LoopbackWeb web(script_of(three_sites()));
  const RunFolder folder;
  std::optional<Summary> summary;
  int sessions = 0;
  do {
    std::atomic<bool> stop{false};
    int events = 0;
    const auto result = crawl(
        folder.path(), three_schools(), settings_for(web), &read_links,
        [&](const Event&) { stop = stop || ++events >= 9; }, stop);
    REQUIRE(result.has_value());
    summary = *result;
    REQUIRE(++sessions < 50);
  } while (summary->interrupted);
  CHECK(sessions > 3);
  check_all_was_had(folder.path(), *summary);
  for (const auto& [url, times] : times_asked(web)) {
    CAPTURE(url);
    CHECK(times == 1);
  }
}

TEST_CASE("a crawl that is killed at any moment loses nothing and repeats at most what was under way") {
  for (const int after : {1, 2, 3, 5, 8, 13, 21, 34, 55, 60, 64}) {
    CAPTURE(after);
    const LoopbackWeb web(script_of(three_sites()));
    const RunFolder folder;
    Settings settings = settings_for(web);
    const bool was_killed = crawl_and_be_killed(folder.path(), settings, after);
    CHECK(was_killed);
    const Summary summary = run(folder.path(), three_schools(), settings);
    check_all_was_had(folder.path(), summary);
    int repeated = 0;
    for (const auto& [url, times] : times_asked(web)) repeated += times - 1;
    CHECK(repeated <= 3);  // one request a host
  }
}

TEST_CASE("killed again and again, a crawl still comes to its end") {
  const LoopbackWeb web(script_of(three_sites()));
  const RunFolder folder;
  int kills = 0;
  while (crawl_and_be_killed(folder.path(), settings_for(web), 7)) REQUIRE(++kills < 100);
  CHECK(kills > 3);
  const Summary summary = run(folder.path(), three_schools(), settings_for(web));
  CHECK(summary.nothing_to_do);
  check_all_was_had(folder.path(), summary);
}

TEST_CASE("without its database a crawl is put together again from the archive") {
  const LoopbackWeb web(script_of(three_sites()));
  const RunFolder folder;
  run(folder.path(), three_schools(), settings_for(web));
  const std::size_t before = web.log().size();
  std::filesystem::remove(folder.path() / "crawl.sqlite");
  const Summary summary = run(folder.path(), three_schools(), settings_for(web));
  CHECK(web.log().size() == before);
  check_all_was_had(folder.path(), summary);
}

TEST_CASE("a database that is damaged stops the crawl with a code") {
  const LoopbackWeb web(script_of(three_sites()));
  const RunFolder folder;
  run(folder.path(), three_schools(), settings_for(web));
  std::filesystem::resize_file(folder.path() / "crawl.sqlite", 5000);
  const std::atomic<bool> never{false};
  const auto summary = crawl(folder.path(), three_schools(), settings_for(web), &read_links, {}, never);
  REQUIRE_FALSE(summary.has_value());
  CHECK(summary.error().kind == Error::Kind::corrupt);
  CHECK(summary.error().code == "E-CRAWL-DB");
}

TEST_CASE("a full disk stops the crawl with a code, and with room again it goes on") {
  for (const rlim_t bytes : {rlim_t{3'000}, rlim_t{30'000}, rlim_t{90'000}, rlim_t{130'000}}) {
    CAPTURE(bytes);
    const LoopbackWeb web(script_of(three_sites()));
    const RunFolder folder;
    const Settings settings = settings_for(web);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {  // no file may grow beyond `bytes`
      std::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{bytes, bytes};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      const std::atomic<bool> never{false};
      const auto summary = crawl(folder.path(), three_schools(), settings, &read_links, {}, never);
      ::_exit(summary ? 0 : summary.error().kind == Error::Kind::not_writable ? 4 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK((WEXITSTATUS(status) == 4 || (WEXITSTATUS(status) == 0 && bytes > 100'000)));
    check_all_was_had(folder.path(), run(folder.path(), three_schools(), settings));
  }
}

TEST_CASE("what speaks no TLS, or does not get to it, is told apart and not asked without") {
  struct Row {
    const char* greeting;
    const char* code;
    int connections;
    std::chrono::milliseconds connect_time;  ///< Long where it is not to run out on a busy machine.
  };
  const Row rows[] = {{"HTTP/1.1 400 Bad Request\r\n\r\n", "E-TLS", 1, 10s}, {"", "E-TIMEOUT", 3, 80ms}};
  for (const Row& row : rows) {
    CAPTURE(row.code);
    const LoopbackWeb web(script_of(three_sites()), row.greeting);
    const RunFolder folder;
    Settings settings;
    settings.delay = 0ms;
    settings.allow_private_addresses = true;
    Limits limits;
    limits.connect_time = row.connect_time;
    const std::string start = "https://127.0.0.1:" + std::to_string(web.port()) + "/";
    const InstitutionResult result =
        result_of(run(folder.path(), lists_of({{"roc", start}}), settings, {}, limits), "roc");
    CHECK(result.outcome == Outcome::failed);
    CHECK(result.robots.find("E-ROBOTS-UNREACHABLE: robots.txt could not be had: " + std::string(row.code)) ==
          0);
    CHECK(web.log().empty());
    CHECK(web.accepted() == row.connections);
  }
}

TEST_CASE("a port where nobody listens is E-CONNECT") {
  std::string start;
  {
    const LoopbackWeb web(script_of({}));
    start = web.address() + "/";
  }
  const RunFolder folder;
  Settings settings;
  settings.delay = 0ms;
  settings.allow_private_addresses = true;
  const InstitutionResult result = result_of(run(folder.path(), lists_of({{"roc", start}}), settings), "roc");
  CHECK(result.outcome == Outcome::failed);
  CHECK(result.robots.find("E-ROBOTS-UNREACHABLE: robots.txt could not be had: E-CONNECT") == 0);
}

TEST_CASE("the stop flag ends a crawl that waits for a server, and what was under way stays to be asked") {
  std::atomic<bool> stop{false};
  const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
    LoopbackWeb::Answer answer{404};
    if (request.path == "/") {
      stop = true;
      answer.manner = LoopbackWeb::Manner::hang;
    }
    return answer;
  });
  const RunFolder folder;
  Limits limits;
  limits.stop_grace = 100ms;
  const auto summary = crawl_within(limits, folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}),
                                    settings_for(web), &read_links, {}, stop);
  REQUIRE(summary.has_value());
  CHECK(summary->interrupted);
  CHECK(log_of(folder.path()).at("http://roc.example.nl/").state == "queued");
  CHECK(result_of(*summary, "roc").reason == "not asked yet");
}

TEST_CASE("a second crawl in the same folder is refused") {
  const LoopbackWeb web(script_of(three_sites()));
  const RunFolder folder;
  std::optional<Error> refused;
  run(folder.path(), three_schools(), settings_for(web), [&](const Event&) {
    if (refused) return;
    const std::atomic<bool> never{false};
    const auto second = crawl(folder.path(), three_schools(), settings_for(web), &read_links, {}, never);
    REQUIRE_FALSE(second.has_value());
    refused = second.error();
  });
  REQUIRE(refused.has_value());
  CHECK(refused->code == "E-RUN-LOCKED");
  CHECK(refused->kind == Error::Kind::refused);
}

TEST_CASE("the log can be read while the crawl goes on") {
  const LoopbackWeb web(script_of(three_sites()));
  const RunFolder folder;
  bool has_been_read = false;
  run(folder.path(), three_schools(), settings_for(web), [&](const Event&) {
    const auto log = read_log(folder.path());
    has_been_read = has_been_read || (log.has_value() && !log->empty());
  });
  CHECK(has_been_read);
}

TEST_CASE("a private address is never connected to, by start page, redirect or sitemap") {
  const LoopbackWeb canary(script_of({}));
  const RunFolder folder;
  Settings settings;
  settings.delay = 0ms;
  settings.contact = "test@example.nl";
  const std::string port = std::to_string(canary.port());
  const Summary summary = run(folder.path(),
                              lists_of({{"a", "http://127.0.0.1:" + port + "/"},
                                        {"b", "http://localhost:" + port + "/"},
                                        {"c", "http://[::1]:" + port + "/"}}),
                              settings);
  CHECK(canary.accepted() == 0);
  for (const InstitutionResult& result : summary.institutions) {
    CAPTURE(result.institution);
    CHECK(result.outcome == Outcome::failed);
    CHECK(result.reason.find("E-ADDRESS") != std::string::npos);
  }
}

TEST_CASE("with leave, the loopback may be asked") {
  Pages pages;
  const LoopbackWeb web([&](const LoopbackWeb::Request& request) {
    return request.path == "/" ? page_with({}, "hier") : LoopbackWeb::Answer{404};
  });
  const RunFolder folder;
  Settings settings;
  settings.delay = 0ms;
  settings.allow_private_addresses = true;
  const Summary summary = run(folder.path(), lists_of({{"a", web.address() + "/"}}), settings);
  CHECK(result_of(summary, "a").pages == 1);
}

TEST_CASE("settings that cannot be are refused before anything is asked") {
  const RunFolder folder;
  const std::atomic<bool> never{false};
  const auto code_for = [&](const Settings& settings) {
    const auto summary = crawl(folder.path(), three_schools(), settings, &read_links, {}, never);
    REQUIRE_FALSE(summary.has_value());
    CHECK(summary.error().kind == Error::Kind::usage);
    return summary.error().code;
  };
  Settings anonymous;
  CHECK(code_for(anonymous) == "E-CONTACT");
  Settings behind_real_proxy;
  behind_real_proxy.proxy = "http://proxy.example.nl:8080";
  CHECK(code_for(behind_real_proxy) == "E-CONTACT");
  Settings unknown;
  unknown.contact = "test@example.nl";
  unknown.only = {"vier"};
  CHECK(code_for(unknown) == "E-ONLY");
  Settings none;
  none.contact = "test@example.nl";
  none.max_pages = 0;
  CHECK(code_for(none) == "E-SETTING");
  Settings broken;
  broken.contact = "a\r\nX-Header: b";
  CHECK(code_for(broken) == "E-SETTING");
}

}  // namespace vindbaar::crawler
