#include "tests/simweb/fixtures.hpp"

#include "tests/simweb/random.hpp"
#include "tests/simweb/wire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace vindbaar::simweb {
namespace {

std::string sitemap_line(const School& school) {
  const std::string base = "Sitemap: http://" + school.host;
  switch (school.sitemap) {
    case SitemapStyle::plain:
      return base + "/sitemap.xml\n";
    case SitemapStyle::index:
      return base + "/sitemap_index.xml\n";
    case SitemapStyle::gzip:
      return base + "/sitemap.xml.gz\n";
    case SitemapStyle::none:
    case SitemapStyle::unannounced:
      return "";
  }
  return "";
}

std::string with_crlf(const std::string& text) {
  std::string result;
  for (const char letter : text) result += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  return result;
}

std::string url_set(const std::vector<std::string>& urls, std::size_t begin, std::size_t end, int year) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t at = begin; at < std::min(end, urls.size()); ++at) {
    std::string escaped;
    for (const char letter : urls[at])
      escaped += letter == '&' ? std::string("&amp;") : std::string(1, letter);
    Random random("lastmod " + urls[at]);
    xml += fmt::format("<url><loc>{}</loc><lastmod>{}-{:02}-{:02}</lastmod></url>\n", escaped, year - 1,
                       random.between(1, 12), random.between(1, 28));
  }
  return xml + "</urlset>\n";
}

}  // namespace

std::string robots_txt(const School& school) {
  switch (school.robots) {
    case RobotsStyle::none:
      return "";
    case RobotsStyle::allow_all:
      return "User-agent: *\nDisallow:\n" + sitemap_line(school);
    case RobotsStyle::wordpress:
      return "User-agent: *\nDisallow: /wp-admin/\nDisallow: /formulier/\nAllow: "
             "/wp-admin/admin-ajax.php\n\n" +
             sitemap_line(school);
    case RobotsStyle::comments_crlf:
      return with_crlf("# robots.txt van " + school.host +
                       "\n# vragen? webmaster\n\nUser-agent: *   # iedereen\n"
                       "Disallow: /zoeken\nDisallow: /*?print=\nDisallow: /formulier/\n\n" +
                       sitemap_line(school));
    case RobotsStyle::crawl_delay:
      return "User-agent: *\nCrawl-delay: 0.1\nDisallow: /formulier/\n" + sitemap_line(school);
    case RobotsStyle::several_groups:
      return "User-agent: BadBot\nUser-agent: Scraper\nDisallow: /\n\nUser-agent: *\nDisallow: /intern/\n"
             "Disallow: /formulier/$\nAllow: /\n\n" +
             sitemap_line(school);
  }
  return "";
}

std::string calendar_page(const School& school, std::string_view month, int year) {
  int shown_year = year;
  int shown_month = 1;
  static_cast<void>(std::sscanf(std::string(month).c_str(), "%4d-%2d", &shown_year, &shown_month));
  shown_month = std::clamp(shown_month, 1, 12);
  const int next_year = shown_month == 12 ? shown_year + 1 : shown_year;
  const int next_month = shown_month % 12 + 1;
  return fmt::format(
      "<!doctype html><html lang=\"nl\"><head><title>Agenda {0}-{1:02} - {4}</title></head><body><h1>Agenda "
      "{0}-{1:02}</h1>"
      "<p>Geen activiteiten in deze maand.</p><a href=\"/kalender?maand={2}-{3:02}\">Volgende maand</a> "
      "<a href=\"/\">Home</a></body></html>\n",
      shown_year, shown_month, next_year, next_month, school.name);
}

std::vector<std::pair<std::string, std::string>> sitemaps(const School& school,
                                                          const std::vector<std::string>& urls, int year) {
  switch (school.sitemap) {
    case SitemapStyle::none:
      return {};
    case SitemapStyle::plain:
    case SitemapStyle::unannounced:
      return {{"/sitemap.xml", url_set(urls, 0, urls.size(), year)}};
    case SitemapStyle::gzip:
      return {{"/sitemap.xml.gz", gzip(url_set(urls, 0, urls.size(), year))}};
    case SitemapStyle::index:
      break;
  }
  const std::size_t half = urls.size() / 2;
  std::string index =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const char* part : {"/page-sitemap.xml", "/cursus-sitemap.xml"}) {
    index +=
        fmt::format("<sitemap><loc>http://{}{}</loc><lastmod>{}-01-31T08:00:00+01:00</lastmod></sitemap>\n",
                    school.host, part, year);
  }
  return {{"/sitemap_index.xml", index + "</sitemapindex>\n"},
          {"/page-sitemap.xml", url_set(urls, 0, half, year)},
          {"/cursus-sitemap.xml", url_set(urls, half, urls.size(), year)}};
}

}  // namespace vindbaar::simweb
