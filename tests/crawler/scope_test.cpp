#include "crawler/scope.hpp"

#include "crawler/identity.hpp"
#include "crawler/intake.hpp"
#include "crawler/media.hpp"
#include "crawler/registrable_domain.hpp"

#include "conformance.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
namespace {

Url url(const std::string& text) {
  return Url::parse(text).value();
}

seeds::Institution institution(const std::string& id, const std::vector<std::string>& starts,
                               const std::vector<std::string>& extra = {}) {
  seeds::Institution made;
  made.id = id;
  for (const std::string& start : starts) made.start_urls.push_back(url(start));
  made.extra_hosts = extra;
  return made;
}

struct Row {
  const char* what;
  const char* url;
  bool is_inside;
};

}  // namespace

TEST_CASE("a domain is registered below a public suffix") {
  CHECK(registrable_domain("mbo.roc.example.nl") == "example.nl");
  CHECK(registrable_domain("example.nl") == "example.nl");
  CHECK(registrable_domain("school.example.co.uk") == "example.co.uk");
  CHECK(registrable_domain("nl").empty());
  CHECK(registrable_domain("localhost").empty());
  CHECK(registrable_domain("127.0.0.1").empty());
  CHECK(registrable_domain("[::1]").empty());
}

TEST_CASE("an institution's own hosts, twins and sub-domains are in scope, others are not") {
  seeds::Lists lists;
  lists.institutions = {institution("roc", {"https://www.roc.nl/"}, {"brand.nl", "shared.nl/roc"}),
                        institution("zuster", {"https://zuster.roc.nl/"}, {"deel.roc.nl/zuster"})};
  const Scope scope(lists.institutions[0], lists);
  const Row rows[] = {
      {"start host", "https://www.roc.nl/a/b", true},
      {"without www", "http://roc.nl/", true},
      {"sub-domain", "https://llo.roc.nl/aanbod", true},
      {"deep sub-domain", "https://a.b.roc.nl/", true},
      {"end of the name only looks alike", "https://astroc.nl/", false},
      {"another site", "https://www.example.nl/", false},
      {"extra host", "https://brand.nl/x", true},
      {"twin of an extra host", "https://www.brand.nl/x", true},
      {"sub-domain of an extra host", "https://shop.brand.nl/", false},
      {"part of a shared host", "https://shared.nl/roc/cursus", true},
      {"the part itself", "https://shared.nl/roc", true},
      {"another part", "https://shared.nl/rockwell", false},
      {"the shared host's home page", "https://shared.nl/", false},
      {"start of another institution", "https://zuster.roc.nl/", false},
      {"another institution has only a part of it", "https://deel.roc.nl/ander", true},
      {"odd port", "https://www.roc.nl:8443/", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(scope.contains(url(row.url)) == row.is_inside);
  }
}

TEST_CASE(
    "parts of a site are taken in or left out by pattern; the longest decides, and a start page is asked") {
  seeds::Institution roc = institution("roc", {"https://www.roc.nl/"});
  roc.include_paths = {"/cursussen", "/agenda/cursus", "llo.roc.nl/aanbod"};
  roc.exclude_paths = {"/cursussen/archief", "*?print="};
  seeds::Lists lists;
  lists.institutions = {roc};
  const Scope scope(roc, lists);
  struct Part {
    const char* url;
    const char* reason;
  };
  const Part rows[] = {
      {"https://www.roc.nl/", ""},
      {"https://www.roc.nl/cursussen/lassen", ""},
      {"https://roc.nl/cursussen", ""},
      {"https://www.roc.nl/cursussen/archief/2019", "path: '/cursussen/archief' is among the exclude_paths"},
      {"https://www.roc.nl/nieuws", "path: not among the include_paths"},
      {"https://llo.roc.nl/aanbod/zorg", ""},
      {"https://www.roc.nl/aanbod/zorg", "path: not among the include_paths"},
  };
  for (const Part& row : rows) {
    CAPTURE(row.url);
    CHECK(scope.left_out(url(row.url)) == row.reason);
  }
  roc.include_paths.clear();
  CHECK(Scope(roc, lists).left_out(url("https://www.roc.nl/nieuws")).empty());
  CHECK(Scope(roc, lists).left_out(url("https://www.roc.nl/nieuws?print=1")) ==
        "path: '*?print=' is among the exclude_paths");
}

TEST_CASE("a site that moved is taken in with its sub-domains, unless it is another institution's") {
  seeds::Lists lists;
  lists.portals = {{"p", "Portal", "portal.nl"}};
  lists.institutions = {institution("oud", {"https://www.oud.nl/"}),
                        institution("ander", {"https://ander.nl/"})};
  Scope scope(lists.institutions[0], lists);
  CHECK_FALSE(scope.take_in(url("https://ander.nl/")));
  CHECK_FALSE(scope.contains(url("https://ander.nl/")));
  CHECK(scope.take_in(url("https://www.nieuw.nl/welkom")));
  CHECK(scope.contains(url("https://llo.nieuw.nl/cursus")));
  CHECK(scope.take_in(url("https://portal.nl/school/")));
  CHECK(scope.contains(url("https://portal.nl/school/cursus")));
  CHECK_FALSE(scope.contains(url("https://portal.nl/andere")));
}

TEST_CASE("on a portal only what lies below the own start page is in scope") {
  seeds::Lists lists;
  lists.portals = {{"p", "Portal", "portal.nl"}};
  lists.institutions = {institution("roc", {"https://www.portal.nl/scholen/roc/"})};
  const Scope scope(lists.institutions[0], lists);
  CHECK(scope.contains(url("https://www.portal.nl/scholen/roc/cursus")));
  CHECK_FALSE(scope.contains(url("https://www.portal.nl/scholen/ander")));
  CHECK_FALSE(scope.contains(url("https://www.portal.nl/")));
  CHECK_FALSE(scope.contains(url("https://portal.nl/scholen/roc/cursus")));
}

TEST_CASE("a start page at an address has no sub-domains and keeps its port") {
  seeds::Lists lists;
  lists.institutions = {institution("roc", {"http://127.0.0.1:8080/"})};
  const Scope scope(lists.institutions[0], lists);
  CHECK(scope.contains(url("http://127.0.0.1:8080/a")));
  CHECK_FALSE(scope.contains(url("http://127.0.0.1:18080/a")));
  CHECK_FALSE(scope.contains(url("http://127.0.0.2:8080/a")));
}

TEST_CASE("why an address is not asked is said in words") {
  seeds::Lists lists;
  lists.institutions = {institution("roc", {"https://roc.nl/"})};
  const Scope scope(lists.institutions[0], lists);
  CHECK(reason_to_skip(url("https://roc.nl/opleidingen"), scope).empty());
  CHECK(reason_to_skip(url("https://elders.nl/foto.jpg"), scope) == "off scope: elders.nl");
  CHECK(reason_to_skip(url("https://roc.nl/foto.JPG"), scope) == "not a page: image (.jpg)");
  CHECK(reason_to_skip(url("https://roc.nl/a/a/a"), scope) == "trap: path repeats 'a' 3 times");
}

TEST_CASE("one page has one address: tracking and sessions are taken off, nothing else") {
  struct Pair {
    const char* from;
    const char* to;
  };
  const Pair pairs[] = {
      {"https://roc.nl/a?utm_source=x&UTM_Medium=y&id=3", "https://roc.nl/a?id=3"},
      {"https://roc.nl/a?gclid=1", "https://roc.nl/a"},
      {"https://roc.nl/a?fbclid=1&b=2&msclkid=3", "https://roc.nl/a?b=2"},
      {"https://roc.nl/a?", "https://roc.nl/a"},
      {"https://roc.nl/a?&&b=2&", "https://roc.nl/a?b=2"},
      {"https://roc.nl/a?PHPSESSID=abc", "https://roc.nl/a"},
      {"https://roc.nl/a;jsessionid=0A1B?b=2", "https://roc.nl/a?b=2"},
      {"https://roc.nl/a;jsessionid=0A1B/c", "https://roc.nl/a/c"},
      {"https://roc.nl/a?sid=0a1b2c3d4e5f60718293", "https://roc.nl/a"},
      {"https://roc.nl/(S(lit3py55t21z5v55vlm25s55))/a", "https://roc.nl/a"},
      {"https://roc.nl/x/(A(b8c)F(d9_-e)X(1)S(0a1))/", "https://roc.nl/x/"},
      {"https://roc.nl/a#kop", "https://roc.nl/a"},
      {"https://roc.nl/%7eroc/%6Fpleiding", "https://roc.nl/~roc/opleiding"},
      {"https://roc.nl/caf%c3%a9", "https://roc.nl/caf%C3%A9"},
  };
  for (const Pair& pair : pairs) {
    CAPTURE(pair.from);
    CHECK(identity(url(pair.from)).text() == pair.to);
  }
  for (const char* kept :
       {"https://roc.nl/a?b=2&a=1", "https://roc.nl/A/", "https://roc.nl//a", "https://roc.nl/a?sid=12",
        "https://roc.nl/a?s=lassen", "https://roc.nl/a;v=1", "https://roc.nl/a%2Fb",
        "https://roc.nl/a?source=utm", "https://roc.nl/a?q=a+b", "https://roc.nl/(S())/a",
        "https://roc.nl/(Sport)/a", "https://roc.nl/(S(a)-B(2))/a", "https://roc.nl/?b"}) {
    CAPTURE(kept);
    CHECK(identity(url(kept)).text() == kept);
  }
}

TEST_CASE("the identity of an identity is itself") {
  for (const auto& row : conformance::rows("url_normalize.jsonl")) {
    const auto parsed = Url::parse(row["input"].get<std::string>());
    if (!parsed) continue;
    CAPTURE(parsed->text());
    const Url once = identity(*parsed);
    CHECK(identity(once) == once);
  }
  struct Pair {
    const char* from;
    const char* to;
  };
  const Pair found_by_fuzzing[] = {
      {"https://roc.nl/a?%75tm_source=x&b=2", "https://roc.nl/a?b=2"},
      {"https://roc.nl/a;%6Asessionid=1/c", "https://roc.nl/a/c"},
      {"https://roc.nl/%%41c", "https://roc.nl/%%41c"},
      {"https://roc.nl/%4%31", "https://roc.nl/%4%31"},
      {"https://roc.nl/%2F%41", "https://roc.nl/%2FA"},
  };
  for (const Pair& pair : found_by_fuzzing) {
    CAPTURE(pair.from);
    const Url once = identity(url(pair.from));
    CHECK(once.text() == pair.to);
    CHECK(identity(once) == once);
  }
}

TEST_CASE("what is no page is told by extension or type") {
  CHECK(not_a_page("/a/brochure.docx") == "not a page: office document (.docx)");
  CHECK(not_a_page("/a/brochure.pdf").empty());
  CHECK(not_a_page("/a.b/opleiding").empty());
  CHECK(not_a_page("/opleiding.html").empty());
  CHECK(not_a_page("/mbo-3.4").empty());
  CHECK(not_a_page("/").empty());
  CHECK(not_a_page_by_type("text/html; charset=utf-8", "/").empty());
  CHECK(not_a_page_by_type("", "/").empty());
  CHECK(not_a_page_by_type("application/octet-stream", "/a").size() > 0);
  CHECK(not_a_page_by_type("application/octet-stream", "/a/Gids.PDF").empty());
  CHECK(not_a_page_by_type("image/svg+xml", "/") == "not a page: image/svg+xml");
  CHECK(is_html("Text/HTML", ""));
  CHECK(is_html("application/xhtml+xml; charset=utf-8", ""));
  CHECK_FALSE(is_html("application/pdf", "<html>"));
  CHECK(is_html("", "  <!DOCTYPE HTML><p>"));
  CHECK_FALSE(is_html("", "%PDF-1.4"));
}

}  // namespace vindbaar::crawler
