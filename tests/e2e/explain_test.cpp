// "Why was this page not crawled?": a site with a trap for every guard, and the answer of `explain` for each.
#include "support/loopback_web.hpp"
#include "tests/e2e/simulated_run.hpp"

#include "seeds/seeds.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::tests;
using vindbaar::test::LoopbackWeb;

namespace {

const std::string same_text =
    "Op deze dag is er niets te doen in de school en daarbuiten, kijk een andere keer of kom langs op een "
    "van "
    "onze locaties in de regio voor meer informatie over wat er hier het hele jaar door te doen is.";

std::string link(const std::string& href) {
  return "<a href=\"" + href + "\">verder</a>\n";
}

std::string links(const std::string& before, int count, const std::string& after = "") {
  std::string all;
  for (int i = 0; i < count; ++i) all += link(before + std::to_string(i) + after);
  return all;
}

std::string page(const std::string& title, const std::string& body) {
  return "<html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
}

LoopbackWeb::Answer html(const std::string& title, const std::string& body) {
  return {200, page(title, body)};
}

LoopbackWeb::Answer trap_site(const LoopbackWeb::Request& request) {
  const std::string& path = request.path;
  if (path == "/robots.txt") return {200, "User-agent: *\nDisallow: /intern\n", "text/plain"};
  if (path.starts_with("/sitemap")) return {404, ""};
  if (path == "/weg") return html("Pagina niet gevonden", "<p>Helaas, deze pagina bestaat niet.</p>");
  if (path.starts_with("/dag/")) return html("Dag", "<p>" + same_text + "</p>");
  if (path == "/dagen") {
    std::string all;
    for (char a = 'a'; a <= 'h'; ++a)
      for (char b = 'a'; b <= 'h'; ++b) all += link("/dag/" + std::string{a} + b);
    return html("Dagen", all);
  }
  if (path != "/" || !request.host.starts_with("www.")) return {404, ""};
  return html("Home", link("/lang/" + std::string(1500, 'x')) + link("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p") +
                          link("/ook/ook/ook") + link("/zoek?a=1&b=2&c=3&d=4&e=5&f=6&g=7") +
                          links("/agenda?datum=2024-01-01&n=", 61) + links("/filter?a=1&b=2&c=", 41) +
                          links("/lijst?pagina=", 201) + links("/nr/", 1501) + link("/weg") + link("/dagen") +
                          link("/intern/x") + link("/gids.docx") + link("https://elders.example.org/") +
                          "<a rel=nofollow href=\"/volg-niet\">x</a>" +
                          links("//www", 201, "." + request.host.substr(4) + "/"));
}

}  // namespace

TEST_CASE("explain names the guard for each reason why a page was not crawled") {
  SimulatedRun simulated({{"deltion"}, {}, 4});
  const auto lists = vindbaar::seeds::read_lists(simulated.seeds());
  REQUIRE(lists.lists.has_value());
  const std::string at(lists.lists->institution("deltion")->start_urls.front().origin());
  const LoopbackWeb web(trap_site);
  std::vector<std::string> arguments = simulated.global();
  for (const char* word : {"crawl", "traps", "--only", "deltion", "--delay", "0", "--max-pages", "800",
                           "--render", "never", "--proxy"})
    arguments.emplace_back(word);
  arguments.push_back(web.address());
  const auto crawled = run_vindbaar(arguments);
  CAPTURE(crawled.error);
  REQUIRE(crawled.exit_code <= 1);

  struct Row {
    const char* guard;
    std::string url;
    const char* reason;
  };
  const std::string domain = at.substr(at.find("www.") + 4);
  const Row rows[] = {
      {"length", at + "/lang/" + std::string(1500, 'x'), "trap: address of 1506 bytes"},
      {"depth", at + "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p", "trap: path of 16 parts"},
      {"repetition", at + "/ook/ook/ook", "trap: path repeats 'ook' 3 times"},
      {"parameters", at + "/zoek?a=1&b=2&c=3&d=4&e=5&f=6&g=7", "trap: filter of 7 parameters"},
      {"calendar", at + "/agenda?datum=2024-01-01&n=60", "trap: calendar, more than 60 of"},
      {"filter", at + "/filter?a=1&b=2&c=40", "trap: filter, more than 40 of"},
      {"query", at + "/lijst?pagina=200", "trap: query, more than 200 of"},
      {"numbers", at + "/nr/1500", "trap: numbered pages, more than 1500 of"},
      {"soft 404", at + "/weg", "trap: soft 404, the title says 'pagina niet gevonden'"},
      {"flood", at + "/dag/hh", "trap: near-duplicates, pages of"},
      {"hosts", "http://www200." + domain + "/", "trap: more than 200 hosts"},
      {"robots", at + "/intern/x", "robots: Disallow: /intern (line 2)"},
      {"media", at + "/gids.docx", "not a page: office document (.docx)"},
      {"scope", "https://elders.example.org/", "off scope: elders.example.org"},
      {"nofollow", at + "/volg-niet", "nofollow: the site asks not to follow this link"},
      {"spelling", at + "/gids.docx?utm_source=brief#top", "not a page: office document (.docx)"},
      {"unknown", at + "/nooit-gezien", "never seen"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.guard));
    std::vector<std::string> words = simulated.global();
    for (const std::string& word : {std::string("explain"), std::string("traps"), row.url})
      words.push_back(word);
    const auto explained = run_vindbaar(words);
    CAPTURE(explained.error);
    CAPTURE(explained.out.substr(0, 600));
    CHECK(explained.out.find(row.reason) != std::string::npos);
  }
}
