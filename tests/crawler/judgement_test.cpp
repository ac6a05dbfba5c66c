#include "crawler/judgement.hpp"

#include "crawler/incoming.hpp"
#include "crawler/retry_after.hpp"

#include <doctest/doctest.h>

#include <optional>

namespace vindbaar::crawler {
namespace {

const Url page = Url::parse("https://roc.example.nl/a/page").value();
const Instant now = parse_instant("2022-02-14T09:30:00Z").value();

archive::Exchange answer(int status, archive::Headers headers = {}, std::string kind = "page") {
  archive::Exchange exchange;
  exchange.url = page.text();
  exchange.status = status;
  exchange.status_line = "HTTP/1.1 " + std::to_string(status) + " Some Phrase";
  exchange.headers = std::move(headers);
  exchange.body = "0123456789";
  exchange.kind = std::move(kind);
  return exchange;
}

archive::Exchange silence(const std::string& error) {
  archive::Exchange exchange;
  exchange.url = page.text();
  exchange.error = error;
  exchange.kind = "page";
  return exchange;
}

using State = Judgement::State;
using Mood = HostSign::Mood;

}  // namespace

TEST_CASE("a status tells whether the page was had, may be had later, and how its host is") {
  struct Row {
    int status;
    State state;
    bool may_get_better;
    Mood mood;
  };
  const Row rows[] = {
      {200, State::fetched, false, Mood::well},     {204, State::fetched, false, Mood::well},
      {304, State::failed, false, Mood::well},      {400, State::failed, false, Mood::well},
      {401, State::failed, false, Mood::well},      {403, State::failed, false, Mood::well},
      {404, State::failed, false, Mood::well},      {408, State::failed, true, Mood::in_trouble},
      {410, State::failed, false, Mood::well},      {429, State::failed, true, Mood::in_trouble},
      {500, State::failed, true, Mood::strained},   {501, State::failed, false, Mood::well},
      {502, State::failed, true, Mood::in_trouble}, {503, State::failed, true, Mood::in_trouble},
      {504, State::failed, true, Mood::in_trouble}, {999, State::failed, true, Mood::in_trouble},
  };
  for (const Row& row : rows) {
    CAPTURE(row.status);
    const Judgement judgement = judge(answer(row.status), page, now);
    CHECK(judgement.state == row.state);
    CHECK(judgement.may_get_better == row.may_get_better);
    CHECK(judgement.host.mood == row.mood);
    if (row.state == State::failed)
      CHECK(judgement.reason == "E-HTTP-" + std::to_string(row.status) + ": Some Phrase");
  }
}

TEST_CASE("silence keeps its code; what the network does may get better, a certificate will not") {
  struct Row {
    const char* error;
    bool may_get_better;
  };
  const Row rows[] = {{"E-DNS: no such host", true},  {"E-CONNECT: refused", true},
                      {"E-TIMEOUT: no answer", true}, {"E-TLS: certificate expired", false},
                      {"E-ADDRESS: private", false},  {"E-TOO-LARGE: header", false}};
  for (const Row& row : rows) {
    CAPTURE(row.error);
    const Judgement judgement = judge(silence(row.error), page, now);
    CHECK(judgement.state == State::failed);
    CHECK(judgement.reason == row.error);
    CHECK(judgement.may_get_better == row.may_get_better);
  }
  CHECK(code_of("E-DNS: no such host") == "E-DNS");
  CHECK(code_of("E-DNS") == "E-DNS");
  CHECK(code_of("off scope").empty());
}

TEST_CASE("a redirect names its target as a browser would resolve it") {
  struct Row {
    const char* location;
    const char* target;  // nullptr: no usable one
  };
  const Row rows[] = {
      {"/b", "https://roc.example.nl/b"},
      {"?q=1", "https://roc.example.nl/a/page?q=1"},
      {"//www.example.nl/x", "https://www.example.nl/x"},
      {"http://roc.example.nl/a/page", "http://roc.example.nl/a/page"},
      {"../c d", "https://roc.example.nl/c%20d"},
      {"", nullptr},
      {"javascript:alert(1)", nullptr},
      {"#top", nullptr},
  };
  for (const Row& row : rows) {
    CAPTURE(row.location);
    const Judgement judgement = judge(answer(302, {{"location", row.location}}), page, now);
    CHECK(judgement.redirect_to.has_value() == (row.target != nullptr));
    if (row.target != nullptr && judgement.redirect_to) CHECK(judgement.redirect_to->text() == row.target);
    CHECK((judgement.state == State::fetched) == (row.target != nullptr));
  }
  CHECK(judge(answer(301, {{"Location", page.text()}}), page, now).reason.starts_with("E-REDIRECT-LOOP"));
  CHECK_FALSE(judge(answer(301), page, now).redirect_to.has_value());
}

TEST_CASE("an answer that broke off is not taken for the page") {
  archive::Exchange exchange = answer(200, {{"Content-Type", "text/html"}});
  exchange.truncated = "length";
  CHECK(judge(exchange, page, now).reason == "E-TOO-LARGE: stopped after 10 bytes");
  exchange.truncated = "time";
  CHECK(judge(exchange, page, now).reason.starts_with("E-TIMEOUT"));
  exchange.truncated = "disconnect";
  CHECK(judge(exchange, page, now).reason.starts_with("E-CONNECT"));
  CHECK(judge(exchange, page, now).may_get_better);
  exchange.kind = "sitemap";
  exchange.truncated = "length";
  CHECK(judge(exchange, page, now).state == State::fetched);  // the first part of a long list counts
}

TEST_CASE("what is no page by its type is skipped, with the type as reason") {
  const Judgement judgement = judge(answer(200, {{"Content-Type", "image/png"}}), page, now);
  CHECK(judgement.state == State::skipped);
  CHECK(judgement.reason == "not a page: image/png");
  CHECK(judge(answer(200, {{"Content-Type", "application/pdf"}}), page, now).state == State::fetched);
  CHECK(judge(answer(200, {{"Content-Type", "image/png"}}, "sitemap"), page, now).state == State::fetched);
}

TEST_CASE("only 404 and 410 are definite") {
  CHECK(is_definite("E-HTTP-404: Not Found"));
  CHECK(is_definite("E-HTTP-410"));
  CHECK_FALSE(is_definite("E-HTTP-403: Forbidden"));
  CHECK_FALSE(is_definite("E-DNS: x"));
}

// https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
TEST_CASE("Retry-After is seconds or a date in any of its three forms") {
  struct Row {
    const char* value;
    long seconds;  // -1: says nothing
  };
  const Row rows[] = {
      {"120", 120},
      {" 120 ", 120},
      {"0", 0},
      {"999999999999", 2147483647},
      {"Mon, 14 Feb 2022 09:31:00 GMT", 60},
      {"Monday, 14-Feb-22 09:31:00 GMT", 60},
      {"Mon Feb 14 09:31:00 2022", 60},
      {"Mon, 14 Feb 2022 09:00:00 GMT", 0},
      {"Sunday, 06-Nov-94 08:49:37 GMT", 0},
      {"-1", -1},
      {"1.5", -1},
      {"soon", -1},
      {"", -1},
      {"Mon, 31 Feb 2022 09:31:00 GMT", -1},
      {"Mon, 14 Feb 2022 25:31:00 GMT", -1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    const auto wait = retry_after(row.value, now);
    CHECK((wait ? wait->count() : -1) == row.seconds);
  }
  CHECK(judge(answer(503, {{"Retry-After", "7"}}), page, now).host.retry_after == std::chrono::seconds(7));
  CHECK_FALSE(judge(answer(500, {{"Retry-After", "7"}}), page, now).host.retry_after.has_value());
}

TEST_CASE("an answer is gathered line by line; interim heads and trailers are not it") {
  Incoming incoming(page, {1000, 100, true});
  for (const char* line :
       {"HTTP/1.1 103 Early Hints\r\n", "Link: </style.css>\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
        "Content-Type:  text/html \r\n", "Set-Cookie: a=1\r\n", "Set-Cookie: b=2\r\n", "\r\n"})
    CHECK(incoming.take_header(line));
  CHECK(incoming.take_body("hello "));
  CHECK(incoming.take_body("world"));
  CHECK(incoming.take_header("X-Trailer: late\r\n"));
  const archive::Exchange exchange = std::move(incoming).finish("", "");
  CHECK(exchange.status == 200);
  CHECK(exchange.status_line == "HTTP/1.1 200 OK");
  CHECK(exchange.headers ==
        archive::Headers{{"Content-Type", "text/html"}, {"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}});
  CHECK(exchange.body == "hello world");
  CHECK(exchange.truncated.empty());
}

TEST_CASE("an answer is stopped at its limits, and says so") {
  Incoming endless_head(page, {100, 100, true});
  CHECK(endless_head.take_header("HTTP/1.1 200 OK\r\n"));
  CHECK_FALSE(endless_head.take_header("X: " + std::string(200, 'x') + "\r\n"));
  CHECK(std::move(endless_head).finish("E-PROTOCOL: stopped", "").error.starts_with("E-TOO-LARGE"));

  Incoming endless_body(page, {100, 10, true});
  endless_body.take_header("HTTP/1.1 200 OK\r\n");
  endless_body.take_header("\r\n");
  CHECK(endless_body.take_body("12345"));
  CHECK_FALSE(endless_body.take_body("6789012345"));
  const archive::Exchange cut = std::move(endless_body).finish("", "disconnect");
  CHECK(cut.body == "1234567890");
  CHECK(cut.truncated == "length");

  Incoming picture(page, {1000, 100, true});
  picture.take_header("HTTP/2 200\r\n");
  picture.take_header("content-type: image/png\r\n");
  CHECK_FALSE(picture.take_header("\r\n"));
  CHECK(std::move(picture).finish("", "disconnect").truncated == "unspecified");
}

TEST_CASE("a head that can be read in two ways is no answer") {
  struct Row {
    const char* what;
    std::vector<const char*> lines;
    const char* error;
  };
  const Row rows[] = {
      {"two lengths",
       {"Content-Length: 5\r\n", "Content-Length: 6\r\n"},
       "E-PROTOCOL: two different content-length lines"},
      {"one length, twice", {"Content-Length: 5\r\n", "content-length: 5, 05\r\n"}, ""},
      {"two targets", {"Location: /a\r\n", "Location: /b\r\n"}, "E-PROTOCOL: two different location lines"},
      {"one target, twice", {"Location: /a\r\n", "Location: /a\r\n"}, ""},
      {"a lone carriage return",
       {"X: a\rSet-Cookie: b\r\n"},
       "E-PROTOCOL: a carriage return inside a header line"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Incoming incoming(Url::parse("http://roc.nl/").value(), {10'000, 10'000, false});
    bool goes_on = incoming.take_header("HTTP/1.1 200 OK\r\n");
    for (const char* line : row.lines) goes_on = goes_on && incoming.take_header(line);
    if (goes_on) incoming.take_header("\r\n");
    const archive::Exchange exchange = std::move(incoming).finish("E-PROTOCOL: stopped", "");
    CHECK(exchange.error == row.error);
    CHECK(exchange.status == (*row.error == '\0' ? 200 : 0));
  }
}

TEST_CASE("without a whole head there was no answer") {
  Incoming incoming(page, {1000, 100, true});
  incoming.take_header("HTTP/1.1 200 OK\r\n");
  const archive::Exchange exchange = std::move(incoming).finish("E-CONNECT: closed", "disconnect");
  CHECK(exchange.status == 0);
  CHECK(exchange.error == "E-CONNECT: closed");
  CHECK(exchange.truncated.empty());
}

}  // namespace vindbaar::crawler
