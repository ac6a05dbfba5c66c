// A server without end: every trap is served, each with its own guard, and every address that was not asked
// says why.
#include "crawl_fixture.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <set>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it

namespace {

const std::string at = "http://roc.example.nl";

const std::string same_text =
    "Er zijn op deze dag geen bijeenkomsten. Kijk op een andere dag of kom langs op een van onze locaties "
    "voor meer "
    "informatie over wat er te doen is in de regio, in de school en daarbuiten, het hele jaar door.";

int number_after(const std::string& path, const std::string& mark) {
  const std::size_t place = path.find(mark);
  return place == std::string::npos ? 0 : std::atoi(path.c_str() + place + mark.size());
}

LoopbackWeb::Answer titled(const std::string& title, const std::string& text,
                           const std::vector<std::pair<std::string, std::string>>& links) {
  LoopbackWeb::Answer answer = page_with(links, text);
  answer.body.insert(0, "<title>" + title + "</title>");
  return answer;
}

/// A visitor's key in the path, of a kind that nobody knows, new on every page.
LoopbackWeb::Answer keyed(const LoopbackWeb::Request& request) {
  const auto path_with = [&](const char* mark) {
    std::uint64_t hash = std::hash<std::string>{}(request.path + mark);
    std::string key;
    for (int i = 0; i < 10; ++i, hash /= 7)
      key += {static_cast<char>('a' + hash % 7), static_cast<char>('0' + hash % 10)};
    return "/sleutel/" + key + "/welkom";
  };
  return titled("Welkom", same_text, {{path_with("een"), "Verder"}, {path_with("twee"), "Nog verder"}});
}

/// Twenty real pages, and nine traps that link on for ever.
LoopbackWeb::Answer trap_site(const LoopbackWeb::Request& request) {
  const std::string& path = request.path;
  const auto starts = [&](const char* prefix) { return path.rfind(prefix, 0) == 0; };
  if (path == "/robots.txt" || path == "/sitemap.xml") return {404, ""};
  if (path == "/") {
    std::vector<std::pair<std::string, std::string>> links = {
        {"/agenda?datum=2024-01-01", "Agenda"},
        {"/dag/1", "Dagen"},
        {"/zoek?a=1&b=1&c=1", "Filters"},
        {"/p/", "Relatief"},
        {"/weg/0", "Weg"},
        {"/a?PHPSESSID=0a1b2c3d4e5f6a7b8c9d", "Sessie"},
        {"/kopie/1", "Kopie"},
        {"/sleutel/a", "Sleutel"},
        {"/diep/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o", "Diep"}};
    for (int i = 0; i < 20; ++i)
      links.emplace_back("/echt/pagina-" + std::string(1, static_cast<char>('a' + i)), "Echt");
    return titled("Home", "home", links);
  }
  if (starts("/echt/")) return titled("Echt " + path, "Eigen tekst van " + path, {});
  if (starts("/sleutel/")) return keyed(request);
  if (starts("/agenda?")) {
    const int day = number_after(path, "2024-01-") + number_after(path, "&n=");
    return titled("Agenda", "dag " + std::to_string(day),
                  {{"/agenda?datum=2024-01-01&n=" + std::to_string(day + 1), "Volgende dag"}});
  }
  if (starts("/dag/")) {  // its days look like slugs, so no date gives it away
    const std::string next = "/dag/" + path.substr(5) + static_cast<char>('a' + path.size() % 26);
    return titled("Dag", same_text, {{next, "Volgende"}});
  }
  if (starts("/zoek?")) {
    const int n = number_after(path, "c=");
    return titled("Zoek", "filter " + std::to_string(n),
                  {{"/zoek?a=1&b=2&c=" + std::to_string(n + 1), "Meer"}});
  }
  if (starts("/p/")) return titled("P " + path, "tekst bij " + path, {{path + "verder/", "Verder"}});
  if (starts("/weg/")) {
    const int n = number_after(path, "/weg/");
    return titled("Pagina niet gevonden", "Helaas " + std::to_string(n),
                  {{"/weg/" + std::to_string(n + 1), "Terug"}});
  }
  if (starts("/a")) {
    return titled(
        "Sessie", "sessie",
        {{"/a?sid=ffff0000aaaa1111bbbb" + std::to_string(request.came.time_since_epoch().count()), "Zelf"}});
  }
  if (starts("/kopie/")) {
    const int n = number_after(path, "/kopie/");
    return page_with({{"/kopie/" + std::to_string(n % 5 + 1), "Kopie"},
                      {"/kopie/" + std::to_string((n + 1) % 5 + 1), "x"}},
                     "precies hetzelfde");
  }
  return {404, ""};
}

}  // namespace

TEST_CASE("every trap has its guard: the crawl ends, the real pages are had, and each address says why not") {
  const LoopbackWeb web(trap_site);
  const RunFolder folder;
  seeds::Lists lists = lists_of({{"roc", at + "/"}});
  lists.phrases["frontier"] = seeds::read_lists(std::string(SOURCE_DIR) + "/seeds").lists->topic("frontier");
  Settings settings = settings_for(web);
  settings.max_pages = 2000;
  run(folder.path(), lists, settings);
  const auto log = log_of(folder.path());

  std::map<std::string, int> asked;
  for (const auto& [url, times] : times_asked(web)) {
    const std::string path = url.substr(at.size());
    ++asked[path.substr(0, path.find_first_of("/?", 1))];
    CAPTURE(url);
    CHECK(times == 1);
  }
  CHECK(asked["/echt"] == 20);
  CHECK(asked["/agenda"] <= 61);
  CHECK(asked["/dag"] <= 27);
  CHECK(asked["/zoek"] <= 41);
  CHECK(asked["/p"] <= 3);
  CHECK(asked["/weg"] <= 1);
  CHECK(asked["/a"] == 1);
  CHECK(asked["/sleutel"] <= 30);
  CHECK(asked["/diep"] == 0);

  std::set<std::string> guards;
  for (const auto& [url, entry] : log) {
    CHECK(entry.state != "queued");
    if (entry.state == "skipped") CHECK_FALSE(entry.reason.empty());
    if (entry.reason.starts_with("trap: "))
      guards.insert(entry.reason.substr(6, entry.reason.find_first_of(",' ", 6) - 6));
  }
  CHECK(guards.contains("calendar"));
  CHECK(guards.contains("filter"));
  CHECK(guards.contains("path"));
  CHECK(guards.contains("near-duplicates"));
  CHECK(guards.contains("soft"));
  CHECK(log.at(at + "/weg/0").reason.starts_with("trap: soft 404, the title says"));
  CHECK(log.at(at + "/a").state == "fetched");  // without its session
}

TEST_CASE("a folder of nothing but copies of one page is left after the limit, and another folder is not") {
  const LoopbackWeb web([](const LoopbackWeb::Request& request) -> LoopbackWeb::Answer {
    if (request.path.starts_with("/kopie/")) return page_with({}, "precies hetzelfde");
    if (request.path.starts_with("/echt/")) return page_with({}, "eigen tekst van " + request.path);
    if (request.path != "/") return {404, ""};
    std::vector<std::pair<std::string, std::string>> links;
    for (int i = 0; i < 60; ++i)
      links.emplace_back("/kopie/" + std::string(static_cast<std::size_t>(i + 1), 'k'), "x");
    for (int i = 0; i < 60; ++i)
      links.emplace_back("/echt/" + std::string(static_cast<std::size_t>(i + 1), 'e'), "x");
    return page_with(links, "home");
  });
  const RunFolder folder;
  run(folder.path(), lists_of({{"roc", at + "/"}}), settings_for(web));
  std::map<std::string, int> asked;
  for (const auto& [url, times] : times_asked(web)) ++asked[url.substr(at.size(), 6)];
  CHECK(asked["/echt/"] == 60);
  CHECK(asked["/kopie"] <= 30);
}

TEST_CASE("a list of courses whose pages look alike is no flood: each leads to courses of its own") {
  const LoopbackWeb web([](const LoopbackWeb::Request& request) -> LoopbackWeb::Answer {
    if (request.path == "/") return page_with({{"/lijst?pagina=1", "Cursussen"}}, "home");
    if (request.path.starts_with("/lijst?")) {
      const int n = number_after(request.path, "pagina=");
      std::vector<std::pair<std::string, std::string>> links;
      for (int i = 0; i < 3; ++i)
        links.emplace_back("/cursus/" + std::string(static_cast<std::size_t>(n), 'x') +
                               std::string(1, static_cast<char>('a' + i)),
                           "Cursus");
      if (n < 60) links.emplace_back("/lijst?pagina=" + std::to_string(n + 1), "Volgende");
      return titled("Cursussen", same_text, links);
    }
    if (request.path.starts_with("/cursus/")) return titled("Cursus " + request.path, same_text, {});
    return {404, ""};
  });
  const RunFolder folder;
  const Summary summary = run(folder.path(), lists_of({{"roc", at + "/"}}), settings_for(web));
  CHECK(result_of(summary, "roc").pages == 1 + 60 + 180);
}

}  // namespace vindbaar::crawler
