#pragma once

#include "seeds/seeds.hpp"
#include "tests/simweb/titles.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::simweb {

/// The builds of the simulated sites; each has a structure of its own.
enum class Layout {
  cards,      ///< WordPress-like: mega menu, cards, cookie banner, schema.org graph.
  tables,     ///< Nested layout tables of 2004, upper-case tags, base href, windows-1252.
  accordion,  ///< Drupal-like: details and definition lists.
  soup,       ///< A rendered React application: divs with hashed classes, data attributes, JSON-LD Course.
  lines,      ///< Label on one line, value on the next.
  onepage,    ///< The catalogue tells every course in full; there are no course pages.
  bilingual,  ///< Dutch with English twins under /en/.
  shop        ///< A web shop: products, prices, tabs.
};

/// How addresses look.
enum class PathStyle { plain, slash, html, query };

/// Where a course page lives; base is the catalogue's path.
enum class CoursePath {
  under_listing,  ///< base/slug
  with_code,      ///< base/slug-k0905-llo
  top_level,      ///< /slug
  learning_unit,  ///< /leereenheid-slug
  product,        ///< /product/slug-mbo-certificaat
  by_sector,      ///< base/zorg/slug
  numbered        ///< base/417/slug
};

enum class RobotsStyle { none, allow_all, wordpress, comments_crlf, crawl_delay, several_groups };
enum class SitemapStyle { none, plain, index, gzip, unannounced };

/// One institution's site, by design; the pages follow from it.
struct School {
  std::string id;
  std::string name;
  bool funded = false;
  std::string town;
  std::string telephone;
  std::string host;        ///< "www.deltion.example"
  std::string adult_host;  ///< Where the courses for adults are; most often `host`.
  std::string adult_path;  ///< Their listing: "/voor-volwassenen/cursussen".
  Layout layout = Layout::cards;
  PathStyle path_style = PathStyle::plain;
  CoursePath course_path = CoursePath::under_listing;
  Packaging packaging = Packaging::bare;
  RobotsStyle robots = RobotsStyle::allow_all;
  SitemapStyle sitemap = SitemapStyle::none;
  bool windows_1252 = false;
  bool charset_only_in_meta = false;
  bool gzip = false;
  bool endless_calendar = false;
  bool session_links = false;
  bool soft_404 = false;
};

/// The site of `institution`: from a table for the institutions of the 2022 tables, else made up from its id.
School school_of(const seeds::Institution& institution);

/// The host's own page address for a section and slug, in the school's style: "/nieuws/open-dag/",
/// "/nieuws/open-dag.html",
/// "/index.php?pagina=nieuws-open-dag".
std::string page_path(const School& school, std::string_view section, std::string_view slug);

}  // namespace vindbaar::simweb
