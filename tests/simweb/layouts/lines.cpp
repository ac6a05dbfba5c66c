#include "tests/simweb/layouts/html.hpp"
#include "tests/simweb/layouts/layout.hpp"

#include <fmt/format.h>

namespace vindbaar::simweb {
namespace {

using html::anchor;
using html::escaped;

std::string head(const SiteContent& site, const Document& page) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; "
      "charset=utf-8\">\n<title>{} - {}</title>\n</head>\n<body>\n",
      escaped(page.heading), escaped(site.school.name));
}

std::string top(const SiteContent& site, const Document& page) {
  std::string links;
  for (const Link& link : site.menu) links += anchor(page, link) + " | ";
  return "<div class=\"topbar\"><a href=\"/\"><img src=\"/logo.svg\" alt=\"" + escaped(site.school.name) +
         "\"></a> " + links + "</div>\n";
}

/// A label, a line break, its value: nothing in the markup says which is which.
std::string lines(const Document& page) {
  std::string text;
  for (const Fact& fact : page.facts)
    text += fmt::format("{}<br>\n{}<br>\n<br>\n", escaped(fact.label), escaped(fact.value));
  return text.empty() ? "" : "<p class=\"kenmerken\">\n" + text + "</p>\n";
}

std::string text_of(const Document& page) {
  std::string text;
  if (!page.lead.empty()) text += "<p><b>" + escaped(page.lead) + "</b></p>\n";
  for (const Section& section : page.sections) {
    if (!section.heading.empty()) text += "<h3>" + escaped(section.heading) + "</h3>\n";
    for (const std::string& paragraph : section.paragraphs) text += escaped(paragraph) + "<br>\n";
    text += html::bullets(section.points);
  }
  return text;
}

std::string list(const Document& page) {
  std::string text;
  for (const Link& entry : page.entries) {
    text += "<h4>" + anchor(page, entry) + "</h4>\n" + escaped(entry.teaser) + "\n";
  }
  if (!page.pages.empty()) text += "<p>Meer: " + html::wrapped(page, page.pages, "", " ") + "</p>\n";
  return text;
}

}  // namespace

std::string render_lines(const SiteContent& site, const Document& page) {
  std::string body = "<div id=\"content\">\n<div class=\"pad\">" +
                     html::wrapped(page, page.trail, "", " / ") + "</div>\n<h2>" + escaped(page.heading) +
                     "</h2>\n";
  if (!page.published.empty()) body += "<small>" + page.published + "</small>\n";
  body += text_of(page);
  if (page.kind == DocumentKind::course || !page.facts.empty()) body += lines(page);
  body += list(page);
  if (!page.call.text.empty()) body += "<p>" + anchor(page, page.call, " class=\"knop\"") + "</p>\n";
  if (!page.related.empty())
    body += "<p>Ook interessant:<br>" + html::wrapped(page, page.related, "", "<br>") + "</p>\n";
  return head(site, page) + top(site, page) + body + "</div>\n<div class=\"footer\">" +
         html::wrapped(page, site.footer, "", " &middot; ") + "</div>\n</body>\n</html>\n";
}

}  // namespace vindbaar::simweb
