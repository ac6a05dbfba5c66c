// Faults 8, 9, 10, 15, 16 and 17: servers that never end, drip, lie about lengths, redirect in circles or
// hand out cookies. Each behaviour is served by a host of its own in one crawl with a good site: each ends
// with its reason on record, and the good site is seen whole.
#include "conformance.hpp"
#include "crawl_fixture.hpp"
#include "test_names.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using namespace std::chrono_literals;

namespace {

using Manner = LoopbackWeb::Manner;

LoopbackWeb::Answer raw(const std::string& bytes, const std::string& forever = "",
                        std::chrono::milliseconds pace = 0ms) {
  LoopbackWeb::Answer answer;
  answer.manner = Manner::raw;
  answer.body = bytes;
  answer.forever = forever;
  answer.pace = pace;
  return answer;
}

LoopbackWeb::Answer in_manner(Manner manner) {
  LoopbackWeb::Answer answer;
  answer.manner = manner;
  answer.body = "<p>half of this</p>";
  return answer;
}

LoopbackWeb::Answer html_with(archive::Headers headers, const std::string& body = "<p>tekst</p>") {
  LoopbackWeb::Answer answer;
  answer.headers = std::move(headers);
  answer.body = body;
  return answer;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

archive::Headers many_cookies() {
  archive::Headers headers;
  for (int i = 0; i < 200; ++i)
    headers.emplace_back("Set-Cookie", "c" + std::to_string(i) + "=" + std::string(4000, 'x'));
  return headers;
}

/// A behaviour and what has to become of /x on its host.
struct Row {
  const char* id;
  LoopbackWeb::Answer answer;
  const char* state;
  const char* reason;  ///< How the reason begins.
};

std::vector<Row> rows_served() {
  const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
  return {
      {"slowloris_headers", raw("HTTP/1.1 200 OK\r\nX: ", "a", 20ms), "failed", "E-TIMEOUT"},
      {"slow_body", raw(ok + "Content-Length: 10000000\r\n\r\n", "x", 20ms), "failed", "E-TIMEOUT"},
      {"stall_after_headers", in_manner(Manner::stall), "failed", "E-TIMEOUT"},
      {"endless_body", raw(ok + "\r\n", std::string(65'536, 'x')), "failed", "E-TOO-LARGE"},
      {"endless_chunks", raw(chunked, repeated("1\r\nx\r\n", 5000)), "failed", "E-TOO-LARGE"},
      {"endless_headers", raw("HTTP/1.1 200 OK\r\n", repeated("X-n: v\r\n", 500)), "failed", "E-TOO-LARGE"},
      {"header_line_100k", raw("HTTP/1.1 200 OK\r\nX: " + std::string(150'000, 'x') + "\r\n\r\n"), "failed",
       "E-TOO-LARGE"},
      {"header_count_5001", raw(ok + repeated("X: v\r\n", 5001) + "\r\n"), "failed", "E-TOO-LARGE"},
      {"endless_1xx", raw("", repeated("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", 100)), "failed",
       "E-TOO-LARGE"},
      {"endless_trailers", raw(chunked + "1\r\nx\r\n0\r\n", repeated("T: v\r\n", 500)), "failed",
       "E-TOO-LARGE"},
      {"redirect_loop_self", redirect_to("/x", 302), "failed", "E-REDIRECT-LOOP"},
      {"redirect_loop_pair", redirect_to("/y", 302), "fetched", ""},  // /y comes back, and is the loop
      {"redirect_grow", redirect_to("/z?n=1", 302), "fetched", ""},
      {"redirect_long_location", redirect_to("/" + std::string(1'000'000, 'a'), 302), "failed",
       "E-TOO-LARGE"},
      {"cl_mismatch_short", in_manner(Manner::cut_off), "failed", "E-CONNECT: the connection broke"},
      {"cl_mismatch_long", raw(ok + "Content-Length: 10\r\n\r\n" + std::string(100, 'x')), "fetched", ""},
      {"cl_negative", raw(ok + "Content-Length: -5\r\n\r\nabcde"), "failed", "E-PROTOCOL"},
      {"cl_overflow", raw(ok + "Content-Length: 36893488147419103232\r\n\r\nabcde"), "fetched",
       ""},  // no length
      {"cl_two_different", raw(ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"), "failed",
       "E-PROTOCOL: two different"},
      {"te_and_cl",
       raw(ok + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"), "fetched",
       ""},
      {"chunk_overflow", raw(chunked + "FFFFFFFFFFFFFFFFF\r\nabc"), "failed", "E-CONNECT"},
      {"chunk_garbage", raw(chunked + "zz\r\nabc"), "failed", "E-CONNECT"},
      {"chunk_early_close", raw(chunked + "A\r\nabc"), "failed", "E-CONNECT"},
      {"http09", raw("<html>no head</html>"), "failed", "E-PROTOCOL"},
      {"status_garbage", raw("HTTP/1.1 abc\r\n\r\n"), "failed", "E-PROTOCOL"},
      {"status_999", raw("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"), "failed", "E-HTTP-999: Odd"},
      {"close_before_reply", in_manner(Manner::close), "failed", "E-CONNECT"},
      {"rst_mid_body", in_manner(Manner::reset), "failed", "E-CONNECT"},
      {"set_cookie_flood", html_with(many_cookies()), "failed", "E-TOO-LARGE"},
      {"supercookie",
       html_with({{"Set-Cookie", "a=b; Domain=.nl"}, {"Set-Cookie", "c=d; Domain=.example.nl"}}), "fetched",
       ""},
      {"cookie_trap",
       html_with({{"Set-Cookie", "sid=0a1b2c3d4e5f60718293"}},
                 "<a href=\"/x?sid=0a1b2c3d4e5f60718293\">verder</a>"),
       "fetched", ""},
      {"gzip_label_lie", html_with({{"Content-Encoding", "gzip"}}, "<a href=\"/y\">gewoon</a>"), "fetched",
       ""},
      {"content_type_lie", html_with({}, std::string("\x89PNG\r\n\x1A\n\0\0<a href=\"/y\">", 23)), "fetched",
       ""},
      {"nul_header", raw(ok + std::string("X: a\0b\r\n\r\n", 10)), "failed", "E-PROTOCOL"},
      {"crlf_injection_url", html_with({}, "<a href=\"/%0d%0aX:%20y\">raar</a>"), "fetched", ""},
  };
}

/// The behaviours whose test is another.
const std::map<std::string, std::string> tested_elsewhere = {
    {"redirect_relative_weird", "a redirect names its target as a browser would resolve it"},
    {"redirect_https_to_http",
     "fault 10: from https to http a redirect is followed, and each hop is on record"},
    {"http2_rst", "fault 15: an HTTP/2 stream that is reset in the middle of a page is not the page"},
    {"accept_no_read", "fault 8: a server that never takes up the connection is given up at the deadline"},
    {"retry_after_seconds", "fault 13: Retry-After holds for the host that said it, and for no other"},
    {"retry_after_date", "fault 13: Retry-After holds for the host that said it, and for no other"},
    {"retry_after_huge", "Retry-After is obeyed, up to a cap, and never shortens the pause"},
    {"calendar_trap",
     "every trap has its guard: the crawl ends, the real pages are had, and each address says why not"},
    {"path_trap",
     "every trap has its guard: the crawl ends, the real pages are had, and each address says why not"},
    {"session_id_urls",
     "every trap has its guard: the crawl ends, the real pages are had, and each address says why not"},
    {"soft_404",
     "every trap has its guard: the crawl ends, the real pages are had, and each address says why not"},
    {"mirror_hosts", "fault 18: a thousand names for one site cost no more than the limit of hosts"},
    {"tls_expired", "fault 12: a certificate that is not right is told apart, and nothing is asked without"},
    {"tls_wrong_host",
     "fault 12: a certificate that is not right is told apart, and nothing is asked without"},
    {"tls_self_signed",
     "fault 12: a certificate that is not right is told apart, and nothing is asked without"},
    {"tls_old", "fault 12: a certificate that is not right is told apart, and nothing is asked without"},
    {"tls_hang", "what speaks no TLS, or does not get to it, is told apart and not asked without"},
    {"tls_garbage", "what speaks no TLS, or does not get to it, is told apart and not asked without"},
    {"dns_nxdomain",
     "fault 11: a name that does not resolve is told, tried again and left, and nobody waits for it"},
    {"dns_servfail",
     "fault 11: a name that does not resolve is told, tried again and left, and nobody waits for it"},
    {"dns_timeout",
     "fault 11: a name that does not resolve is told, tried again and left, and nobody waits for it"},
    {"dns_cname_loop",
     "fault 11: a name that does not resolve is told, tried again and left, and nobody waits for it"},
};

std::string host_of(std::string id) {
  std::replace(id.begin(), id.end(), '_', '-');
  return id + ".example.nl";
}

}  // namespace

TEST_CASE(
    "faults 8, 9, 10, 15, 16 and 17: whatever a server does, its page has a reason and the others are had") {
  Pages pages = school("goed.example.org");
  std::vector<std::pair<std::string, std::string>> starts = {{"goed", "http://goed.example.org/"}};
  const std::vector<Row> rows = rows_served();
  for (const Row& row : rows) {
    const std::string at = "http://" + host_of(row.id);
    starts.emplace_back(host_of(row.id), at + "/");
    pages[at + "/"] = page_with({{"/x", "x"}}, row.id);
    pages[at + "/x"] = row.answer;
  }
  pages["http://redirect-loop-pair.example.nl/y"] = redirect_to("/x", 302);
  for (int n = 1; n < 100; ++n)
    pages["http://redirect-grow.example.nl/z?n=" + std::to_string(n)] =
        redirect_to("/z?n=" + std::to_string(n + 1), 302);
  pages["http://gzip-label-lie.example.nl/y"] = page_with({}, "y");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  Limits limits;
  limits.first_byte_time = 400ms;
  limits.total_time = 600ms;
  limits.header_bytes = 100'000;
  limits.body_bytes = 200'000;
  Settings settings = settings_for(web);
  settings.concurrency = 8;  // fewer than there are hosts that hold a place until their time is up
  const Summary summary = run(folder.path(), lists_of(starts), settings, {}, limits);
  CHECK(result_of(summary, "goed").outcome == Outcome::complete);
  const auto log = log_of(folder.path());
  for (const Row& row : rows) {
    CAPTURE(std::string(row.id));
    const LogEntry& entry = log.at("http://" + host_of(row.id) + "/x");
    CHECK(entry.state == row.state);
    CAPTURE(entry.reason);
    CHECK(entry.reason.starts_with(row.reason));
    CHECK(entry.bytes <= 200'000);
  }
  CHECK(log.at("http://cl-mismatch-long.example.nl/x").bytes == 10);
  CHECK(log.at("http://te-and-cl.example.nl/x").bytes == 5);
  CHECK(log.at("http://redirect-loop-pair.example.nl/y").reason.starts_with("E-REDIRECT-LOOP"));
  CHECK(log.at("http://gzip-label-lie.example.nl/y").state == "fetched");
  CHECK(log.contains("http://crlf-injection-url.example.nl/%0D%0AX:%20y"));
  std::map<std::string, int> asked;
  for (const LoopbackWeb::Request& request : web.log()) {
    CHECK(request.head.find("Cookie:") == std::string::npos);
    CHECK(request.head.find("\r\nX: y") == std::string::npos);
    ++asked[request.host];
  }
  CHECK(asked[host_of("redirect_grow")] == 4 + defaults::redirect_hops);  // robots.txt, sitemap, /, /x
  CHECK(asked[host_of("cookie_trap")] ==
        4);  // robots.txt, sitemap, / and /x: the session id is no other page
}

TEST_CASE("every behaviour of the list is served here or has its test elsewhere") {
  std::set<std::string> served;
  for (const Row& row : rows_served()) served.insert(row.id);
  const std::set<std::string> names = test_names();
  int all = 0;
  for (const auto& row : conformance::rows("http_behaviours.jsonl")) {
    const std::string id = row["id"];
    CAPTURE(id);
    ++all;
    if (served.contains(id)) continue;
    REQUIRE(tested_elsewhere.contains(id));
    CHECK(names.contains(tested_elsewhere.at(id)));
  }
  CHECK(all == 57);
  CHECK(served.size() + tested_elsewhere.size() == 57);
}

}  // namespace vindbaar::crawler
