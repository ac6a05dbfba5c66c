// The scanner never builds a tree; the tree is its judge, on whole pages and on the documents that the makers
// of parsers use to find each other's mistakes.
#include "core/text.hpp"
#include "extractors/dom.hpp"
#include "extractors/extractors.hpp"
#include "tests/extractors/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

using namespace vindbaar;
using extractors::Dom;
using extractors::Link;
using extractors::Tag;

namespace {

constexpr const char* address = "https://roc.example/a/b.html";

/// The links of <a> and <area> in the tree, <base> obeyed.
std::set<std::string> links_in_tree(std::string_view html, const std::string& page) {
  const Dom dom(html);
  auto base = Url::parse(page);
  std::set<std::string> links;
  if (!base) return links;
  for (Dom::Index i = 0; i < dom.nodes().size(); ++i) {
    if (dom.node(i).tag != Tag::base || dom.attribute(i, "href").empty()) continue;
    if (auto other = Url::parse(trim(dom.attribute(i, "href")), *base)) base = other;
    break;
  }
  for (Dom::Index i = 0; i < dom.nodes().size(); ++i) {
    if (dom.node(i).tag == Tag::template_ && !dom.node(i).is_text) i = dom.node(i).end;
    if (i >= dom.nodes().size()) break;
    const std::string_view href = trim(dom.attribute(i, "href"));
    if (dom.node(i).tag != Tag::a && dom.node(i).tag != Tag::area) continue;
    if (href.empty() || href.front() == '#') continue;
    if (const auto url = Url::parse(href, *base)) links.insert(url->text());
  }
  return links;
}

std::set<std::string> links_by_scan(std::string_view html, const std::string& page) {
  std::set<std::string> links;
  for (const Link& link : extractors::find_links({page, 200, "text/html; charset=utf-8", html})) {
    if (!link.is_alternate) links.insert(link.url.text());
  }
  return links;
}

/// The document with an address on every bare <a>, and one link more at its end: what follows odd markup
/// matters as much as what stands in it.
std::string with_addresses(std::string html) {
  int number = 0;
  for (std::size_t at = 0; (at = html.find("<a", at)) != std::string::npos; at += 2) {
    const char after = at + 2 < html.size() ? html[at + 2] : 'x';
    if (after != '>' && after != ' ') continue;
    html.insert(at + 2, " href=/" + std::to_string(++number));
  }
  return html + "<a href=/end>end</a>";
}

/// What a reader sees of each link in the tree, by address.
std::map<std::string, std::set<std::string>> anchors_in_tree(std::string_view html, const std::string& page) {
  const Dom dom(html);
  std::map<std::string, std::set<std::string>> anchors;
  const auto base = Url::parse(page);
  for (Dom::Index i = 0; base && i < dom.nodes().size(); ++i) {
    if (dom.node(i).tag != Tag::a) continue;
    const auto url = Url::parse(trim(dom.attribute(i, "href")), *base);
    if (url) anchors[url->text()].insert(dom.text(i));
  }
  return anchors;
}

}  // namespace

TEST_CASE("the links found without a tree are those that the tree holds, with the same text") {
  std::size_t all = 0;
  for (const char* file : {"pages.jsonl", "pages_later.jsonl"}) {
    for (const Json& page : vectors(file)) {
      const std::string html = page["html"];
      const std::string url = page["url"];
      CAPTURE(url);
      const auto tree = links_in_tree(html, url);
      CHECK(links_by_scan(html, url) == tree);
      const auto anchors = anchors_in_tree(html, url);
      for (const Link& link : extractors::find_links({url, 200, "text/html; charset=utf-8", html})) {
        const auto known = anchors.find(link.url.text());
        if (known == anchors.end() || known->second.count("") > 0) continue;
        CAPTURE(link.anchor);
        CHECK(known->second.count(link.anchor) == 1);
      }
      all += tree.size();
    }
  }
  CHECK(all > 500);
}

TEST_CASE("on the documents of html5lib the scanner and the tree differ in four ways, all harmless") {
  struct Row {
    const char* why;
    const char* sign;
    int documents;
  };
  Row rows[] = {
      {"a tree of frames drops all else: following what it drops loses nothing", "<frameset", 0},
      {"this Gumbo drops links in <select>, which today's browsers keep", "<select", 0},
      {"a <template> that a drawing's end tag leaves open", "<template><svg>", 0},
      {"<plaintext> in a drawing's title", "<svg><title><plaintext>", 0},
  };
  int all = 0;
  for (const Json& document : vectors("html_trees.jsonl")) {
    const std::string html = with_addresses(document["html"]);
    const auto tree = links_in_tree(html, address);
    const auto scan = links_by_scan(html, address);
    ++all;
    if (tree == scan) continue;
    CAPTURE(html);
    auto* const row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& each) {
      return html.find(each.sign) != std::string::npos;
    });
    CHECK(row != std::end(rows));
    if (row != std::end(rows)) ++row->documents;
  }
  CHECK(all == 1795);
  const int expected[] = {61, 32, 1, 1};
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    CAPTURE(rows[i].why);
    CHECK(rows[i].documents == expected[i]);
  }
}
