#include "tests/simweb/course.hpp"
#include "tests/simweb/layouts/html.hpp"
#include "tests/simweb/layouts/layout.hpp"

#include <fmt/format.h>

namespace vindbaar::simweb {
namespace {

using html::anchor;
using html::escaped;

std::string head(const SiteContent& site, const Document& page) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<title>{} – {}</title>\n"
      "<meta name=\"generator\" content=\"Hugo 0.92.0\">\n</head>\n<body>\n",
      escaped(page.heading), escaped(site.school.name));
}

std::string sections(const Document& page, std::string_view level) {
  std::string text;
  for (const Section& section : page.sections) {
    if (!section.heading.empty()) text += fmt::format("<{0}>{1}</{0}>\n", level, escaped(section.heading));
    text += html::wrapped(section.paragraphs, "<p>", "</p>") + html::bullets(section.points);
  }
  return text;
}

std::string fact_table(const Document& page) {
  if (page.facts.empty()) return "";
  std::string rows;
  for (const Fact& fact : page.facts) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escaped(fact.label),
                        escaped(fact.value));
  }
  return "<table class=\"facts\">\n" + rows + "</table>\n";
}

/// A course told in full inside the listing; its heading has an anchor of its own.
std::string article(const Document& page, const Document& course) {
  return fmt::format("<article class=\"cursus\" id=\"{}\">\n<h2>{}</h2>\n<p class=\"lead\">{}</p>\n{}{}",
                     slug_of(course.heading), escaped(course.heading), escaped(course.lead),
                     fact_table(course), sections(course, "h3")) +
         (course.call.text.empty() ? "" : "<p>" + anchor(page, course.call, " class=\"btn\"") + "</p>\n") +
         "</article>\n";
}

std::string index_of(const Document& page) {
  if (page.inlined.empty()) return "";
  std::string items;
  for (const Document& course : page.inlined) {
    items +=
        fmt::format("<li><a href=\"#{}\">{}</a></li>\n", slug_of(course.heading), escaped(course.heading));
  }
  return "<nav class=\"op-deze-pagina\"><h2>Op deze pagina</h2><ol>\n" + items + "</ol></nav>\n";
}

}  // namespace

std::string render_onepage(const SiteContent& site, const Document& page) {
  std::string body = "<header><nav>" + html::wrapped(page, site.menu, "", "") +
                     "</nav></header>\n<main>\n<h1>" + escaped(page.heading) + "</h1>\n";
  if (!page.published.empty()) body += "<p class=\"meta\">" + page.published + "</p>\n";
  if (!page.lead.empty()) body += "<p>" + escaped(page.lead) + "</p>\n";
  body += index_of(page) + fact_table(page) + sections(page, "h2");
  for (const Document& course : page.inlined) body += article(page, course);
  if (!page.entries.empty())
    body += "<ul class=\"list\">\n" + html::wrapped(page, page.entries, "<li>", "</li>") + "</ul>\n";
  if (!page.pages.empty())
    body += "<p class=\"verder\">" + html::wrapped(page, page.pages, "", " ") + "</p>\n";
  if (!page.call.text.empty()) body += "<p>" + anchor(page, page.call, " class=\"btn\"") + "</p>\n";
  if (!page.related.empty()) body += "<p>Zie ook " + html::wrapped(page, page.related, "", " ") + "</p>\n";
  return head(site, page) + body + "</main>\n<footer>" + html::wrapped(page, site.footer, "", " ") +
         "</footer>\n</body>\n</html>\n";
}

}  // namespace vindbaar::simweb
