// Fault 19: no address of the forgery list that has to be blocked is ever connected to, asserted at a canary:
// whatever connection this process makes to an address that is not the site's ends there, and it counts what
// it accepts. The scope is no help: every host of the list is the institution's own.
#include "conformance.hpp"
#include "crawl_fixture.hpp"
#include "support/net_calls.hpp"

#include "extractors/extractors.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it
using test::NameAnswer;
using test::NetFault;
using test::NetInHand;

namespace {

constexpr const char* site_address = "93.184.216.34";

/// A row of the list: where the crawl begins, and what the site at a public address says.
struct Forgery {
  std::string start;
  Pages site;
  std::vector<std::string> hosts;  ///< Beside the start page's, part of the institution.
  std::vector<NameAnswer> answers;
};

LoopbackWeb::Answer html(const std::string& text) {
  LoopbackWeb::Answer answer;
  answer.body = text;
  return answer;
}

/// The address that a row's words lead to, wherever they stand in it.
std::string target_in(const std::string& row) {
  const std::size_t at = row.rfind("http://");
  if (row.find("//127.0.0.1/") != std::string::npos && at == 0) return "//127.0.0.1/";
  return at == std::string::npos ? row.substr(row.rfind(' ') + 1)
                                 : row.substr(at, row.find_first_of("\"> ", at) - at);
}

/// The rows that say in words where the address stands.
Forgery from_words(const std::string& row) {
  const std::string at = "http://public.test";
  Forgery forgery{at + "/", {}, {"127.0.0.1", "[::ffff:7f00:1]", "169.254.169.254"}, {{{site_address}, 0}}};
  const std::string target = target_in(row);
  if (row.find("301 -> 301") != std::string::npos) {
    forgery.site[at + "/"] = redirect_to("/een");
    forgery.site[at + "/een"] = redirect_to("/twee");
    forgery.site[at + "/twee"] = redirect_to(target, 302);
  } else if (row.starts_with("robots.txt")) {
    forgery.site[at + "/robots.txt"] = redirect_to(target, 302);
  } else if (row.starts_with("sitemap")) {
    forgery.site[at + "/robots.txt"] = {200, "Sitemap: " + target + "\n", "text/plain"};
    forgery.site[at + "/"] = html("<p>home</p>");
  } else if (row.starts_with("http://")) {
    forgery.site[at + "/"] = redirect_to(row.substr(row.rfind(' ') + 1), 302);
  } else {
    LoopbackWeb::Answer page = html("<html><head></head><body><p>home</p></body></html>");
    if (row.starts_with("<")) page.body = row + "</a>";
    if (row.starts_with("Refresh:")) page.headers = {{"Refresh", row.substr(9)}};
    if (row.starts_with("Link:")) page.headers = {{"Link", row.substr(6)}};
    forgery.site[at + "/"] = page;
  }
  return forgery;
}

Forgery forgery_of(const nlohmann::json& row) {
  const std::string text = row["url"];
  if (text.find("->") != std::string::npos || !text.starts_with("http")) return from_words(text);
  Forgery forgery{text, {}, {}, {}};
  if (row["resolves_to"].is_string()) forgery.answers = {{{row["resolves_to"].get<std::string>()}, 0}};
  if (!row["resolves_to"].is_array()) return forgery;
  const std::vector<std::string> addresses = row["resolves_to"];
  if (row["note"].get<std::string>().find("both in one answer") != std::string::npos)
    forgery.answers = {{addresses, 0}};
  else
    for (const std::string& address : addresses) forgery.answers.push_back({{address}, 0});
  return forgery;
}

std::vector<FoundLink> all_links(const FetchedPage& page) {
  std::vector<FoundLink> found;
  const extractors::Response response{page.url.text(), 200, page.content_type, page.body};
  for (const extractors::Link& link : extractors::find_links(response))
    found.push_back({link.url, link.anchor, link.nofollow});
  return found;
}

struct Contacts {
  int site = 0;
  int canary = 0;
};

Contacts contacts_of(const Forgery& forgery, bool is_guarded, const std::set<std::string>& site_addresses) {
  const auto start = Url::parse(forgery.start);
  if (!start) return {};  // no address can come of it
  const LoopbackWeb site(script_of(forgery.site));
  const LoopbackWeb canary(script_of({}));
  NetFault fault{{{"example.com", {{{site_address}, 0}}},
                  {"metadata.google.internal", {{{"169.254.169.254"}, 0}}},
                  {"localhost.", {{{"127.0.0.1"}, 0}}}},
                 site_addresses,
                 site.port(),
                 canary.port()};
  if (!forgery.answers.empty()) fault.names[std::string(start->host())] = forgery.answers;
  const NetInHand net(fault);
  const RunFolder folder;
  seeds::Lists lists = lists_of({{"roc", forgery.start}});
  lists.institutions.front().extra_hosts = forgery.hosts;
  Settings settings;
  settings.delay = std::chrono::milliseconds(0);
  settings.contact = "test@example.nl";
  settings.allow_private_addresses = !is_guarded;
  const std::atomic<bool> never{false};
  const auto summary = crawl(folder.path(), lists, settings, &all_links, {}, never);
  REQUIRE(summary.has_value());
  return {site.accepted(), canary.accepted()};
}

}  // namespace

TEST_CASE("fault 19: of the forgery list not one connection is made that has to be blocked") {
  std::set<std::string> public_addresses{site_address};
  for (const auto& row : conformance::rows("ssrf.jsonl")) {
    const auto url = Url::parse(row["url"].get<std::string>());
    if (row["must_block"] || !url) continue;
    const std::string host(url->host());
    public_addresses.insert(host.starts_with('[') ? host.substr(1, host.size() - 2) : host);
  }
  int rows = 0;
  for (const auto& row : conformance::rows("ssrf.jsonl")) {
    CAPTURE(row["url"].get<std::string>());
    CAPTURE(row["note"].get<std::string>());
    const Contacts contacts = contacts_of(forgery_of(row), true, public_addresses);
    CHECK(contacts.canary == 0);
    if (!row["must_block"].get<bool>()) CHECK(contacts.site > 0);
    ++rows;
  }
  CHECK(rows == 121);
}

TEST_CASE("without the guard the canary would have been asked") {
  int asked = 0;
  int by_words = 0;
  for (const auto& row : conformance::rows("ssrf.jsonl")) {
    if (!row["must_block"].get<bool>()) continue;
    const Forgery forgery = forgery_of(row);
    const bool was_asked = contacts_of(forgery, false, {site_address}).canary > 0;
    asked += was_asked ? 1 : 0;
    by_words += was_asked && !forgery.site.empty() ? 1 : 0;
  }
  CHECK(asked > 85);  // the rest is no http(s) address, or stands in headers that are not read
  CHECK(by_words >= 10);
}

}  // namespace vindbaar::crawler
