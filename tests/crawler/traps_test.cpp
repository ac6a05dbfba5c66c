#include "crawler/traps.hpp"

#include "crawler/address.hpp"
#include "crawler/defaults.hpp"
#include "crawler/depths.hpp"

#include "conformance.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>

#include <array>
#include <string>

namespace vindbaar::crawler {
namespace {

Url url(const std::string& path) {
  return Url::parse("https://roc.nl" + path).value();
}

std::string key(const std::string& path) {
  const auto shape = shape_of(url(path));
  return shape ? shape->key : "";
}

/// Whether the textual address (IPv4 or IPv6) is a public one.
bool is_public(const std::string& text) {
  std::array<std::uint8_t, 16> octets{};
  if (::inet_pton(AF_INET, text.c_str(), octets.data()) == 1)
    return is_public_address(std::span(octets).first(4));
  REQUIRE(::inet_pton(AF_INET6, text.c_str(), octets.data()) == 1);
  return is_public_address(octets);
}

}  // namespace

TEST_CASE("an address that feeds on itself or has no end is named a trap") {
  CHECK(trap_in(url("/opleidingen/zorg/verzorgende-ig/locatie/leiden")).empty());
  CHECK(trap_in(url("/mbo/opleidingen/mbo")).empty());
  CHECK(trap_in(url("/a/b/a/b/a/")) == "trap: path repeats 'a' 3 times");
  CHECK(trap_in(url("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16")) == "trap: path of 16 parts");
  CHECK(trap_in(url("/" + std::string(2000, 'x'))) == "trap: address of 2001 bytes");
  CHECK(trap_in(url("/x?a=1&b=2&c=3&d=4&e=5&f=6&g=7")) == "trap: filter of 7 parameters");
}

TEST_CASE("addresses that differ in numbers, dates or query values are one shape") {
  CHECK(key("/opleidingen/kok") == "");
  CHECK(key("/opleidingen/25180") == "roc.nl/opleidingen/#");
  CHECK(key("/opleidingen/25180-kok") == "roc.nl/opleidingen/#-kok");
  CHECK(key("/agenda/2022-02-14") == "roc.nl/agenda/@");
  CHECK(key("/agenda/2022/02/14/") == "roc.nl/agenda/@/");
  CHECK(key("/agenda/2022/02") == "roc.nl/agenda/@");
  CHECK(key("/agenda/14-02-2022") == "roc.nl/agenda/@");
  CHECK(key("/agenda/20220214") == "roc.nl/agenda/@");
  CHECK(key("/crebo/99201234") == "roc.nl/crebo/#");
  CHECK(key("/zoek?q=lassen&pagina=2") == "roc.nl/zoek?pagina&q");
  CHECK(key("/zoek?pagina=9&q=kok") == "roc.nl/zoek?pagina&q");
  CHECK(key("/aanbod?a=1&b=2&c=3") == key("/aanbod?b=2&c=3&d=4"));
}

TEST_CASE("calendars and filters get little, listings more, numbered courses most") {
  const auto budget = [](const char* path) { return shape_of(url(path))->budget; };
  CHECK(budget("/agenda?maand=2022-05") == defaults::urls_a_calendar_shape);
  CHECK(budget("/agenda?week=12&jaar=2022") == defaults::urls_a_calendar_shape);
  CHECK(budget("/kalender/2022/05") == defaults::urls_a_calendar_shape);
  CHECK(budget("/aanbod?niveau=3&sector=zorg&plaats=leiden") == defaults::urls_a_filter_shape);
  CHECK(budget("/aanbod?pagina=3") == defaults::urls_a_query_shape);
  CHECK(budget("/aanbod?start=20") == defaults::urls_a_query_shape);
  CHECK(budget("/opleiding/25180") == defaults::urls_a_path_shape);
  CHECK(shape_of(url("/agenda?maand=2022-05"))->trap ==
        "trap: calendar, more than 60 of roc.nl/agenda?maand");
}

TEST_CASE("only public addresses may be asked") {
  for (const char* address :
       {"0.0.0.0",         "10.1.2.3",        "100.64.0.1",      "127.0.0.1",   "127.255.255.254",
        "169.254.169.254", "172.16.0.1",      "172.31.255.255",  "192.168.1.1", "192.0.2.1",
        "198.18.0.1",      "224.0.0.1",       "255.255.255.255", "::",          "::1",
        "fe80::1",         "fc00::1",         "fd00:ec2::254",   "ff02::1",     "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",   "2001:db8::1"}) {
    CAPTURE(address);
    CHECK_FALSE(is_public(address));
  }
  for (const char* address : {"1.1.1.1", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.128.0.1",
                              "192.167.255.255", "2606:4700:4700::1111", "::ffff:8.8.8.8", "2a02:a45a::1"}) {
    CAPTURE(address);
    CHECK(is_public(address));
  }
}

TEST_CASE("every address of the forgery list that has to be blocked is blocked") {
  int looked_at = 0;
  for (const auto& row : conformance::rows("ssrf.jsonl")) {
    CAPTURE(row["url"].get<std::string>());
    std::vector<std::string> addresses;
    if (row["resolves_to"].is_array()) addresses = row["resolves_to"].get<std::vector<std::string>>();
    if (row["resolves_to"].is_string()) addresses = {row["resolves_to"].get<std::string>()};
    const auto parsed = Url::parse(row["url"].get<std::string>());
    if (!parsed) {  // no address can come of it
      CHECK(row["must_block"].get<bool>());
      continue;
    }
    if (addresses.empty()) {
      std::string host(parsed->host());
      if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
      std::array<std::uint8_t, 16> octets{};
      const bool is_literal = ::inet_pton(AF_INET, host.c_str(), octets.data()) == 1 ||
                              ::inet_pton(AF_INET6, host.c_str(), octets.data()) == 1;
      if (!is_literal) continue;  // a name: decided by what it resolves to, when it is connected to
      addresses = {host};
    }
    ++looked_at;
    bool is_blocked = false;  // the connection that would be made to a private one is refused
    for (const std::string& address : addresses) is_blocked = is_blocked || !is_public(address);
    CHECK(is_blocked == row["must_block"].get<bool>());
  }
  CHECK(looked_at > 60);
}

TEST_CASE("depth is the number of clicks on the shortest way; redirects cost none") {
  //  0 start -> 1 -> 2 -> 3, 0 -> 4 => 3 (redirect), 5 sitemap only -> 6, 7 unknown
  const std::vector<Step> steps = {{0, 1, false}, {1, 2, false}, {2, 3, false}, {0, 4, false},
                                   {4, 3, true},  {5, 6, false}, {3, 0, false}};
  CHECK(depths(8, steps, {0}, {5}) == std::vector<int>{0, 1, 2, 1, 1, 0, 1, -1});
}

TEST_CASE("a page that both trees reach has the depth of the start page's tree") {
  CHECK(depths(3, {{0, 1, false}, {1, 2, false}, {2, 1, false}}, {0}, {2}) == std::vector<int>{0, 1, 2});
}

}  // namespace vindbaar::crawler
