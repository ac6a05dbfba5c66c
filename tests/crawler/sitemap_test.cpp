#include "crawler/sitemap.hpp"

#include "crawler/defaults.hpp"

#include "conformance.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace vindbaar::crawler {
namespace {

std::set<std::string> texts(const std::vector<Url>& urls) {
  std::set<std::string> all;
  for (const Url& url : urls) all.insert(url.text());
  return all;
}

const Url here = Url::parse("http://example.com/sitemap.xml").value();

/// crawler-commons, told to be strict, drops what is not below the sitemap's own folder; our crawler asks its
/// scope instead.
bool is_below(const std::string& url, const std::string& sitemap) {
  const std::string folder = sitemap.substr(0, sitemap.rfind('/') + 1);
  const auto without_scheme = [](const std::string& text) { return text.substr(text.find("://") + 3); };
  return without_scheme(url).starts_with(without_scheme(folder));
}

}  // namespace

TEST_CASE("sitemaps are read as crawler-commons reads them") {
  int count = 0;
  int of_any_namespace = 0;
  for (const auto& row : conformance::rows("sitemaps/expected.jsonl")) {
    const bool is_strict_on_namespaces = row["strict_namespace"].get<bool>() && !row["error"].is_null();
    if (is_strict_on_namespaces) {  // what the library refuses when told to, and we read: any namespace
      const Sitemap read = parse_sitemap(conformance::bytes(row["file"]), here);
      CHECK(read.pages.size() > 0);
      ++of_any_namespace;
      continue;
    }
    const std::string name = row["file"];
    CAPTURE(name);
    const Url at = Url::parse(row["url"].get<std::string>()).value();
    const Sitemap sitemap = parse_sitemap(conformance::bytes(name), at);
    std::set<std::string> found = texts(sitemap.pages);
    if (!row["type"].is_null() && row["type"] == "INDEX") found = texts(sitemap.sitemaps);
    if (row["strict_same_path"].get<bool>() && row["type"] == "XML")
      std::erase_if(found, [&](const std::string& url) { return !is_below(url, at.text()); });
    std::set<std::string> expected;
    for (const auto& url : row["urls"]) {
      const auto parsed = Url::parse(url.get<std::string>());
      if (parsed) expected.insert(parsed->text());
    }
    if (row["error"].is_null())
      CHECK(found == expected);
    else
      CHECK_FALSE(
          sitemap.problem.empty());  // what stood before the break is kept, where the library drops all
    ++count;
  }
  CHECK(count == 51);
  CHECK(of_any_namespace == 1);
}

TEST_CASE("a hostile sitemap is read without harm") {
  struct Row {
    const char* file;
    std::set<std::string> urls;
  };
  const std::string ok = "http://example.com/ok";
  const Row rows[] = {
      {"billion_laughs.xml", {}},   {"xxe_file.xml", {}},       {"xxe_http_dtd.xml", {ok}},
      {"param_entity.xml", {ok}},   {"xinclude.xml", {ok}},     {"recursive_entity.xml", {}},
      {"nul_bytes.xml", {}},        {"invalid_utf8.xml", {ok}}, {"utf16.xml", {ok}},
      {"index_self_loop.xml", {}},  {"javascript_loc.xml", {}}, {"html_error_page.xml", {}},
      {"quadratic_blowup.xml", {}}, {"truncated.xml", {}},      {"gzip_bomb_300m.xml.gz", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file);
    const Sitemap sitemap =
        parse_sitemap(conformance::bytes(std::string("sitemaps_malicious/") + row.file), here);
    for (const Url& page : sitemap.pages) {
      CAPTURE(page.text());
      CHECK(page.text().size() < 200);  // nothing was expanded
      CHECK(page.text().find("root:") == std::string::npos);
    }
    const auto found = texts(sitemap.pages);
    CHECK(std::includes(found.begin(), found.end(), row.urls.begin(), row.urls.end()));
  }
  CHECK(conformance::rows("sitemaps_malicious/expected.jsonl").size() == std::size(rows) + 2);  // made below
  const Sitemap loop = parse_sitemap(conformance::bytes("sitemaps_malicious/index_self_loop.xml"),
                                     Url::parse("http://example.com/sitemap.xml").value());
  CHECK(texts(loop.sitemaps).count("http://example.com/sitemap.xml") == 0);
}

TEST_CASE("no more than 50,000 addresses are taken, and depth costs nothing") {
  std::string many = "<?xml version=\"1.0\"?><urlset>";
  for (int i = 0; i <= 50'000; ++i)
    many += "<url><loc>http://example.com/" + std::to_string(i) + "</loc></url>";
  CHECK(parse_sitemap(many + "</urlset>", here).pages.size() == defaults::sitemap_urls);

  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  deep += "<url><loc>http://example.com/deep</loc></url>";
  for (int i = 0; i < 200'000; ++i) deep += "</a>";
  CHECK(parse_sitemap(deep, here).pages.empty());
}

TEST_CASE("what changed last is asked first, and dates that are none change nothing") {
  const Sitemap sitemap = parse_sitemap(
      "<urlset><url><loc>/none</loc></url><url><loc>/odd</loc><lastmod>yesterday</lastmod></url>"
      "<url><loc>/old</loc><lastmod>2019-05-02</lastmod></url>"
      "<url><loc>/new</loc><lastmod> 2026-09-01T10:00:00+02:00 </lastmod></url>"
      "<url><loc>/alike</loc><lastmod>2019-05-02</lastmod></url></urlset>",
      here);
  std::vector<std::string> paths;
  for (const Url& page : sitemap.pages) paths.emplace_back(page.path());
  CHECK(paths == std::vector<std::string>{"/new", "/old", "/alike", "/none", "/odd"});
}

TEST_CASE("relative addresses, feeds and text are read; what is none says so") {
  CHECK(texts(parse_sitemap(
                  "<urlset><url><loc> /a </loc></url><url><loc><![CDATA[/b?x=1&y=2]]></loc></url></urlset>",
                  here)
                  .pages) == std::set<std::string>{"http://example.com/a", "http://example.com/b?x=1&y=2"});
  CHECK(texts(parse_sitemap("\xEF\xBB\xBFhttp://example.com/a\r\n\r\nnot an address\nhttp://example.com/b\n",
                            here)
                  .pages)
            .count("http://example.com/b") == 1);
  CHECK(parse_sitemap("<!doctype html><html><body><a href='/a'>a</a></body></html>", here).problem.size() >
        0);
  CHECK(parse_sitemap("", here).problem == "empty");
  CHECK(parse_sitemap("Page not found", here).problem == "not a sitemap");
  CHECK(parse_sitemap("<urlset></urlset>", here).problem.empty());
}

}  // namespace vindbaar::crawler
