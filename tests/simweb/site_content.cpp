#include "tests/simweb/site_content.hpp"

#include "tests/simweb/content/course_page.hpp"
#include "tests/simweb/content/english.hpp"
#include "tests/simweb/defaults.hpp"
#include "tests/simweb/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace vindbaar::simweb {
namespace {

std::string absolute(const std::string& host, const std::string& path) {
  return "http://" + host + path;
}

std::string section_path(const School& school, std::string_view section) {
  switch (school.path_style) {
    case PathStyle::plain:
      return fmt::format("/{}", section);
    case PathStyle::slash:
      return fmt::format("/{}/", section);
    case PathStyle::html:
      return fmt::format("/{}/index.html", section);
    case PathStyle::query:
      return fmt::format("/index.php?pagina={}", section);
  }
  return "/";
}

Link link_to(const Document& document) {
  return {document.heading, absolute(document.host, document.path), document.lead};
}

class Builder {
 public:
  Builder(const School& school, std::vector<Course> courses, int year) {
    site_.school = school;
    site_.year = year;
    site_.courses = std::move(courses);
  }

  SiteContent build(const NamesToDrop& names) {
    const School& school = site_.school;
    add_all("mbo-opleidingen", "Mbo-opleidingen", programme_pages(school, names));
    add_all("nieuws", "Nieuws", news_pages(school, names, site_.courses, site_.year));
    add_all("werken-bij", "Werken bij " + school.name, vacancy_pages(school));
    add_all("agenda", "Agenda", event_pages(school, site_.year));
    for (Document& page : info_pages(school, names)) {
      site_.footer.push_back({page.heading, absolute(page.host, page.path), ""});
      add(std::move(page), {home()});
    }
    add_courses();
    if (school.layout == Layout::bilingual) add_english(site_);
    add_home(school.host);
    if (school.adult_host != school.host) add_home(school.adult_host);
    return std::move(site_);
  }

 private:
  Link home() const { return {"Home", absolute(site_.school.host, "/"), ""}; }

  void add(Document page, std::vector<Link> trail) {
    page.trail = std::move(trail);
    site_.documents.push_back(std::move(page));
  }

  Document listing(std::string host, std::string path, std::string heading) const {
    Document page;
    page.kind = DocumentKind::listing;
    page.host = std::move(host);
    page.path = std::move(path);
    page.heading = std::move(heading);
    return page;
  }

  /// A listing of `pages` on the main host, in the menu, and the pages themselves.
  void add_all(std::string_view section, std::string heading, std::vector<Document> pages) {
    if (pages.empty()) return;
    Document list = listing(site_.school.host, section_path(site_.school, section), std::move(heading));
    const Link up{list.heading, absolute(list.host, list.path), ""};
    for (const Document& page : pages) list.entries.push_back(link_to(page));
    site_.menu.push_back(up);
    add(std::move(list), {home()});
    for (Document& page : pages) add(std::move(page), {home(), up});
  }

  std::vector<Link> related_to(const Course& course) const {
    Random random("related to " + site_.school.id + course.slug);
    std::vector<Link> related;
    for (const Course& other : site_.courses) {
      if (related.size() < 3 && &other != &course && other.sector == course.sector && random.chance(0.3)) {
        related.push_back({other.title, absolute(site_.school.adult_host, other.path), ""});
      }
    }
    return related;
  }

  void add_courses() {
    const School& school = site_.school;
    const std::size_t last = (site_.courses.size() + defaults::listing_page - 1) / defaults::listing_page;
    const Link up{"Aanbod voor volwassenen", absolute(school.adult_host, listing_path(school, 1)), ""};
    site_.menu.insert(site_.menu.begin(), up);
    for (std::size_t number = 1; number <= last; ++number) add(course_listing(number, last), {home()});
    if (school.layout == Layout::onepage) return;
    for (const Course& course : site_.courses) {
      Document page = course_page(school, course, site_.year);
      page.related = related_to(course);
      add(std::move(page), {home(), up});
    }
  }

  Document course_listing(std::size_t number, std::size_t last) const {
    const School& school = site_.school;
    Document list = listing(school.adult_host, listing_path(school, number), "Aanbod voor volwassenen");
    list.lead = "Cursussen, trainingen en certificaten voor werkenden en werkzoekenden.";
    const std::size_t begin = (number - 1) * defaults::listing_page;
    const std::size_t end = std::min(begin + defaults::listing_page, site_.courses.size());
    for (std::size_t at = begin; at < end; ++at) {
      const Course& course = site_.courses[at];
      if (school.layout == Layout::onepage) {
        list.inlined.push_back(course_page(school, course, site_.year));
      } else {
        list.entries.push_back(
            {course.title, absolute(school.adult_host, course.path), teaser_of(school, course)});
      }
    }
    for (std::size_t page = 1; last > 1 && page <= last; ++page) {
      if (page != number) {
        list.pages.push_back(
            {std::to_string(page), absolute(school.adult_host, listing_path(school, page)), ""});
      }
    }
    return list;
  }

  void add_home(const std::string& host) {
    const School& school = site_.school;
    Document page;
    page.kind = DocumentKind::home;
    page.host = host;
    page.path = "/";
    page.heading = host == school.host ? school.name : school.name + " voor professionals";
    page.lead = fmt::format("Welkom bij {}, beroepsonderwijs in {}.", school.name, school.town);
    page.entries = site_.menu;
    site_.documents.insert(site_.documents.begin(), std::move(page));
  }

  SiteContent site_;
};

}  // namespace

std::string listing_path(const School& school, std::size_t page) {
  std::string path = school.adult_path;
  if (school.path_style == PathStyle::slash) path += "/";
  if (school.path_style == PathStyle::html) path += "/index.html";
  if (school.path_style == PathStyle::query) path = "/index.php?pagina=aanbod";
  if (page > 1) path += fmt::format("{}page={}", path.find('?') == std::string::npos ? '?' : '&', page);
  return path;
}

std::string course_url(const School& school, const std::vector<Course>& courses, const Course& course) {
  if (school.layout != Layout::onepage) return absolute(school.adult_host, course.path);
  const auto at = static_cast<std::size_t>(&course - courses.data());
  return absolute(school.adult_host, listing_path(school, at / defaults::listing_page + 1));
}

SiteContent site_content(const School& school, std::vector<Course> courses, const NamesToDrop& names,
                         int year) {
  return Builder(school, std::move(courses), year).build(names);
}

}  // namespace vindbaar::simweb
