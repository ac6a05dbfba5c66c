#include "crawler/twins.hpp"

#include "crawler/identity.hpp"

#include "conformance.hpp"
#include "crawl_fixture.hpp"

#include <doctest/doctest.h>

#include <random>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it

namespace {

Url url(const std::string& text) {
  return Url::parse(text).value();
}

/// Names of the differences, joined.
std::string apart(const std::string& a, const std::string& b) {
  std::string out;
  for (const Difference difference : differences(url(a), url(b)))
    out += (out.empty() ? "" : " ") + std::string(difference_names[static_cast<std::size_t>(difference)]);
  return out;
}

/// A site that answers `path` for the addresses of `spellings`.
Pages site(const std::vector<std::pair<std::string, std::string>>& path_and_text,
           const std::vector<std::pair<std::string, std::string>>& links) {
  Pages pages;
  pages["http://roc.example.nl/"] = page_with(links, "home");
  for (const auto& [path, text] : path_and_text) pages["http://roc.example.nl" + path] = page_with({}, text);
  return pages;
}

const std::string many_words =
    "hier staan woorden genoeg om een pagina te herkennen want elke pagina heeft haar eigen verhaal over ";

}  // namespace

TEST_CASE("twins have one key and differ in what they differ in") {
  struct Row {
    const char* a;
    const char* b;
    const char* differences;
  };
  const Row rows[] = {
      {"http://roc.nl/a", "http://roc.nl/a/", "slash"},
      {"http://roc.nl/Kok", "http://roc.nl/kok", "case"},
      {"http://roc.nl/x?a=1&b=2", "http://roc.nl/x?b=2&a=1", "order"},
      {"http://roc.nl/a/", "http://roc.nl/a/index.html", "index"},
      {"http://roc.nl/a", "http://roc.nl/a/index.php", "index slash"},
      {"http://roc.nl/a", "https://roc.nl/a", "scheme"},
      {"http://roc.nl/a", "http://www.roc.nl/a", "www"},
      {"http://roc.nl/a", "https://www.roc.nl/A/", "scheme www case slash"},
      {"http://roc.nl/a", "http://roc.nl/a", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(twin_key(url(row.a)) == twin_key(url(row.b)));
    CHECK(apart(row.a, row.b) == row.differences);
    CHECK(apart(row.b, row.a) == row.differences);
  }
  for (const auto& [a, b] : {std::pair{"http://roc.nl/a", "http://roc.nl/b"},
                             {"http://roc.nl/x?a=1", "http://roc.nl/x?a=2"},
                             {"http://roc.nl/x?a=1&a=2", "http://roc.nl/x?a=2&a=1"},
                             {"http://roc.nl/a", "http://llo.roc.nl/a"}}) {
    CAPTURE(a);
    CHECK(twin_key(url(a)) != twin_key(url(b)));
  }
}

TEST_CASE("no difference is taken for none before it was seen three times, or once it was seen to matter") {
  CHECK_FALSE(TwinEvidence{0, 0}.is_proof());
  CHECK_FALSE(TwinEvidence{2, 0}.is_proof());
  CHECK(TwinEvidence{3, 0}.is_proof());
  CHECK_FALSE(TwinEvidence{300, 1}.is_proof());
}

TEST_CASE("a site that takes no notice of a slash is not asked twice for every page") {
  constexpr int pairs = 20;
  const auto path_of = [](int i) { return "/" + std::string(1, static_cast<char>('a' + i)); };
  Pages pages;
  pages["http://roc.example.nl/"] = page_with({{"/a", "Begin"}, {"/a/", "Begin"}}, "home");
  for (int i = 0; i < pairs; ++i) {
    const std::string next = path_of(i + 1);
    for (const std::string slash : {"", "/"})
      pages["http://roc.example.nl" + path_of(i) + slash] =
          page_with({{next, "Verder"}, {next + "/", "Verder"}}, many_words + path_of(i));
  }
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  run(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings_for(web));
  const auto log = log_of(folder.path());
  int asked = 0;
  for (int i = 0; i < pairs; ++i) {
    const LogEntry bare = log.at("http://roc.example.nl" + path_of(i));
    const LogEntry slashed = log.at("http://roc.example.nl" + path_of(i) + "/");
    CAPTURE(bare.url);
    asked += (bare.state == "fetched" ? 1 : 0) + (slashed.state == "fetched" ? 1 : 0);
    CHECK((bare.state == "fetched" || slashed.state == "fetched"));
    if (slashed.state == "skipped")
      CHECK(slashed.reason ==
            "same page as " + bare.url + ": on this site such addresses were one page each time");
  }
  CHECK(asked <= pairs + 6);
}

TEST_CASE("twins that were in the queue before the site was known are left too") {
  Pages pages;
  std::vector<std::pair<std::string, std::string>> links;
  for (char name = 'a'; name < 'u'; ++name) {
    for (const std::string slash : {"", "/"}) {
      const std::string path = "/" + std::string(1, name) + slash;
      pages["http://roc.example.nl" + path] = page_with({}, many_words + name);
      links.emplace_back(path, "Pagina");
    }
  }
  pages["http://roc.example.nl/"] = page_with(links, "home");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  run(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings_for(web));
  const auto log = log_of(folder.path());
  int asked = 0;
  for (char name = 'a'; name < 'u'; ++name) {
    const LogEntry& bare = log.at("http://roc.example.nl/" + std::string(1, name));
    const LogEntry& slashed = log.at(bare.url + "/");
    asked += (bare.state == "fetched" ? 1 : 0) + (slashed.state == "fetched" ? 1 : 0);
    CAPTURE(bare.url);
    CHECK((bare.state == "fetched" || slashed.state == "fetched"));
    for (const LogEntry* entry : {&bare, &slashed})
      if (entry->state != "fetched") CHECK(entry->reason.starts_with("same page as http://roc.example.nl/"));
  }
  CHECK(asked < 40);
}

TEST_CASE("a site that knows capitals from small letters is asked for both, each time") {
  std::vector<std::pair<std::string, std::string>> answers;
  std::vector<std::pair<std::string, std::string>> links;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
    const std::string capital(1, static_cast<char>(name[0] - 32));
    answers.emplace_back("/x" + std::string(name), many_words + "klein " + name);
    answers.emplace_back("/x" + capital, "Iets heel anders dan de kleine letter, namelijk over " + capital);
    links.emplace_back("/x" + std::string(name), "Klein");
    links.emplace_back("/x" + capital, "Groot");
  }
  const LoopbackWeb web(script_of(site(answers, links)));
  const RunFolder folder;
  run(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings_for(web));
  for (const auto& [path, text] : answers) {
    CAPTURE(path);
    CHECK(log_of(folder.path()).at("http://roc.example.nl" + path).state == "fetched");
  }
}

TEST_CASE("the spelling that a redirect ends at is asked, though its twin stood in the queue") {
  Pages pages;
  std::vector<std::pair<std::string, std::string>> links;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
    const std::string at = "http://roc.example.nl/" + std::string(name);
    pages[at] = redirect_to(at + "/");
    pages[at + "/"] = page_with({}, many_words + name);
    links.emplace_back("/" + std::string(name), "Pagina");
  }
  pages["http://roc.example.nl/"] = page_with(links, "home");
  const LoopbackWeb web(script_of(pages));
  const RunFolder folder;
  run(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings_for(web));
  const auto log = log_of(folder.path());
  for (const auto& [path, text] : links)
    CHECK(log.at("http://roc.example.nl" + path + "/").state == "fetched");
}

TEST_CASE("identity keeps what a page may depend on, whatever is thrown at it") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {
      "/",    "a",          "B", "%41", "%2f", "%7e",  ".",   "..",  "?", "=", "&",   "utm_x=", "sid",
      "id=1", "phpsessid=", ";", "%20", "#x",  "page", "x=2", "x=1", "é", "+", "%3D", "//",     "gclid=abc"};
  std::uniform_int_distribution<std::size_t> any(0, pieces.size() - 1);
  for (int i = 0; i < 20'000; ++i) {
    std::string text = "https://Roc.Example.NL:443/";
    for (std::size_t count = any(random) % 9; count > 0; --count) text += pieces[any(random)];
    const auto parsed = Url::parse(text);
    if (!parsed) continue;
    CAPTURE(text);
    const Url once = identity(*parsed);
    CHECK(identity(once) == once);
    CHECK(Url::parse(once.text()).value() == once);
    CHECK(once.origin() == "https://roc.example.nl");
    // What stays of the query is a part of what was there, in its order.
    CHECK(once.query().size() <= 3 * parsed->query().size());
    const auto rebased = Url::parse(std::string(parsed->path_and_query()), *parsed);
    if (rebased && !parsed->path().starts_with("//")) CHECK(identity(*rebased) == once);
  }
}

}  // namespace vindbaar::crawler
