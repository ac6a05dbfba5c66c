#include "tests/simweb/layouts/html.hpp"
#include "tests/simweb/layouts/layout.hpp"

#include <fmt/format.h>

namespace vindbaar::simweb {
namespace {

using html::anchor;
using html::escaped;

std::string head(const SiteContent& site, const Document& page) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"nl\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\" />\n"
      "<meta name=\"Generator\" content=\"Drupal 9 (https://www.drupal.org)\" />\n"
      "<meta name=\"description\" content=\"{2}\" />\n<title>{0} | {1}</title>\n</head>\n",
      escaped(page.heading), escaped(site.school.name), escaped(html::summary(page)));
}

std::string block_menu(const SiteContent& site, const Document& page) {
  return "<nav role=\"navigation\" id=\"block-hoofdnavigatie\"><h2 "
         "class=\"visually-hidden\">Hoofdnavigatie</h2><ul "
         "class=\"menu\">" +
         html::wrapped(page, site.menu, "<li class=\"menu-item\">", "</li>") + "</ul></nav>\n";
}

std::string breadcrumb(const Document& page) {
  if (page.trail.empty()) return "";
  return "<nav class=\"breadcrumb\" aria-labelledby=\"system-breadcrumb\"><h2 id=\"system-breadcrumb\" "
         "class=\"visually-hidden\">Kruimelpad</h2><ol>" +
         html::wrapped(page, page.trail, "<li>", "</li>") + "</ol></nav>\n";
}

std::string definitions(const Document& page) {
  if (page.facts.empty()) return "";
  std::string list = "<dl class=\"field field--name-kenmerken\">\n";
  for (const Fact& fact : page.facts) {
    list += fmt::format("<dt class=\"field__label\">{}</dt>\n<dd class=\"field__item\">{}</dd>\n",
                        escaped(fact.label), escaped(fact.value));
  }
  return list + "</dl>\n";
}

/// The first section lies open, the rest are folded.
std::string folds(const Document& page) {
  std::string text;
  for (const Section& section : page.sections) {
    const std::string inside = "<div class=\"field field--name-body text-formatted\">" +
                               html::wrapped(section.paragraphs, "<p>", "</p>") +
                               html::bullets(section.points) + "</div>";
    if (section.heading.empty()) {
      text += inside;
    } else {
      text += fmt::format(
          "<details class=\"paragraph paragraph--type--accordion\"{}><summary>{}</summary>{}</details>\n",
          text.empty() ? " open" : "", escaped(section.heading), inside);
    }
  }
  return text;
}

std::string views(const Document& page) {
  if (page.entries.empty()) return "";
  std::string rows;
  for (const Link& entry : page.entries) {
    rows += fmt::format(
        "<div class=\"views-row\"><div class=\"views-field views-field-title\"><span "
        "class=\"field-content\">{}</span></div>"
        "<div class=\"views-field views-field-body\">{}</div></div>\n",
        anchor(page, entry), escaped(entry.teaser));
  }
  return "<div class=\"view view-aanbod\"><div class=\"view-content\">\n" + rows + "</div></div>\n";
}

std::string pager(const Document& page) {
  if (page.pages.empty()) return "";
  return "<nav class=\"pager\"><ul class=\"pager__items\">" +
         html::wrapped(page, page.pages, "<li class=\"pager__item\">", "</li>") + "</ul></nav>\n";
}

std::string endings(const SiteContent& site, const Document& page) {
  std::string text;
  if (!page.call.text.empty()) text += anchor(page, page.call, " class=\"button button--primary\"");
  if (!page.related.empty()) {
    text += "<div class=\"block-views-gerelateerd\"><h3>Gerelateerd aanbod</h3><ul>" +
            html::wrapped(page, page.related, "<li>", "</li>") + "</ul></div>\n";
  }
  text += "</article></main>\n<footer role=\"contentinfo\"><ul class=\"menu\">" +
          html::wrapped(page, site.footer, "<li class=\"menu-item\">", "</li>");
  if (site.school.endless_calendar) text += "<li class=\"menu-item\"><a href=\"/kalender\">Kalender</a></li>";
  return text + "</ul></footer>\n</div></body>\n</html>\n";
}

}  // namespace

std::string render_accordion(const SiteContent& site, const Document& page) {
  const std::string date =
      page.published.empty() ? "" : "<span class=\"submitted\">Geplaatst op " + page.published + "</span>\n";
  return head(site, page) +
         "<body class=\"path-node\">\n<a href=\"#main-content\" class=\"visually-hidden\">Overslaan en naar "
         "de "
         "inhoud gaan</a>\n<div class=\"dialog-off-canvas-main-canvas\"><header role=\"banner\">" +
         block_menu(site, page) + "</header>\n" + breadcrumb(page) +
         "<main role=\"main\"><a id=\"main-content\" tabindex=\"-1\"></a><article class=\"node "
         "node--view-mode-full\">\n"
         "<h1 class=\"page-title\"><span class=\"field field--name-title\">" +
         escaped(page.heading) + "</span></h1>\n" + date + "<p class=\"intro\">" + escaped(page.lead) +
         "</p>\n" + definitions(page) + folds(page) + views(page) + pager(page) + endings(site, page);
}

}  // namespace vindbaar::simweb
