#include "tests/simweb/web.hpp"

#include "tests/simulated_web/webs.hpp"
#include "tests/simweb/printed_tables.hpp"
#include "tests/simweb/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace vindbaar;
using namespace vindbaar::simweb;

namespace {

std::set<std::pair<std::string, std::string>> findable_pairs(const Web& web) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const TruthRow& row : web.truth()) {
    if (row.findable) pairs.insert({row.institution, row.code});
  }
  return pairs;
}

std::uint64_t hash_of_all_pages(Web& web) {
  std::string hashes;
  for (const School& school : web.schools()) {
    for (const Document& page : web.site(school.id).content().documents) {
      const auto answer = web.answer(*Url::parse("http://" + page.host + page.path));
      hashes += std::to_string(hash_of(answer->body)) + answer->fields.back().second;
    }
  }
  return hash_of(hashes);
}

}  // namespace

TEST_CASE("two webs of the same year are the same to the byte, and of another year are not") {
  Web again = make_web(2022);
  const auto once = hash_of_all_pages(web_of_2022());
  CHECK(once == hash_of_all_pages(again));
  CHECK(once != hash_of_all_pages(web_of_2020()));
}

TEST_CASE("counting the answer key gives the printed tables back, but for the known differences") {
  const Published published;
  const auto pairs = findable_pairs(web_of_2022());
  std::map<std::string, int> achieved;
  for (const Difference& difference : web_of_2022().differences())
    achieved[difference.cell] = difference.achieved;
  for (const Figure& figure : published.tables.figures) {
    int counted = 0;
    for (std::size_t provider = 0; provider < published.tables.providers.size(); ++provider) {
      for (std::size_t certificate = 0; certificate < published.tables.certificates.size(); ++certificate) {
        counted += counts(figure, published.tables, provider, certificate) &&
                   pairs.contains({published.tables.providers[provider].id,
                                   published.tables.certificates[certificate].code});
      }
    }
    const auto known = achieved.find(figure.key());
    CAPTURE(figure.key());
    CHECK(counted == (known == achieved.end() ? figure.printed : known->second));
  }
}

TEST_CASE("in 2020 every institution has as many offerings as the column of May 2020 says") {
  const Published published;
  std::map<std::string, int> counted;
  for (const auto& pair : findable_pairs(web_of_2020())) ++counted[pair.first];
  for (const auto& row : published.baseline.institutions) {
    CAPTURE(row.institution_id);
    CHECK(counted[row.institution_id] == row.previous.value_or(0));
  }
}

TEST_CASE("from 2020 to 2022 some offerings stay under the same title, some stop and some are new") {
  const auto then = findable_pairs(web_of_2020());
  const auto now = findable_pairs(web_of_2022());
  const auto kept = std::ranges::count_if(then, [&](const auto& pair) { return now.contains(pair); });
  CHECK(kept > 30);
  CHECK(kept < static_cast<long>(then.size()));
  std::map<std::pair<std::string, std::string>, std::set<std::string>> titles;
  for (Web* web : {&web_of_2020(), &web_of_2022()}) {
    for (const TruthRow& row : web->truth()) {
      if (row.findable) titles[{row.institution, row.code}].insert(row.title);
    }
  }
  for (const auto& [pair, both] : titles) CHECK_MESSAGE(both.size() == 1, pair.first << ' ' << pair.second);
}

TEST_CASE("what an institution offers to individuals stands in no decoy of another kind") {
  const auto pairs = findable_pairs(web_of_2022());
  for (const TruthRow& row : web_of_2022().truth()) {
    const bool other_rule = row.why.starts_with("R2") || row.why.starts_with("R6");
    CAPTURE(row.url);
    CHECK_FALSE((other_rule && pairs.contains({row.institution, row.code})));
  }
}

TEST_CASE("sites have as many pages as small schools have, and large ones") {
  for (const School& school : web_of_2022().schools()) {
    const auto pages = web_of_2022().site(school.id).content().documents.size();
    CAPTURE(school.id);
    CAPTURE(pages);
    CHECK(pages >= 30);
    CHECK(pages <= 160);
  }
}

TEST_CASE("all layouts, charsets, robots and sitemap styles are in use") {
  std::set<Layout> layouts;
  std::set<RobotsStyle> robots;
  std::set<SitemapStyle> sitemaps;
  int western = 0;
  int with_sitemap = 0;
  for (const School& school : web_of_2022().schools()) {
    layouts.insert(school.layout);
    robots.insert(school.robots);
    sitemaps.insert(school.sitemap);
    western += school.windows_1252 ? 1 : 0;
    with_sitemap += school.sitemap != SitemapStyle::none ? 1 : 0;
  }
  CHECK(layouts.size() == 8);
  CHECK(robots.size() == 6);
  CHECK(sitemaps.size() == 5);
  CHECK(western >= 3);
  CHECK(with_sitemap >= 15);
  CHECK(with_sitemap <= 30);
}

TEST_CASE("another year than 2020 or 2022 is refused") {
  const auto web = Web::create(seeds_folder(), 2021);
  REQUIRE_FALSE(web);
  CHECK(web.error().code == "E-YEAR");
}
