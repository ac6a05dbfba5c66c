// A site of another make than the simulated ones: whatever way it has of pointing to a page, the page is
// found.
#include "crawl_fixture.hpp"

#include "extractors/extractors.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it

namespace {

const std::string at = "http://www.vakschool.example.nl";

LoopbackWeb::Answer html(const std::string& head, const std::string& body) {
  LoopbackWeb::Answer answer;
  answer.body = "<!doctype html><html><head><title>" + body.substr(0, 20) + "</title>" + head +
                "</head><body><main><p>" + body + "</p></main></body></html>";
  return answer;
}

LoopbackWeb::Answer typed(const std::string& type, const std::string& body) {
  LoopbackWeb::Answer answer;
  answer.type = type;
  answer.body = body;
  return answer;
}

std::string packed(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(text.size() + 100, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::vector<FoundLink> all_links(const FetchedPage& page) {
  std::vector<FoundLink> found;
  const extractors::Response response{page.url.text(), 200, page.content_type, page.body};
  for (const extractors::Link& link : extractors::find_links(response))
    found.push_back({link.url, link.anchor, link.nofollow});
  return found;
}

/// Each way of pointing, from the home page on, and the pages that only it leads to.
Pages vakschool() {
  Pages pages;
  pages[at + "/robots.txt"] = typed("text/plain", "Sitemap: " + at +
                                                      "/kaart-index.xml.gz\nsitemap: /kaart.txt\n"
                                                      "Sitemap: " +
                                                      at + "/nieuws.rss\nSITEMAP:" + at + "/agenda.atom\n");
  pages[at + "/kaart-index.xml.gz"] =
      typed("application/gzip",
            packed("<sitemapindex><sitemap><loc>" + at + "/kaart-1.xml</loc></sitemap></sitemapindex>"));
  pages[at + "/kaart-1.xml"] = typed(
      "text/xml", "<urlset><url><loc>" + at + "/uit-kaart</loc><lastmod>2026-01-01</lastmod></url></urlset>");
  pages[at + "/kaart.txt"] = typed("text/plain", at + "/uit-tekst\n");
  pages[at + "/nieuws.rss"] =
      typed("application/rss+xml", "<rss version=\"2.0\"><channel><link>" + at + "/</link><item><link>" + at +
                                       "/uit-rss</link></item></channel></rss>");
  pages[at + "/agenda.atom"] =
      typed("application/atom+xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link href=\"" + at +
                                        "/uit-atom\"/></entry></feed>");
  pages[at + "/"] = html("<link rel=alternate hreflang=en href=\"/en/\"><link rel=canonical href=\"" + at +
                             "/thuis\">"
                             "<script "
                             "type=\"application/ld+json\">{\"@context\":\"https://"
                             "schema.org\",\"@type\":\"ItemList\",\"itemListElement\":"
                             "[{\"@type\":\"ListItem\",\"position\":1,\"url\":\"" +
                             at +
                             "/uit-json\"},"
                             "{\"@type\":\"ListItem\",\"item\":{\"@type\":\"Course\",\"@id\":\"" +
                             at + "/uit-json-id\",\"url\":\"/uit-json-relatief\"}}]}</script>",
                         "home <a href=\"cursussen?page=1\">Cursussen</a> <a href='oud.html'>Oud</a> <a "
                         "href=/kaartpagina>Kaart</a>"
                         "<map><area href=\"/uit-area\"></map><iframe src=\"/uit-frame\"></iframe>");
  pages[at + "/cursussen?page=1"] =
      html("<link rel=next href=\"?page=2\">", "een <a href=\"/cursus/een\">Een</a>");
  pages[at + "/cursussen?page=2"] =
      html("", "twee <a href=\"/cursus/twee\">Twee</a> <a href=\"?page=3\" rel=next>volgende</a>");
  pages[at + "/cursussen?page=3"] =
      html("", "drie <a href=\"/cursus/drie\">Drie</a> <a href=\"?page=4\">»</a>");
  pages[at + "/cursussen?page=4"] = html("", "vier <a href=\"/cursus/vier\">Vier</a>");
  pages[at + "/oud.html"] =
      html("<meta http-equiv=\"Refresh\" content=\"3; URL='/verhuisd'\">", "wij zijn verhuisd");
  pages[at + "/kaartpagina"] = html("<base href=\"" + at + "/diep/in/\">",
                                    "kaart <a href=\"de-site\">Diep</a><a href=\"../gids.PDF\">Gids</a>");
  pages[at + "/diep/gids.PDF"] = typed("application/pdf", "%PDF-1.4\n%%EOF");
  LoopbackWeb::Answer refresh = html("", "even geduld");
  refresh.headers = {{"Refresh", "0; url=/uit-refresh"}};
  pages[at + "/uit-kaart"] = refresh;
  LoopbackWeb::Answer linked = html("", "met een koptekst");
  linked.headers = {{"Link", "</uit-link>; rel=\"next\", </nee.css>; rel=preload"}};
  pages[at + "/uit-tekst"] = linked;
  for (const char* path : {"/uit-rss", "/uit-atom", "/en/", "/thuis", "/uit-json", "/uit-json-relatief",
                           "/uit-area", "/uit-frame", "/cursus/een", "/cursus/twee", "/cursus/drie",
                           "/cursus/vier", "/verhuisd", "/diep/in/de-site", "/uit-refresh", "/uit-link"})
    pages[at + path] = html("", std::string("pagina ") + path);
  return pages;
}

}  // namespace

TEST_CASE("every way in which a site points to a page is followed") {
  const Pages pages = vakschool();
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  const std::atomic<bool> never{false};
  const auto summary =
      crawl(folder.path(), lists_of({{"vakschool", at + "/"}}), settings_for(web), &all_links, {}, never);
  REQUIRE(summary.has_value());
  const auto log = log_of(folder.path());
  for (const auto& [url, answer] : pages) {
    CAPTURE(url);
    REQUIRE(log.contains(url));
    CHECK(log.at(url).state == "fetched");
  }
  CHECK_FALSE(log.contains(at + "/nee.css"));
}

TEST_CASE("X-Robots-Tag keeps us from a page's links when it speaks to us") {
  struct Row {
    const char* tag;
    bool is_followed;
  };
  const Row rows[] = {{"nofollow", false},
                      {"noindex, NoFollow", false},
                      {"none", false},
                      {"vindbaar: nofollow", false},
                      {"otherbot: nofollow", true},
                      {"noindex", true},
                      {"otherbot: noindex\r\nX-Robots-Tag: nofollow", false},
                      {"unavailable_after: 25 Jun 2027 15:00:00 GMT, nofollow", false},
                      {"max-snippet: 20, nofollow", false},
                      {"otherbot: noindex, nofollow", true}};
  for (const Row& row : rows) {
    CAPTURE(row.tag);
    Pages pages = school("roc.example.nl");
    pages["http://roc.example.nl/"].headers = {{"X-Robots-Tag", row.tag}};
    const LoopbackWeb web(script_of(pages));
    const RunFolder folder;
    run(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings_for(web));
    CHECK((log_of(folder.path()).at("http://roc.example.nl/opleidingen").state == "fetched") ==
          row.is_followed);
  }
}

}  // namespace vindbaar::crawler
