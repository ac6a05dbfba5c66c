#include "core/text.hpp"
#include "tests/simulated_web/explorer.hpp"
#include "tests/simulated_web/webs.hpp"
#include "tests/simweb/content/course_page.hpp"
#include "tests/simweb/content/fill.hpp"
#include "tests/simweb/content/sentences.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace vindbaar;
using namespace vindbaar::simweb;

namespace {

std::string words_of(const Document& page) {
  std::string text = page.heading + '\n' + page.lead + '\n' + page.call.text + '\n';
  for (const Fact& fact : page.facts) text += fact.label + ": " + fact.value + '\n';
  for (const Section& section : page.sections) {
    text += section.heading + '\n';
    for (const std::string& paragraph : section.paragraphs) text += paragraph + '\n';
    for (const std::string& point : section.points) text += point + '\n';
  }
  return lower(text);
}

bool says_certificate(const std::string& text) {
  return text.find("mbo-certificaat") != std::string::npos ||
         text.find("mbo certificaat") != std::string::npos ||
         text.find("landelijk erkend certificaat") != std::string::npos;
}

/// The longest piece of a sentence that is the same on every page.
std::string_view fixed_part(std::string_view sentence) {
  std::string_view longest;
  while (!sentence.empty()) {
    const std::string_view piece = sentence.substr(0, sentence.find('{'));
    if (piece.size() > longest.size()) longest = piece;
    const std::size_t close = sentence.find('}');
    sentence = piece.size() == sentence.size() ? "" : sentence.substr(close + 1);
  }
  return longest;
}

bool holds(const std::string& text, sentences::Bank bank) {
  return std::ranges::any_of(bank, [&](std::string_view sentence) {
    return text.find(lower(fixed_part(sentence))) != std::string::npos;
  });
}

struct CourseOnSite {
  const School* school;
  const Course* course;
  std::string text;
};

std::vector<CourseOnSite> all_courses() {
  std::vector<CourseOnSite> courses;
  for (const School& school : web_of_2022().schools()) {
    for (const Course& course : web_of_2022().site(school.id).content().courses) {
      courses.push_back({&school, &course, words_of(course_page(school, course, 2022))});
    }
  }
  return courses;
}

}  // namespace

TEST_CASE("an offering's page names the certificate, says that it leads to one and lets a person enrol") {
  for (const auto& [school, course, text] : all_courses()) {
    if (course->standing != Standing::offered) continue;
    CAPTURE(school->id);
    CAPTURE(course->title);
    CHECK(text.find(lower(course->name)) != std::string::npos);
    CHECK(says_certificate(text));
    CHECK(text.find("inschrij") + text.find("schrijf") + text.find("aanmeld") + text.find("meld") !=
          4 * std::string::npos);
    CHECK_FALSE(holds(text, sentences::employer_only()));
    CHECK_FALSE(holds(text, sentences::withdrawn()));
  }
}

TEST_CASE("courses of another standing say what they are") {
  int employer = 0;
  int withdrawn = 0;
  int other = 0;
  for (const auto& [school, course, text] : all_courses()) {
    CAPTURE(school->id);
    CAPTURE(course->title);
    switch (course->standing) {
      case Standing::employer_only:
        ++employer;
        CHECK(holds(text, sentences::employer_only()));
        break;
      case Standing::withdrawn:
        ++withdrawn;
        CHECK(holds(text, sentences::withdrawn()));
        break;
      case Standing::other:
      case Standing::green_licence:
        ++other;
        CHECK_FALSE(says_certificate(text));
        CHECK(text.find(lower(course->outcome)) != std::string::npos);
        break;
      case Standing::offered:
        break;
    }
  }
  CHECK(employer > 40);
  CHECK(withdrawn > 15);
  CHECK(other > 300);
}

TEST_CASE("certificates with near twins are told apart by a printed code") {
  for (const auto& [school, course, text] : all_courses()) {
    if (course->outcome.empty() && needs_code(course->code)) CHECK(course->prints_code);
    if (!course->prints_code || course->standing == Standing::withdrawn) continue;
    const std::string digits = course->code.substr(1);
    CAPTURE(school->id);
    CHECK_MESSAGE(text.find(digits) != std::string::npos, course->title);
  }
}

TEST_CASE("the served page of an offering holds its title, whatever the layout and charset") {
  Web& web = web_of_2022();
  for (const TruthRow& row : web.truth()) {
    if (!row.findable) continue;
    std::string escaped;
    for (const char letter : row.title)
      escaped += letter == '&' ? std::string("&amp;") : std::string(1, letter);
    CHECK_MESSAGE(text_at(web, row.url).find(escaped) != std::string::npos, row.url);
  }
}

TEST_CASE("no page shows an unfilled sentence") {
  Web& web = web_of_2022();
  for (const School& school : web.schools()) {
    for (const Document& page : web.site(school.id).content().documents) {
      CHECK_MESSAGE(words_of(page).find('{') == std::string::npos, page.path);
    }
  }
}

TEST_CASE("wording and titles vary over the sites") {
  std::set<std::string> titles;
  std::set<std::string> claims;
  for (const auto& [school, course, text] : all_courses()) {
    if (course->code == "K0905" && course->standing == Standing::offered) titles.insert(course->title);
    for (const auto claim : sentences::certificate_claim()) {
      if (text.find(lower(fixed_part(claim))) != std::string::npos) claims.insert(std::string(claim));
    }
  }
  CHECK(titles.size() >= 6);
  CHECK(claims.size() >= 20);
}

TEST_CASE("programmes, news and questions name certificates without offering them") {
  std::set<DocumentKind> kinds;
  Web& web = web_of_2022();
  for (const School& school : web.schools()) {
    for (const Document& page : web.site(school.id).content().documents) {
      const std::string text = words_of(page);
      const bool elective =
          page.kind == DocumentKind::programme && text.find("keuzedelen") != std::string::npos;
      if (elective || says_certificate(text)) kinds.insert(page.kind);
    }
  }
  CHECK(kinds.contains(DocumentKind::programme));
  CHECK(kinds.contains(DocumentKind::news));
  CHECK(kinds.contains(DocumentKind::info));
}

TEST_CASE("news that announces a course links to where the course is told, in every layout") {
  const Published published;
  std::vector<std::string> codes;
  for (const Certificate& certificate : published.tables.certificates) codes.push_back(certificate.code);
  for (const School& school : web_of_2022().schools()) {
    SiteContent site = site_content(school, courses_of(school, {codes, {}}, published.lists, codes),
                                    {{"Helpende plus"}, {"Helpende plus"}}, 2022);
    std::set<std::string> pages;
    for (const Document& page : site.documents) {
      CHECK_MESSAGE(pages.insert("http://" + page.host + page.path).second, page.path);
    }
    int announced = 0;
    for (const Document& page : site.documents) {
      if (page.kind != DocumentKind::news) continue;
      for (const Link& link : page.related) {
        ++announced;
        CHECK_MESSAGE(pages.contains(link.target), link.target);
      }
    }
    CAPTURE(school.id);
    CHECK(announced > 0);
  }
}

TEST_CASE("words fill the gaps of a sentence") {
  CHECK(filled("Bij {school} in {plaats}.", {{"plaats", "Ede"}, {"school", "A12"}}) == "Bij A12 in Ede.");
  CHECK(filled("Niets te vullen.", {}) == "Niets te vullen.");
}
