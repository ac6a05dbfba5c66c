#include "crawler/robots.hpp"

#include "conformance.hpp"
#include "crawler/defaults.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

namespace vindbaar::crawler {
namespace {

/// The part of a test vector's URL that rules see: from the path on, without fragment. "" and "http://h" are
/// "/".
std::string path_of(const std::string& url) {
  const auto scheme = url.find("://");
  const auto begin = url.find_first_of("/?#", scheme == std::string::npos ? 0 : scheme + 3);
  if (begin == std::string::npos) return "/";
  std::string path = url.substr(begin, url.find('#', begin) - begin);
  if (path.empty() || path[0] != '/') path.insert(0, "/");
  return path;
}

bool is_allowed(const std::string& robots, const std::string& agent, const std::string& url) {
  return ask_robots(parse_robots(robots, agent), path_of(url)).allowed;
}

}  // namespace

TEST_CASE("robots.txt is understood as the RFC and the reference parsers understand it") {
  std::map<std::string, int> seen;
  for (const auto& row : conformance::rows("robots.jsonl")) {
    const std::string tier = row["tier"];
    if (tier != "core" && tier != "realworld" && tier != "rfc9309") continue;
    ++seen[tier];
    const std::string robots = row.contains("robots_txt") ? row["robots_txt"].get<std::string>()
                                                          : conformance::from_base64(row["robots_txt_b64"]);
    const bool allowed = is_allowed(robots, row["user_agent"], row["url"]);
    if (allowed == row["allowed"].get<bool>()) continue;
    CAPTURE(tier);
    CAPTURE(row["id"].get<std::string>());
    CAPTURE(row["user_agent"].get<std::string>());
    CAPTURE(row["url"].get<std::string>());
    CAPTURE(robots.substr(0, 600));
    CHECK(allowed == row["allowed"].get<bool>());
  }
  CHECK(seen["core"] == 862);
  CHECK(seen["realworld"] == 1963);
  CHECK(seen["rfc9309"] == 114);
}

TEST_CASE("beyond the RFC: what we make of rows on which the parsers do not agree") {
  struct Row {
    const char* tier;
    int all;
    int as_rfc;     // as the reference evaluator of RFC 9309
    int as_google;  // of the others, as google/robotstxt
    int as_suite;   // of the others, as the parser whose suite the row is from
  };
  const Row rows[] = {{"google", 55, 48, 7, 0}, {"divergent", 34, 29, 0, 5}};
  for (const Row& expected : rows) {
    Row counted{expected.tier, 0, 0, 0, 0};
    for (const auto& row : conformance::rows("robots.jsonl")) {
      if (row["tier"] != expected.tier) continue;
      const std::string robots = row.contains("robots_txt") ? row["robots_txt"].get<std::string>()
                                                            : conformance::from_base64(row["robots_txt_b64"]);
      const bool allowed = is_allowed(robots, row["user_agent"], row["url"]);
      ++counted.all;
      if (allowed == row["rfc9309_ref"].get<bool>())
        ++counted.as_rfc;
      else if (allowed == row["google_oracle"].get<bool>())
        ++counted.as_google;
      else if (allowed == row["allowed"].get<bool>())
        ++counted.as_suite;
    }
    CAPTURE(expected.tier);
    CHECK(counted.all == expected.all);
    CHECK(counted.as_rfc == expected.as_rfc);
    CHECK(counted.as_google == expected.as_google);
    CHECK(counted.as_suite == expected.as_suite);
  }
}

TEST_CASE("sitemap lines belong to no group and are given once; Crawl-delay is ours alone") {
  int seen = 0;
  for (const auto& row : conformance::rows("robots_sitemaps.jsonl")) {
    const std::string robots = row.contains("robots_txt") ? row["robots_txt"].get<std::string>()
                                                          : conformance::from_base64(row["robots_txt_b64"]);
    CAPTURE(robots);
    const RobotsFile file = parse_robots(robots, "mybot");
    const std::vector<std::string> expected = row["sitemaps"];
    REQUIRE(file.sitemaps.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const std::string& written = file.sitemaps[i];  // relative ones are resolved by who asks
      CHECK((written == expected[i] || "http://domain.com" + written == expected[i]));
    }
    ++seen;
  }
  CHECK(seen == 23);
}

TEST_CASE("Crawl-delay is read from the groups that speak to us") {
  struct Row {
    const char* what;
    const char* robots;
    long milliseconds;  // -1: none
  };
  const Row rows[] = {
      {"ours", "User-agent: vindbaar\nCrawl-delay: 2\n\nUser-agent: *\nCrawl-delay: 9\n", 2000},
      {"everyone's", "User-agent: other\nCrawl-delay: 2\n\nUser-agent: *\nCrawl-delay: 9\n", 9000},
      {"fraction", "User-agent: *\nCrawl-delay: 0.5\n", 500},
      {"given twice, the longer", "User-agent: *\nCrawl-delay: 1\nCrawl-delay: 3\n", 3000},
      {"capped", "User-agent: *\nCrawl-delay: 999999\n", 300000},
      {"negative is no delay", "User-agent: *\nCrawl-delay: -1\n", -1},
      {"no number", "User-agent: *\nCrawl-delay: soon\n", -1},
      {"does not end a list of agents", "User-agent: vindbaar\nCrawl-delay: 1\nUser-agent: b\nDisallow: /x\n",
       1000},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto delay = parse_robots(row.robots, "vindbaar").crawl_delay;
    CHECK((delay ? delay->count() : -1) == row.milliseconds);
  }
}

TEST_CASE("a verdict names the line it rests on") {
  const RobotsFile file =
      parse_robots("User-agent: *\n# no search\nDisallow: /zoeken\nAllow: /zoeken/hulp\n", "vindbaar");
  const RobotsVerdict forbidden = ask_robots(file, "/zoeken?q=mbo");
  REQUIRE(forbidden.rule != nullptr);
  CHECK_FALSE(forbidden.allowed);
  CHECK(describe(*forbidden.rule) == "robots: Disallow: /zoeken (line 3)");
  CHECK(ask_robots(file, "/zoeken/hulp").allowed);
  CHECK(ask_robots(file, "/opleidingen").rule == nullptr);
}

TEST_CASE("a file is obeyed whatever its size, marks and odd bytes") {
  const std::string rule = "User-agent: *\nDisallow: /geheim\n";
  CHECK_FALSE(is_allowed(rule + std::string(600 * 1024, '#'), "vindbaar", "/geheim"));
  CHECK(is_allowed(std::string(600 * 1024, '#') + "\n" + rule, "vindbaar", "/geheim"));
  CHECK_FALSE(is_allowed("\xEF\xBB\xBF" + rule, "vindbaar", "/geheim"));
  CHECK_FALSE(is_allowed(std::string("\0\0\n", 3) + rule, "vindbaar", "/geheim"));
  CHECK(is_allowed("<html><body>User-agent: * Disallow: /</body></html>", "vindbaar", "/geheim"));
  CHECK(is_allowed("User-agent: *\nDisallow: /\n", "vindbaar", "/robots.txt"));
}

TEST_CASE("a rule full of stars costs no more than pattern times path") {
  std::string stars;
  for (int i = 0; i < 4000; ++i) stars += "*a";
  const std::string robots = "User-agent: *\nDisallow: /" + stars + "b\n";
  CHECK(
      is_allowed(robots, "vindbaar", "/" + std::string(8000, 'a')));  // exponential matching would never end
}

}  // namespace vindbaar::crawler
