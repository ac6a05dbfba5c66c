#include "tests/simweb/content/english.hpp"

#include <fmt/format.h>

#include <utility>

namespace vindbaar::simweb {
namespace {

Document english(const School& school, std::string path, std::string heading,
                 std::vector<std::string> paragraphs) {
  Document page;
  page.kind = DocumentKind::info;
  page.language = "en";
  page.host = school.host;
  page.path = std::move(path);
  page.heading = std::move(heading);
  page.sections.push_back({"", std::move(paragraphs), {}});
  page.trail = {{"Home", "http://" + school.host + "/en", ""}};
  return page;
}

}  // namespace

void add_english(SiteContent& site) {
  const School& school = site.school;
  std::vector<Document> pages;
  Document catalogue =
      english(school, "/en/adults", "Courses for adults",
              {"Our courses for adults are taught in Dutch. Below you find short descriptions."});
  catalogue.kind = DocumentKind::listing;
  for (const Course& course : site.courses) {
    Document page = english(
        school, "/en/adults/" + course.slug, course.name,
        {"This course is taught in Dutch. Please read the Dutch page for dates, fees and enrolment."});
    page.related = {{"Read this page in Dutch", "http://" + school.adult_host + course.path, ""}};
    catalogue.entries.push_back({course.name, "http://" + school.host + page.path, ""});
    pages.push_back(std::move(page));
  }
  Document home =
      english(school, "/en", school.name,
              {fmt::format("Welcome to {}, vocational education in {}.", school.name, school.town)});
  home.entries = {{"Courses for adults", "http://" + school.host + "/en/adults", ""},
                  {"About us", "http://" + school.host + "/en/about", ""}};
  pages.push_back(english(school, "/en/about", "About us",
                          {"We teach secondary vocational education (mbo) to young people and adults."}));
  pages.push_back(std::move(catalogue));
  pages.push_back(std::move(home));
  site.menu.push_back({"English", "http://" + school.host + "/en", ""});
  for (Document& page : pages) site.documents.push_back(std::move(page));
}

}  // namespace vindbaar::simweb
