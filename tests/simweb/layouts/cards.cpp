#include "tests/simweb/layouts/html.hpp"
#include "tests/simweb/layouts/layout.hpp"

#include <fmt/format.h>

namespace vindbaar::simweb {
namespace {

using html::anchor;
using html::escaped;

std::string head(const SiteContent& site, const Document& page) {
  const std::string url = "http://" + page.host + page.path;
  return fmt::format(
      R"(<!DOCTYPE html>
<html lang="nl-NL" class="no-js">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{0} - {1}</title>
<meta name="description" content="{2}">
<link rel="canonical" href="{3}">
<meta property="og:locale" content="nl_NL"><meta property="og:title" content="{0} - {1}"><meta property="og:url" content="{3}">
<script type="application/ld+json" class="yoast-schema-graph">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","@id":"http://{4}/#website","name":{5}}},{{"@type":"WebPage","@id":"{3}","url":"{3}","name":{6}}}]}}</script>
<link rel="stylesheet" href="/wp-content/themes/school/style.css?ver=5.9">
</head>
)",
      escaped(page.heading), escaped(site.school.name), escaped(html::summary(page)), escaped(url), page.host,
      html::json_string(site.school.name), html::json_string(page.heading));
}

/// The whole catalogue hangs in the menu, on every page.
std::string mega_menu(const SiteContent& site, const Document& page) {
  std::string menu = "<nav id=\"mega-menu-wrap\"><ul id=\"mega-menu-primary\" class=\"mega-menu\">\n";
  for (const Link& link : site.menu) {
    menu += "<li class=\"mega-menu-item\">" + anchor(page, link, " class=\"mega-menu-link\"") + "</li>\n";
  }
  menu += "<li class=\"mega-menu-item\"><span>Populair</span><ul class=\"mega-sub-menu\">\n";
  std::size_t shown = 0;
  for (const Document& other : site.documents) {
    if (other.kind != DocumentKind::programme || shown++ >= 12) continue;
    menu += "<li>" + anchor(page, {other.heading, "http://" + other.host + other.path, ""}) + "</li>\n";
  }
  return menu + "</ul></li></ul></nav>\n";
}

std::string breadcrumbs(const Document& page) {
  if (page.trail.empty()) return "";
  std::string trail;
  for (const Link& link : page.trail) trail += anchor(page, link) + " » ";
  return "<p id=\"breadcrumbs\"><span>" + trail + "<span class=\"breadcrumb_last\">" + escaped(page.heading) +
         "</span></span></p>\n";
}

std::string cards(const Document& page) {
  if (page.entries.empty()) return "";
  std::string grid = "<div class=\"wp-block-columns card-grid\">\n";
  for (const Link& entry : page.entries) {
    grid += fmt::format(
        "<article class=\"card post type-cursus\"><h3 class=\"card__title\">{}</h3><p "
        "class=\"card__excerpt\">{}</p>"
        "<a class=\"card__more\" href=\"{}\">Lees meer</a></article>\n",
        anchor(page, entry), escaped(entry.teaser), escaped(html::address(page, entry.target)));
  }
  return grid + "</div>\n";
}

std::string body(const Document& page) {
  std::string text;
  if (!page.published.empty()) {
    text += fmt::format("<time class=\"entry-date\" datetime=\"{0}\">{0}</time>\n", page.published);
  }
  if (!page.lead.empty()) text += "<p class=\"intro\"><strong>" + escaped(page.lead) + "</strong></p>\n";
  for (const Section& section : page.sections) {
    if (!section.heading.empty())
      text += "<h2 class=\"wp-block-heading\">" + escaped(section.heading) + "</h2>\n";
    text += html::wrapped(section.paragraphs, "<p>", "</p>") + html::bullets(section.points);
  }
  return text;
}

std::string sidebar(const Document& page) {
  if (page.facts.empty() && page.call.text.empty()) return "";
  std::string aside = "<aside class=\"sidebar widget-area\"><ul class=\"course-meta\">\n";
  for (const Fact& fact : page.facts) {
    aside += fmt::format("<li><i class=\"icon\"></i><strong>{}:</strong> <span>{}</span></li>\n",
                         escaped(fact.label), escaped(fact.value));
  }
  aside += "</ul>\n";
  if (!page.call.text.empty())
    aside += anchor(page, page.call, " class=\"wp-block-button__link btn btn--primary\"");
  return aside + "</aside>\n";
}

std::string pagination(const Document& page) {
  if (page.pages.empty()) return "";
  return "<nav class=\"navigation pagination\"><h2 class=\"screen-reader-text\">Berichtnavigatie</h2>" +
         html::wrapped(page, page.pages, "<span class=\"page-numbers\">", "</span>") + "</nav>\n";
}

std::string related(const Document& page) {
  if (page.related.empty()) return "";
  return "<section class=\"related\"><h2>Anderen bekeken ook</h2><ul>" +
         html::wrapped(page, page.related, "<li>", "</li>") + "</ul></section>\n";
}

std::string foot(const SiteContent& site, const Document& page) {
  return "<footer id=\"colophon\" class=\"site-footer\"><ul>" +
         html::wrapped(page, site.footer, "<li>", "</li>") + "</ul><p>© " + std::to_string(site.year) + " " +
         escaped(site.school.name) +
         "</p></footer>\n<div id=\"cookie-notice\" role=\"dialog\"><p>Wij gebruiken cookies om de site beter "
         "te maken.</p>"
         "<button>Alles accepteren</button><button>Weigeren</button></div>\n"
         "<script src=\"/wp-includes/js/jquery.min.js\"></script>\n</body></html>\n";
}

}  // namespace

std::string render_cards(const SiteContent& site, const Document& page) {
  return head(site, page) + "<body class=\"wp-singular page-template-default\">\n<header id=\"masthead\">" +
         "<a href=\"/\" rel=\"home\">" + escaped(site.school.name) + "</a>" + mega_menu(site, page) +
         "</header>\n" + breadcrumbs(page) +
         "<main id=\"main\" class=\"site-main\"><article class=\"entry\"><h1 class=\"entry-title\">" +
         escaped(page.heading) + "</h1>\n<div class=\"entry-content\">\n" + body(page) + cards(page) +
         pagination(page) + "</div></article>\n" + sidebar(page) + related(page) + "</main>\n" +
         foot(site, page);
}

}  // namespace vindbaar::simweb
