// Fault 12, and what comes over TLS: certificates that are not right, a downgrade, a broken HTTP/2 stream.
#include "crawl_fixture.hpp"
#include "support/tls_web.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using namespace std::chrono_literals;
using test::TlsWeb;

namespace {

const std::string not_here = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

struct Crawled {
  InstitutionResult result;
  std::map<std::string, LogEntry> log;
};

Crawled crawl_at(const TlsWeb& web) {
  const RunFolder folder;
  Limits limits;
  limits.certificates = (folder.path() / "authority.pem").string();
  TlsWeb::write_authority(limits.certificates);
  Settings settings;
  settings.delay = 0ms;
  settings.allow_private_addresses = true;
  const Summary summary = run(folder.path(), lists_of({{"roc", web.address() + "/"}}), settings, {}, limits);
  return {result_of(summary, "roc"), log_of(folder.path())};
}

/// A frame of HTTP/2 (RFC 9113, section 4.1).
std::string frame(char type, char flags, char stream, const std::string& payload) {
  const auto size = static_cast<unsigned>(payload.size());
  std::string bytes = {static_cast<char>(size >> 16),
                       static_cast<char>(size >> 8),
                       static_cast<char>(size),
                       type,
                       flags,
                       0,
                       0,
                       0,
                       stream};
  return bytes + payload;
}

}  // namespace

TEST_CASE("fault 12: a certificate that is not right is told apart, and nothing is asked without") {
  struct Row {
    TlsWeb::Flaw flaw;
    const char* words;
  };
  using Flaw = TlsWeb::Flaw;
  const Row rows[] = {{Flaw::expired, "certificate has expired"},
                      {Flaw::wrong_host, "no alternative certificate subject name matches"},
                      {Flaw::self_signed, "self-signed certificate"},
                      {Flaw::nul_in_name, ""},
                      {Flaw::old_protocol, ""}};  // in words of OpenSSL's own
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const TlsWeb web(row.flaw, not_here);
    const Crawled crawled = crawl_at(web);
    CHECK(crawled.result.outcome == Outcome::failed);
    CAPTURE(crawled.result.robots);
    CHECK(crawled.result.robots.find("E-TLS") != std::string::npos);
    CHECK(crawled.result.robots.find(row.words) != std::string::npos);
    CHECK(web.requests() == 0);
    for (const auto& [url, entry] : crawled.log) CHECK(url.starts_with("https://"));  // no plain text instead
  }
}

TEST_CASE("a certificate of a trusted authority is taken") {
  const TlsWeb web(TlsWeb::Flaw::none, not_here);
  const Crawled crawled = crawl_at(web);
  CHECK(web.requests() == 3);  // robots.txt, sitemap, home
  CHECK(crawled.log.at(web.address() + "/").status == 404);
}

TEST_CASE("fault 10: from https to http a redirect is followed, and each hop is on record") {
  const LoopbackWeb plain([](const LoopbackWeb::Request& request) {
    return request.path == "/doel" ? page_with({}, "doel") : LoopbackWeb::Answer{404};
  });
  const TlsWeb web(TlsWeb::Flaw::none, "HTTP/1.1 302 Found\r\nLocation: " + plain.address() +
                                           "/doel\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  const RunFolder folder;
  Limits limits;
  limits.certificates = (folder.path() / "authority.pem").string();
  TlsWeb::write_authority(limits.certificates);
  Settings settings;
  settings.delay = 0ms;
  settings.allow_private_addresses = true;
  seeds::Lists lists = lists_of({{"roc", web.address() + "/"}});
  lists.institutions.front().extra_hosts = {"127.0.0.1:" + std::to_string(plain.port())};
  run(folder.path(), lists, settings, {}, limits);
  const auto log = log_of(folder.path());
  CHECK(log.at(web.address() + "/").redirect_to == plain.address() + "/doel");
  CHECK(log.at(plain.address() + "/doel").state == "fetched");
}

TEST_CASE("fault 15: an HTTP/2 stream that is reset in the middle of a page is not the page") {
  constexpr char data = 0, headers = 1, reset = 3, settings = 4, go_away = 7;
  const std::string status_200 = "\x88";
  const std::string internal_error = std::string("\0\0\0\2", 4);
  const std::string begin = frame(settings, 0, 0, "") + frame(headers, 4, 1, status_200);
  for (const std::string& end :
       {frame(data, 0, 1, "half") + frame(reset, 0, 1, internal_error),
        frame(data, 0, 1, "half") + frame(go_away, 0, 0, std::string(4, '\0') + internal_error)}) {
    const TlsWeb web(TlsWeb::Flaw::none, begin + end, true);
    const Crawled crawled = crawl_at(web);
    CHECK(crawled.result.outcome == Outcome::failed);
    CHECK(crawled.result.robots.starts_with("E-ROBOTS-UNREACHABLE"));
    CHECK(web.requests() >= 1);
    CHECK(web.requests() <= 6);  // asked again, but not without end
  }
}

}  // namespace vindbaar::crawler
