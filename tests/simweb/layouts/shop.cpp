#include "tests/simweb/layouts/html.hpp"
#include "tests/simweb/layouts/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::simweb {
namespace {

using html::anchor;
using html::escaped;

std::string head(const SiteContent& site, const Document& page) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<title>{} kopen? Bestel bij "
      "{}</title>\n"
      "<meta property=\"og:type\" content=\"product\">\n</head>\n<body class=\"woocommerce "
      "single-product\">\n",
      escaped(page.heading), escaped(site.school.name));
}

/// Shops show the price beside the title and the rest in a table of properties.
std::string price_of(const Document& page) {
  const auto fact =
      std::ranges::find_if(page.facts, [](const Fact& each) { return each.value.starts_with("€"); });
  if (fact == page.facts.end()) return "";
  return "<p class=\"price\"><span class=\"woocommerce-Price-amount\"><bdi>" + escaped(fact->value) +
         "</bdi></span></p>\n";
}

std::string attributes(const Document& page) {
  if (page.facts.empty()) return "";
  std::string rows;
  for (const Fact& fact : page.facts) {
    if (fact.value.starts_with("€")) continue;
    rows +=
        fmt::format("<tr class=\"woocommerce-product-attributes-item\"><th>{}</th><td><p>{}</p></td></tr>\n",
                    escaped(fact.label), escaped(fact.value));
  }
  return "<table class=\"woocommerce-product-attributes shop_attributes\">\n" + rows + "</table>\n";
}

std::string panels(const Document& page) {
  std::string text;
  for (const Section& section : page.sections) {
    text += "<div class=\"woocommerce-Tabs-panel\">";
    if (!section.heading.empty()) text += "<h2>" + escaped(section.heading) + "</h2>\n";
    text += html::wrapped(section.paragraphs, "<p>", "</p>") + html::bullets(section.points) + "</div>\n";
  }
  return text;
}

std::string products(const Document& page) {
  if (page.entries.empty()) return "";
  std::string items;
  for (const Link& entry : page.entries) {
    items += fmt::format(
        "<li class=\"product\"><a href=\"{}\" class=\"woocommerce-LoopProduct-link\"><h2 "
        "class=\"woocommerce-loop-product__title\">{}</h2></a><p>{}</p></li>\n",
        escaped(html::address(page, entry.target)), escaped(entry.text), escaped(entry.teaser));
  }
  return "<ul class=\"products columns-3\">\n" + items + "</ul>\n";
}

}  // namespace

std::string render_shop(const SiteContent& site, const Document& page) {
  std::string body =
      "<header><nav class=\"main\">" + html::wrapped(page, site.menu, "", "") +
      "</nav><p class=\"usp\">Vandaag besteld, morgen in huis | Beoordeeld met een 8,6</p></header>\n"
      "<nav class=\"woocommerce-breadcrumb\">" +
      html::wrapped(page, page.trail, "", " / ") +
      "</nav>\n<div class=\"summary\"><h1 class=\"product_title\">" + escaped(page.heading) + "</h1>\n" +
      price_of(page);
  if (!page.published.empty()) body += "<p>" + page.published + "</p>\n";
  if (!page.lead.empty())
    body += "<div class=\"short-description\"><p>" + escaped(page.lead) + "</p></div>\n";
  if (!page.call.text.empty()) body += anchor(page, page.call, " class=\"single_add_to_cart_button button\"");
  body += "</div>\n" + panels(page) + attributes(page) + products(page);
  if (!page.pages.empty())
    body += "<nav class=\"woocommerce-pagination\">" + html::wrapped(page, page.pages, "", " ") + "</nav>\n";
  if (!page.related.empty()) {
    body += "<section class=\"related products\"><h2>Gerelateerde producten</h2><ul>" +
            html::wrapped(page, page.related, "<li>", "</li>") + "</ul></section>\n";
  }
  return head(site, page) + body + "<footer>" + html::wrapped(page, site.footer, "", "") +
         "</footer>\n</body>\n</html>\n";
}

}  // namespace vindbaar::simweb
