#include "core/text.hpp"
#include "tests/simulated_web/explorer.hpp"
#include "tests/simulated_web/webs.hpp"
#include "tests/simweb/fixtures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace vindbaar;
using namespace vindbaar::simweb;

namespace {

/// Enough for any site here twice over, so that an endless calendar is left before long.
constexpr std::size_t explored = 900;

std::map<std::string, std::vector<TruthRow>> truth_by_school(const Web& web) {
  std::map<std::string, std::vector<TruthRow>> rows;
  for (const TruthRow& row : web.truth()) rows[row.institution].push_back(row);
  return rows;
}

/// The paths that robots.txt closes to everyone; rules with a wildcard are about queries that no page here
/// has.
std::vector<std::string> closed_to_all(const School& school) {
  std::vector<std::string> closed;
  bool everyone = false;
  const std::string robots = robots_txt(school);
  for (const std::string_view raw : split(robots, '\n')) {
    const std::string_view line = trim(raw.substr(0, raw.find('#')));
    if (line.starts_with("User-agent:")) everyone = line.ends_with('*');
    if (!everyone || !line.starts_with("Disallow: /") || line.find('*') != std::string_view::npos) continue;
    closed.emplace_back(line.substr(10));
  }
  return closed;
}

}  // namespace

TEST_CASE("every link of every site leads to a page, but for the one that is dead on purpose") {
  Web& web = web_of_2022();
  for (const School& school : web.schools()) {
    const auto found = explore(web, school.id, "http://" + school.host + "/", explored);
    int dead = 0;
    for (const auto& [url, status] : found.status) {
      CAPTURE(url);
      CAPTURE(found.linked_from.at(url));
      if (url.find("jaarverslag-2019") != std::string::npos) {
        ++dead;
        CHECK(status == (school.soft_404 ? 200 : 404));
      } else {
        CHECK((status == 200 || status == 301));
      }
    }
    CAPTURE(school.id);
    CHECK(dead >= 1);
  }
}

TEST_CASE("every page of the answer key is reached by links from the home page, in both years") {
  for (Web* web : {&web_of_2022(), &web_of_2020()}) {
    const auto truth = truth_by_school(*web);
    for (const School& school : web->schools()) {
      const auto found = explore(*web, school.id, "http://" + school.host + "/", explored);
      std::set<std::string> reached;
      for (const auto& [url, status] : found.status) {
        if (status == 200) reached.insert(url);
      }
      for (const TruthRow& row : truth.at(school.id)) {
        CHECK_MESSAGE(reached.contains(Url::parse(row.url)->text()), row.url);
      }
    }
  }
}

TEST_CASE("robots.txt closes no page of the answer key") {
  const auto truth = truth_by_school(web_of_2022());
  int closing = 0;
  for (const School& school : web_of_2022().schools()) {
    const auto closed = closed_to_all(school);
    closing += closed.empty() ? 0 : 1;
    for (const TruthRow& row : truth.at(school.id)) {
      const auto url = Url::parse(row.url);
      for (const std::string& path : closed) CHECK_FALSE(url->path_and_query().starts_with(path));
    }
  }
  CHECK(closing > 20);
}

TEST_CASE("an endless calendar always has a next month") {
  Web& web = web_of_2022();
  const auto alfa = std::ranges::find(web.schools(), "alfa", &School::id);
  REQUIRE(alfa->endless_calendar);
  auto page = *Url::parse("http://" + alfa->host + "/kalender?maand=2022-12");
  std::set<std::string> seen;
  for (int month = 0; month < 30; ++month) {
    const auto links = links_in(text_at(web, page.text()), page);
    REQUIRE(links.size() == 2);
    page = links.front();
    CHECK(seen.insert(page.text()).second);
  }
}

TEST_CASE("a sitemap lists pages that exist, on its own host only") {
  Web& web = web_of_2022();
  int listed = 0;
  for (const School& school : web.schools()) {
    for (const auto& [path, xml] : sitemaps(school, web.site(school.id).page_urls(), 2022)) {
      if (path.ends_with(".gz")) continue;
      for (std::size_t at = xml.find("<url><loc>"); at != std::string::npos;
           at = xml.find("<url><loc>", at + 1)) {
        std::string url = xml.substr(at + 10, xml.find("</loc>", at) - at - 10);
        if (const auto entity = url.find("&amp;"); entity != std::string::npos) url.replace(entity, 5, "&");
        const auto answer = web.answer(*Url::parse(url));
        CAPTURE(url);
        CHECK(Url::parse(url)->host() == school.host);
        CHECK((answer && answer->status == 200));
        ++listed;
      }
    }
  }
  CHECK(listed > 500);
}

TEST_CASE("pages that are gone, moved or asked with tracking answer as real servers do") {
  struct Row {
    const char* url;
    int status;
    const char* location;
  };
  const Row rows[] = {
      {"http://www.deltion.example/bestaat-niet/", 404, ""},
      {"http://www.deltion.example/voor-volwassenen/cursussen", 301,
       "http://www.deltion.example/voor-volwassenen/cursussen/"},
      {"http://www.alfa-college.example/volwassenen/cursussen/", 301,
       "http://www.alfa-college.example/volwassenen/cursussen"},
      {"http://www.alfa-college.example/volwassenen/cursussen?utm_source=x&page=2&utm_medium=y", 200, ""},
      {"http://www.rocrivor.example/cursusaanbod-oud", 301, "http://www.rivorvolwassenenonderwijs.example/"},
      {"http://www.nimeto.example/robots.txt", 404, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.url);
    const auto answer = web_of_2022().answer(*Url::parse(row.url));
    REQUIRE(answer);
    CHECK(answer->status == row.status);
    const auto location =
        std::ranges::find(answer->fields, "Location", &std::pair<std::string, std::string>::first);
    CHECK((location == answer->fields.end() ? "" : location->second).starts_with(row.location));
  }
  CHECK_FALSE(web_of_2022().answer(*Url::parse("http://www.deltion.nl/")));
}
