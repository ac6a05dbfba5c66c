// https://url.spec.whatwg.org/ is the judge; the vectors are those of the web platform tests.
#include "core/url.hpp"

#include "vectors.hpp"

#include <optional>
#include <random>

using namespace vindbaar;
using testing::vectors;

namespace {

std::optional<Url> parsed(const nlohmann::json& row) {
  const std::string input = row.at("input");
  if (row.at("base").is_null()) {
    auto url = Url::parse(input);
    return url ? std::optional(*url) : std::nullopt;
  }
  const auto base = Url::parse(row.at("base").get<std::string>());
  if (!base) return std::nullopt;
  auto url = Url::parse(input, *base);
  return url ? std::optional(*url) : std::nullopt;
}

/// The href a vector expects of us: no user name, password and fragment.
std::string expected_href(const nlohmann::json& row) {
  const auto text = [&](const char* key) { return row.at(key).get<std::string>(); };
  std::string href = text("protocol") + "//" + text("host") + text("pathname");
  const std::string all = text("href");
  const bool empty_query = text("search").empty() && all.substr(0, all.find('#')).ends_with('?');
  return href + text("search") + (empty_query ? "?" : "");
}

bool is_web_base(const nlohmann::json& base) {
  return base.is_null() || Url::parse(base.get<std::string>()).has_value();
}

}  // namespace

TEST_CASE("http and https URLs read as the URL Standard's test vectors say") {
  int read = 0;
  for (const auto& row : vectors("urls.jsonl")) {
    CAPTURE(row.dump());
    const bool fails = row.contains("failure");
    const std::string protocol = fails ? "" : row.at("protocol").get<std::string>();
    const bool ours = protocol == "http:" || protocol == "https:";
    const auto url = is_web_base(row.at("base")) ? parsed(row) : std::nullopt;
    if (fails || !ours) {
      CHECK(!url);
      continue;
    }
    // A base such as "about:blank" cannot be held by Url; absolute inputs do not need it.
    const auto got = is_web_base(row.at("base")) ? url : [&]() -> std::optional<Url> {
      auto absolute = Url::parse(row.at("input").get<std::string>());
      return absolute ? std::optional(*absolute) : std::nullopt;
    }();
    REQUIRE(got.has_value());
    CHECK(got->text() == expected_href(row));
    ++read;
  }
  CHECK(read == 247);  // all there are in the file
}

TEST_CASE("domains go to ASCII as the URL Standard's test vectors say") {
  for (const auto& row : vectors("idna.jsonl")) {
    CAPTURE(row.dump());
    const auto url = Url::parse("https://" + row.at("input").get<std::string>() + "/x");
    CHECK(url.has_value() == !row.at("output").is_null());
    if (url && !row.at("output").is_null()) CHECK(url->host() == row.at("output").get<std::string>());
  }
}

TEST_CASE("the parts of a URL add up to it") {
  struct Row {
    const char* text;
    const char* scheme;
    const char* host;
    std::uint16_t port;
    const char* path;
    const char* query;
    const char* origin;
  };
  const Row rows[] = {
      {"https://www.school.nl", "https", "www.school.nl", 443, "/", "", "https://www.school.nl"},
      {"HTTP://School.NL:80/a?b=c#d", "http", "school.nl", 80, "/a", "b=c", "http://school.nl"},
      {"https://u:p@school.nl:8443/a:b/c@d?e:f@g", "https", "school.nl", 8443, "/a:b/c@d", "e:f@g",
       "https://school.nl:8443"},
      {"http://[::1]:81/?", "http", "[::1]", 81, "/", "", "http://[::1]:81"},
      {"http://[2001:DB8::0]/x", "http", "[2001:db8::]", 80, "/x", "", "http://[2001:db8::]"},
      {"http://0x7f.1/?q=http://a/b", "http", "127.0.0.1", 80, "/", "q=http://a/b", "http://127.0.0.1"},
      {"https://cliënt.nl/cliënt?naam=é", "https", "xn--clint-psa.nl", 443, "/cli%C3%ABnt", "naam=%C3%A9",
       "https://xn--clint-psa.nl"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto url = Url::parse(row.text);
    REQUIRE(url.has_value());
    CHECK(url->scheme() == row.scheme);
    CHECK(url->host() == row.host);
    CHECK(url->port() == row.port);
    CHECK(url->path() == row.path);
    CHECK(url->query() == row.query);
    CHECK(url->origin() == row.origin);
    CHECK(std::string(url->origin()) + std::string(url->path_and_query()) == url->text());
    CHECK(url->path_and_query().starts_with(url->path()));
  }
}

TEST_CASE("addresses have one spelling, or none") {
  struct Row {
    const char* host;
    const char* canonical;  ///< Empty for a host that is refused.
  };
  const Row rows[] = {
      {"127.1", "127.0.0.1"},
      {"0300.0250.1", "192.168.0.1"},
      {"0xC0A80001", "192.168.0.1"},
      {"4294967295", "255.255.255.255"},
      {"1.2.3.4.", "1.2.3.4"},
      {"0x", "0.0.0.0"},
      {"4294967296", ""},
      {"256.1.1.1", ""},
      {"1.2.3.4.5", ""},
      {"1.2.3.08", ""},
      {"school.1", ""},
      {"school.0x1", ""},
      {"1.school", "1.school"},
      {"[::]", "[::]"},
      {"[1:0:0:2::]", "[1:0:0:2::]"},
      {"[1:0:0:2:0:0:3:4]", "[1::2:0:0:3:4]"},
      {"[0:1:2:3:4:5:6:7]", "[0:1:2:3:4:5:6:7]"},
      {"[1:2:3:4:5:6:7::]", "[1:2:3:4:5:6:7:0]"},
      {"[::FFFF:1.2.3.4]", "[::ffff:102:304]"},
      {"[1:2:3:4:5:6:7::8]", ""},
      {"[1:2:3:4:5:6:7]", ""},
      {"[1:2:3:4:5:6:7:8:9]", ""},
      {"[::1::]", ""},
      {"[:1:2::3]", ""},
      {"[1:2::3:]", ""},
      {"[::12345]", ""},
      {"[::g]", ""},
      {"[::1.2.3.04]", ""},
      {"[::1.2.3.256]", ""},
      {"[::1.2.3]", ""},
      {"[1.2.3.4::]", ""},
      {"[1:2:3:4:5:6:7:1.2.3.4]", ""},
      {"[::1%25eth0]", ""},
      {"[::1", ""},
      {"[::1]x", ""},
      {"::1", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.host);
    const auto url = Url::parse("http://" + std::string(row.host) + "/");
    CHECK(std::string(url ? url->host() : "") == row.canonical);
  }
}

TEST_CASE("equal spelling is equal value") {
  const auto same = Url::parse("https://www.school.nl/cursussen/");
  REQUIRE(same.has_value());
  for (const char* text :
       {"HTTPS://WWW.SCHOOL.NL:443/cursussen/", "https://www.school.nl/x/../cursussen/#top",
        " https:\\\\www.school.nl\\cursussen\\ ", "https://naam:woord@www.school.nl/./cursussen/%2E",
        "https://www.sch\nool.nl/cur\tsussen/", "https://www.%73chool.nl/cursussen/",
        "https:www.school.nl/cursussen/"}) {
    CAPTURE(text);
    const auto url = Url::parse(text);
    REQUIRE(url.has_value());
    CHECK(*url == *same);
  }
}

TEST_CASE("a refusal says what was read and what is wrong with it") {
  struct Row {
    const char* text;
    const char* reason;
  };
  const Row rows[] = {
      {"", "without a scheme"},
      {"/cursussen", "without a scheme"},
      {"mailto:info@school.nl", "neither http nor https"},
      {"ftp://school.nl/", "neither http nor https"},
      {"javascript:alert(1)", "neither http nor https"},
      {"http://", "without a valid host"},
      {"http://a b/", "without a valid host"},
      {"http://1.2.3.400/", "without a valid host"},
      {"http://school.nl:port/", "with a port that is no number up to 65535"},
      {"http://school.nl:65536/", "with a port that is no number up to 65535"},
      {"http://\xFF/", "without a valid host"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto url = Url::parse(row.text);
    REQUIRE(!url.has_value());
    CHECK(url.error().kind == Error::Kind::bad_input);
    CHECK(url.error().code == "E-URL");
    CHECK(url.error().what.find(row.reason) != std::string::npos);
  }
}

TEST_CASE("bytes that are no UTF-8 go back to the server as they came") {
  const auto url = Url::parse("http://school.nl/caf\xE9?q=\xE9");
  REQUIRE(url.has_value());
  CHECK(url->text() == "http://school.nl/caf%E9?q=%E9");
}

TEST_CASE("a URL is 8,192 bytes at most, as given and as spelled") {
  const std::string start = "http://school.nl/";
  CHECK(Url::parse(start + std::string(8192 - start.size(), 'a')).has_value());
  const auto longer = Url::parse(start + std::string(8193 - start.size(), 'a'));
  REQUIRE(!longer.has_value());
  CHECK(longer.error().what.find("longer than 8,192 bytes") != std::string::npos);
  CHECK(longer.error().what.size() < 500);
  CHECK(!Url::parse(start + std::string(3000, '"')).has_value());
  CHECK(!Url::parse(start + "?" + std::string(3000, '"')).has_value());
  const auto base = Url::parse(start + std::string(5000, 'a') + "/");
  REQUIRE(base.has_value());
  CHECK(!Url::parse(std::string(5000, 'b'), *base).has_value());
  CHECK(!Url::parse("?" + std::string(5000, 'b'), *base).has_value());
  CHECK(Url::parse("/" + std::string(5000, 'b'), *base).has_value());
  CHECK(Url::parse(start + "#" + std::string(100'000, 'b')).has_value());
}

TEST_CASE("a URL in its spelling reads back as itself, and resolving nothing gives the page") {
  std::mt19937 random(3);
  const std::string pieces[] = {"http://", "https:", "/",  "\\",  "..",  ".",    "%2e",    "?",
                                "#",       "@",      ":",  "a",   "Z",   "[",    "]",      "::1",
                                "0x7",     "08",     "é",  "%41", "%zz", "xn--", "\u00AD", "|",
                                "^",       " ",      "\t", ".nl", "//",  "80",   "ß",      "\xFF"};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(pieces) - 1);
  const auto page = Url::parse("https://school.nl/a/b?c");
  REQUIRE(page.has_value());
  int read = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text = round % 2 == 0 ? "http://" : "";
    for (int piece = 0; piece < 7; ++piece) text += pieces[pick(random)];
    CAPTURE(text);
    const auto url = Url::parse(text, *page);
    if (!url) continue;
    ++read;
    const auto again = Url::parse(url->text());
    REQUIRE(again.has_value());
    REQUIRE(*again == *url);
    REQUIRE(*Url::parse("", *url) == *url);
    REQUIRE(url->path().starts_with('/'));
    REQUIRE(!url->host().empty());
    REQUIRE(url->text().find_first_of("# \t\n\r\"<>") == std::string::npos);
  }
  CHECK(read > 5000);
}

TEST_CASE("hostile length costs no more than its bytes") {
  // Each would take minutes if any step looked back over what it has read.
  const std::string dots(8000, '.');
  for (const std::string& text :
       {"http://a/" + std::string(2600, 'x') + std::string(1800, '/') + "../../..",
        std::string(1'000'000, '/'), "http://" + std::string(8000, '@') + "a", "http://" + dots,
        "http://[" + std::string(8000, ':') + "]",
        "http://" + std::string(4000, 'a') + std::string(2000, '\xC3'),
        "http://a/" + std::string(2700, '.') + "/..", "http://" + std::string(8000, '1'),
        "http://0x" + std::string(8000, 'f'), std::string(5'000'000, ' ') + "x"}) {
    static_cast<void>(Url::parse(text));
  }
  std::string ideographs;
  while (ideographs.size() < 8000) ideographs += "\u4E00\u4E01\u3400";
  CHECK(!Url::parse("http://" + ideographs + "/").has_value());
}
