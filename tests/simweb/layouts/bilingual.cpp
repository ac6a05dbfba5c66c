#include "tests/simweb/layouts/html.hpp"
#include "tests/simweb/layouts/layout.hpp"

#include <fmt/format.h>

namespace vindbaar::simweb {
namespace {

using html::anchor;
using html::escaped;

bool is_english(const Document& page) {
  return page.language == "en";
}

std::string head(const SiteContent& site, const Document& page) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{1} | {2}</title>\n"
      "<link rel=\"alternate\" hreflang=\"nl\" href=\"http://{3}/\">\n<link rel=\"alternate\" "
      "hreflang=\"en\" "
      "href=\"http://{3}/en\">\n</head>\n<body class=\"lang-{0}\">\n",
      page.language, escaped(page.heading), escaped(site.school.name), site.school.host);
}

std::string top(const SiteContent& site, const Document& page) {
  return "<header class=\"l-header\"><div class=\"language-switch\"><a href=\"/\" lang=\"nl\">Nederlands</a> "
         "<a href=\"/en\" "
         "lang=\"en\">English</a></div><nav><ul>" +
         html::wrapped(page, site.menu, "<li>", "</li>") + "</ul></nav></header>\n";
}

std::string properties(const Document& page) {
  if (page.facts.empty()) return "";
  std::string items;
  for (const Fact& fact : page.facts) {
    items += fmt::format(
        "<li class=\"property\"><span class=\"property__name\">{}</span><span "
        "class=\"property__value\">{}</span></li>\n",
        escaped(fact.label), escaped(fact.value));
  }
  return "<ul class=\"properties\">\n" + items + "</ul>\n";
}

std::string tabs(const Document& page) {
  std::string buttons;
  std::string panels;
  int number = 0;
  for (const Section& section : page.sections) {
    ++number;
    if (!section.heading.empty()) {
      buttons += fmt::format("<button role=\"tab\" aria-controls=\"tab-{}\">{}</button>\n", number,
                             escaped(section.heading));
    }
    panels += fmt::format("<section role=\"tabpanel\" id=\"tab-{}\">", number) +
              html::wrapped(section.paragraphs, "<p>", "</p>") + html::bullets(section.points) +
              "</section>\n";
  }
  return "<div class=\"tabs\"><div role=\"tablist\">" + buttons + "</div>\n" + panels + "</div>\n";
}

std::string table(const Document& page) {
  if (page.entries.empty()) return "";
  std::string rows;
  for (const Link& entry : page.entries) {
    rows += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", anchor(page, entry), escaped(entry.teaser));
  }
  return fmt::format(
      "<table class=\"overview\"><thead><tr><th>{}</th><th>{}</th></tr></thead><tbody>\n{}</tbody></table>\n",
      is_english(page) ? "Course" : "Naam", is_english(page) ? "About" : "Over", rows);
}

}  // namespace

std::string render_bilingual(const SiteContent& site, const Document& page) {
  std::string body = "<main><div class=\"crumbs\">" + html::wrapped(page, page.trail, "", " › ") +
                     "</div>\n<h1>" + escaped(page.heading) + "</h1>\n";
  if (!page.published.empty()) body += "<p class=\"date\">" + page.published + "</p>\n";
  if (!page.lead.empty()) body += "<p class=\"lead\">" + escaped(page.lead) + "</p>\n";
  body += properties(page) + tabs(page) + table(page);
  if (!page.pages.empty())
    body += "<div class=\"pages\">" + html::wrapped(page, page.pages, "", " ") + "</div>\n";
  if (!page.call.text.empty()) body += anchor(page, page.call, " class=\"cta\"");
  if (!page.related.empty()) {
    body += fmt::format("<aside><h2>{}</h2>", is_english(page) ? "See also" : "Ook bij ons") +
            html::wrapped(page, page.related, "<p>", "</p>") + "</aside>\n";
  }
  return head(site, page) + top(site, page) + body + "</main>\n<footer>" +
         html::wrapped(page, site.footer, "<p>", "</p>") + "</footer>\n</body>\n</html>\n";
}

}  // namespace vindbaar::simweb
