#include "tests/simweb/layouts/html.hpp"
#include "tests/simweb/layouts/layout.hpp"
#include "tests/simweb/random.hpp"

#include <fmt/format.h>

namespace vindbaar::simweb {
namespace {

using html::escaped;
using html::json_string;

/// A class name as a bundler makes it: meaningless, the same on every page.
std::string css(std::string_view role) {
  return fmt::format("sc-{:06x}", hash_of(role) & 0xffffffU);
}

std::string div(std::string_view role, std::string_view inside, std::string_view data = "") {
  return fmt::format("<div class=\"{}\"{}>{}</div>", css(role), data, inside);
}

std::string anchor(const Document& page, const Link& link, std::string_view role) {
  return html::anchor(page, link, fmt::format(" class=\"{}\"", css(role)));
}

std::string course_json(const SiteContent& site, const Document& page) {
  return fmt::format(
      "<script "
      "type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"Course\",\"name\":{},"
      "\"description\":{},\"provider\":{{\"@type\":\"EducationalOrganization\",\"name\":{},\"url\":\"http://"
      "{}/\"}}}}</script>\n",
      json_string(page.heading), json_string(html::summary(page)), json_string(site.school.name),
      site.school.host);
}

std::string head(const SiteContent& site, const Document& page) {
  return fmt::format(
      "<!doctype html><html lang=\"nl\"><head><meta charSet=\"utf-8\"/><title data-react-helmet=\"true\">{} "
      "| {}</title>"
      "<meta name=\"viewport\" content=\"width=device-width\"/>{}</head><body><div id=\"__next\">",
      escaped(page.heading), escaped(site.school.name),
      page.kind == DocumentKind::course ? course_json(site, page) : "");
}

std::string bar(const SiteContent& site, const Document& page) {
  std::string links;
  for (const Link& link : site.menu) links += div("item", anchor(page, link, "link"));
  return div("bar", div("logo", "<a href=\"/\">" + escaped(site.school.name) + "</a>") + div("items", links),
             " data-testid=\"header\"");
}

std::string facts(const Document& page) {
  std::string text;
  for (const Fact& fact : page.facts) {
    text += div("fact", div("label", escaped(fact.label)) + div("value", escaped(fact.value)),
                fmt::format(" data-fact=\"{}\"", escaped(fact.label)));
  }
  return text.empty() ? "" : div("facts", text, " data-testid=\"facts\"");
}

std::string blocks(const Document& page) {
  std::string text;
  for (const Section& section : page.sections) {
    std::string inside;
    if (!section.heading.empty())
      inside += div("h2", escaped(section.heading), " role=\"heading\" aria-level=\"2\"");
    for (const std::string& paragraph : section.paragraphs)
      inside += div("text", "<span>" + escaped(paragraph) + "</span>");
    for (const std::string& point : section.points)
      inside += div("point", "<span>•</span><span>" + escaped(point) + "</span>");
    text += div("block", inside, " data-testid=\"content-block\"");
  }
  return text;
}

std::string tiles(const Document& page) {
  std::string text;
  for (const Link& entry : page.entries) {
    text += fmt::format("<a class=\"{}\" href=\"{}\">{}{}</a>", css("tile"),
                        escaped(html::address(page, entry.target)), div("tile-title", escaped(entry.text)),
                        div("tile-text", escaped(entry.teaser)));
  }
  for (const Link& link : page.pages) text += anchor(page, link, "page");
  return text.empty() ? "" : div("tiles", text, " data-testid=\"results\"");
}

std::string others(const Document& page) {
  std::string text;
  for (const Link& link : page.related) text += div("other", anchor(page, link, "other-link"));
  return text.empty() ? "" : div("others", div("h2", "Misschien ook iets voor jou") + text);
}

std::string end(const SiteContent& site, const Document& page) {
  std::string links;
  for (const Link& link : site.footer) links += anchor(page, link, "foot-link");
  return div("foot", links) + fmt::format(
                                  "</div><script id=\"__NEXT_DATA__\" "
                                  "type=\"application/json\">{{\"props\":{{\"pageProps\":{{\"title\":{}}}}},"
                                  "\"page\":\"/[...slug]\",\"buildId\":\"{:x}\"}}</script><script "
                                  "src=\"/_next/static/main.js\" defer></script>"
                                  "</body></html>\n",
                                  json_string(page.heading), hash_of(site.school.id) & 0xffffffU);
}

}  // namespace

std::string render_soup(const SiteContent& site, const Document& page) {
  std::string trail;
  for (const Link& link : page.trail) trail += anchor(page, link, "crumb") + "<span>/</span>";
  std::string body = div("crumbs", trail) +
                     fmt::format("<h1 class=\"{}\">{}</h1>", css("h1"), escaped(page.heading)) +
                     (page.published.empty() ? "" : div("date", page.published)) +
                     div("lead", escaped(page.lead)) + facts(page) + blocks(page) + tiles(page);
  if (!page.call.text.empty()) body += anchor(page, page.call, "cta");
  return head(site, page) + bar(site, page) + div("page", div("column", body) + others(page)) +
         end(site, page);
}

}  // namespace vindbaar::simweb
