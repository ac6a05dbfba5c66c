#include "tests/simweb/school.hpp"

#include "tests/simweb/random.hpp"
#include "tests/simweb/school_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::simweb {
namespace {

std::string host_of(std::string_view site) {
  return site.find('.') == std::string_view::npos ? fmt::format("www.{}.example", site)
                                                  : fmt::format("{}.example", site);
}

SchoolRow made_up(const seeds::Institution& institution, Random& random) {
  SchoolRow row;
  row.site = institution.id;
  row.adult_path = "/volwassenen/cursussen";
  row.town = "Zwolle";
  row.layout = static_cast<Layout>(random.below(8));
  return row;
}

RobotsStyle robots_style(const School& school, Random& random) {
  if (school.id == slow_school) return RobotsStyle::crawl_delay;
  if (school.id == school_without_robots) return RobotsStyle::none;
  if (school.layout == Layout::cards || school.layout == Layout::shop) return RobotsStyle::wordpress;
  constexpr RobotsStyle others[] = {RobotsStyle::allow_all, RobotsStyle::comments_crlf,
                                    RobotsStyle::several_groups};
  return random.pick(others);
}

SitemapStyle sitemap_style(const School& school, Random& random) {
  if (school.layout == Layout::tables || school.layout == Layout::lines) return SitemapStyle::none;
  constexpr SitemapStyle styles[] = {SitemapStyle::none, SitemapStyle::plain, SitemapStyle::index,
                                     SitemapStyle::gzip, SitemapStyle::unannounced};
  return random.pick(styles);
}

PathStyle path_style(Layout layout, Random& random) {
  if (layout == Layout::cards || layout == Layout::shop) return PathStyle::slash;
  if (layout == Layout::tables) return random.chance(0.5) ? PathStyle::query : PathStyle::html;
  return PathStyle::plain;
}

}  // namespace

School school_of(const seeds::Institution& institution) {
  Random random("school of " + institution.id);
  const SchoolRow* known = school_row(institution.id);
  const SchoolRow row = known != nullptr ? *known : made_up(institution, random);
  School school;
  school.id = institution.id;
  school.name = institution.name;
  school.funded = institution.funded;
  school.town = row.town;
  school.telephone = fmt::format("0{}-{}", random.between(10, 79), random.between(1000000, 9999999));
  school.host = host_of(row.site);
  school.adult_host = row.adult_site.empty() ? school.host : host_of(row.adult_site);
  school.adult_path = row.adult_path;
  school.layout = row.layout;
  school.course_path = row.course_path;
  school.packaging = static_cast<Packaging>(random.below(packaging_count));
  school.path_style = path_style(row.layout, random);
  school.robots = robots_style(school, random);
  school.sitemap = sitemap_style(school, random);
  school.windows_1252 = row.layout == Layout::tables;
  school.charset_only_in_meta = random.chance(0.3);
  school.gzip = row.layout == Layout::soup || row.layout == Layout::shop;
  school.endless_calendar = school.id == "alfa" || school.id == "graafschap";
  school.session_links = school.id == "curio" || school.id == "landstede";
  school.soft_404 = row.layout == Layout::soup && random.chance(0.5);
  return school;
}

std::string page_path(const School& school, std::string_view section, std::string_view slug) {
  switch (school.path_style) {
    case PathStyle::plain:
      return fmt::format("/{}/{}", section, slug);
    case PathStyle::slash:
      return fmt::format("/{}/{}/", section, slug);
    case PathStyle::html:
      return fmt::format("/{}/{}.html", section, slug);
    case PathStyle::query:
      return fmt::format("/index.php?pagina={}-{}", section, slug);
  }
  return "/";
}

}  // namespace vindbaar::simweb
