#include "extractors/extractors.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace vindbaar;
using extractors::Link;

namespace {

std::vector<Link> links_of(std::string_view html, const std::string& url = "https://roc.example/a/b.html") {
  return extractors::find_links({url, 200, "text/html", html});
}

/// "url anchor" a line, with marks: ! nofollow, ~ alternate.
std::string shown(const std::vector<Link>& links) {
  std::string all;
  for (const Link& link : links) {
    all += link.url.text() + (link.nofollow ? " !" : "") + (link.is_alternate ? " ~" : "") + " " +
           link.anchor + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("links are found where browsers find them, once each, in page order") {
  struct Row {
    const char* what;
    const char* html;
    const char* links;
  };
  const Row rows[] = {
      {"relative", "<a href='c.html'>Naar  <b>c</b></a>", "https://roc.example/a/c.html Naar c\n"},
      {"base", "<base href='/x/'><a href=c>c</a>", "https://roc.example/x/c c\n"},
      {"fragment only is no link", "<a href='#top'>top</a>", ""},
      {"fragments do not make two", "<a href='/c#een'>een</a><a href='/c#twee'>twee</a>",
       "https://roc.example/c een\n"},
      {"mail and script are no links", "<a href='mailto:x@y.nl'>x</a><a href='javascript:void(0)'>y</a>", ""},
      {"area", "<area href='/kaart' alt='De kaart'>", "https://roc.example/kaart De kaart\n"},
      {"picture as anchor", "<a href='/p'><img src=x alt='Aanmelden'></a>",
       "https://roc.example/p Aanmelden\n"},
      {"label as anchor", "<a href='/p' aria-label='Zoeken'><svg></svg></a>",
       "https://roc.example/p Zoeken\n"},
      {"references in address and text", "<a href='/?a=1&amp;b=2'>K&uuml;nst &#38; co</a>",
       "https://roc.example/?a=1&b=2 Künst & co\n"},
      {"nofollow of a link", "<a rel='noopener nofollow' href='/p'>p</a>", "https://roc.example/p ! p\n"},
      {"nofollow of a page", "<meta name=robots content='noindex, nofollow'><a href='/p'>p</a>",
       "https://roc.example/p ! p\n"},
      {"nofollow said to us", "<meta name=Vindbaar content=nofollow><a href='/p'>p</a>",
       "https://roc.example/p ! p\n"},
      {"nofollow said to another", "<meta name=googlebot content=nofollow><a href='/p'>p</a>",
       "https://roc.example/p p\n"},
      {"refresh", "<meta http-equiv=refresh content=\"0; url='/nieuw'\">", "https://roc.example/nieuw \n"},
      {"canonical", "<link rel=canonical href='/echt'>", "https://roc.example/echt ~ \n"},
      {"style sheets are no pages", "<link rel='alternate stylesheet' href='/s.css'><link rel=icon href=/i>",
       ""},
      {"feeds are no pages", "<link rel=alternate type='application/rss+xml' href='/feed'>", ""},
      {"comments", "<!-- <a href='/weg'>weg</a> --><a href='/hier'>hier</a>",
       "https://roc.example/hier hier\n"},
      {"inside scripts", "<script>'<a href=/weg>'</script><a href='/hier'>hier</a>",
       "https://roc.example/hier hier\n"},
      {"unclosed anchors", "<a href='/een'>een<a href='/twee'>twee",
       "https://roc.example/een een\nhttps://roc.example/twee twee\n"},
      {"a card as a link", "<a href='/k'><h3>Titel</h3><p>Tekst</p></a>",
       "https://roc.example/k Titel Tekst\n"},
      {"quotes with > in them", "<a title='a > b' href='/q'>q</a>", "https://roc.example/q q\n"},
      {"JSON-LD",
       "<script type='application/ld+json'>{\"@type\":\"Course\",\"name\":\"X\",\"url\":\"/x\"}</script>",
       "https://roc.example/x X\n"},
      {"a list of addresses in JSON-LD",
       "<script type='application/ld+json'>{\"@type\":\"ItemList\",\"itemListElement\":[\"/een\","
       "{\"@type\":\"ListItem\",\"item\":\"/twee\"},{\"@type\":\"ListItem\",\"item\":{\"@id\":\"/drie\","
       "\"name\":\"Drie\"}}]}</script>",
       "https://roc.example/een \nhttps://roc.example/twee \nhttps://roc.example/drie \n"},
      {"frames",
       "<frameset><frame src='/menu.html' title='Menu'></frameset><iframe src=/inschrijven></iframe>",
       "https://roc.example/menu.html Menu\nhttps://roc.example/inschrijven \n"},
      {"languages and pages of a list",
       "<link rel=alternate hreflang=en href='/en/b'><link rel=next href='?page=2'><link rel=prev "
       "href='?page=0'>",
       "https://roc.example/en/b ~ \nhttps://roc.example/a/b.html?page=2 ~ \n"
       "https://roc.example/a/b.html?page=0 ~ \n"},
      {"a page's data",
       "<script id=__NEXT_DATA__ "
       "type='application/json'>{\"props\":{\"list\":[{\"title\":\"Kok\",\"url\":\"/kok\"},"
       "{\"label\":\"Bakker\",\"href\":\"https://roc.example/bakker?a=1\"},{\"url\":\"/logo.svg\"},"
       "{\"path\":\"/_next/static/x\"},{\"url\":\"een zin\"},{\"slug\":\"kok\"}]}}</script>",
       "https://roc.example/kok Kok\nhttps://roc.example/bakker?a=1 Bakker\n"},
      {"broken page data", "<script type='application/json'>{\"url\":\"/a\"</script><a href=/b>b</a>",
       "https://roc.example/b b\n"},
      {"a template is not on the page", "<template><a href='/t'>t</a></template>", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(links_of(row.html)) == row.links);
  }
}

TEST_CASE("a long text of a link is cut to clean words") {
  const std::string cut_at_blank = std::string(299, 'a') + " b";
  CHECK(links_of("<a href='/k'>" + cut_at_blank + "</a>").at(0).anchor == std::string(299, 'a'));
  const std::string cut_in_letter = std::string(299, 'a') + "é";
  CHECK(links_of("<a href='/k'>" + cut_in_letter + "</a>").at(0).anchor == std::string(299, 'a') + "\uFFFD");
}

TEST_CASE("where a page sends its visitors by itself is told from where it points") {
  const auto links =
      extractors::find_links({"https://roc.example/", 200, "text/html",
                              "<meta http-equiv=refresh content='0;url=/nieuw'><a href='/oud'>oud</a>"});
  REQUIRE(links.size() == 2);
  CHECK(links[0].is_refresh);
  CHECK_FALSE(links[1].is_refresh);
}

TEST_CASE("what is no HTML has no links") {
  CHECK(extractors::find_links({"https://roc.example/a", 200, "application/pdf", "<a href=x>x</a>"}).empty());
  CHECK(extractors::find_links({"https://roc.example/a", 200, "", "\x89PNG <a href=x>x</a>"}).empty());
  CHECK(extractors::find_links({"https://roc.example/a", 200, "", "<!doctype html><a href=x>x</a>"}).size() ==
        1);
}
