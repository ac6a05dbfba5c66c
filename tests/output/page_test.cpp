// report.html: text from strangers stays text, and numbers lead to their evidence.
#include "output/files/evidence.hpp"
#include "output/files/html_text.hpp"
#include "tests/output/published.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <fstream>

using namespace vindbaar;
using namespace vindbaar::files;
using namespace vindbaar::test;

namespace {

std::vector<std::string> payloads() {
  std::ifstream file(std::string(TEST_DATA) + "/output/xss.jsonl");
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);) all.push_back(nlohmann::json::parse(line)["payload"]);
  REQUIRE(all.size() > 500);
  return all;
}

/// The page with `text` wherever a website or a list could have put it.
std::string page_with(const std::string& text) {
  Published world;
  world.run = text;
  for (auto& row : world.rows.offerings) {
    row.title = text;
    row.evidence = text;
    row.url = text;
    row.excluded_by = row.findable ? "" : text;
  }
  for (auto& page : world.rows.pages) page.record = text;
  for (auto& institution : world.list.institutions) {
    institution.name = text;
    institution.province = text;
  }
  for (auto& certificate : world.list.certificates) certificate.name = text;
  for (auto& row : world.rows.institutions) row.reason = text;
  for (auto& copy : world.archived) {
    copy.url = copy.record = copy.archived_at = text;
    for (auto& passage : copy.passages) passage.text = passage.link = text;
  }
  world.make();
  std::string page = page_of(world.publication()) + evidence_page(world.publication(), "alfa");
  for (const auto& letter : world.letters) page += letter_page(world.publication(), letter);
  // Whether a quote is found in the copy, and marked, depends on the text; the marks are ours.
  for (const char* mark : {"<mark>", "</mark>"}) {
    for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at))
      page.erase(at, std::strlen(mark));
  }
  return page;
}

std::ptrdiff_t count_of(const std::string& text, char sign) {
  return std::count(text.begin(), text.end(), sign);
}

/// The page without its data block: where a quote sign would end an attribute.
std::string without_data(std::string page) {
  const std::string start = "<script type=\"application/json\"";
  for (auto at = page.find(start); at != std::string::npos; at = page.find(start, at))
    page.erase(at, page.find("</script>", at) - at);
  return page;
}

}  // namespace

TEST_CASE("no text from outside adds a tag, ends an attribute or leaves the data block") {
  const std::string plain = page_with("gewoon");
  const auto all = payloads();
  constexpr std::size_t together = 40;  // a page for each would take half a minute
  for (std::size_t at = 0; at < all.size(); at += together) {
    std::string text;
    for (std::size_t one = at; one < std::min(at + together, all.size()); ++one) text += all[one] + ' ';
    CAPTURE(text);
    const std::string page = page_with(text);
    CHECK(count_of(page, '<') == count_of(plain, '<'));
    CHECK(count_of(page, '>') == count_of(plain, '>'));
    CHECK(count_of(without_data(page), '"') == count_of(without_data(plain), '"'));
  }
}

TEST_CASE("a page links to http and https only") {
  struct Row {
    const char* url;
    bool is_link;
  };
  const Row rows[] = {{"https://school.nl/x", true},   {"http://school.nl", true},
                      {"javascript:alert(1)", false},  {"JaVaScRiPt:alert(1)", false},
                      {"data:text/html,<b>", false},   {"//school.nl/x", false},
                      {"vbscript:msgbox(1)", false},   {"file:///etc/passwd", false},
                      {" javascript:alert(1)", false}, {"", false}};
  for (const Row& row : rows) {
    CAPTURE(row.url);
    CHECK(safe_link(row.url).has_value() == row.is_link);
  }
  for (const std::string& payload : payloads()) {
    const auto link = safe_link(payload);
    if (link) CHECK(link->starts_with("http"));
  }
}

TEST_CASE("the page uses no network and says so to the browser") {
  const std::string page = page_with("gewoon");
  CHECK(page.find("default-src 'none'") != std::string::npos);
  for (const char* loads :
       {"src=", "<link", "@import", "url(", "fetch(", "XMLHttpRequest", "<img", "<iframe"}) {
    CAPTURE(loads);
    CHECK(page.find(loads) == std::string::npos);
  }
}

TEST_CASE("a quote becomes a text fragment that browsers understand") {
  const std::string page = "https://school.nl/x";
  struct Row {
    const char* quote;
    const char* link;
  };
  const Row rows[] = {
      {"", "https://school.nl/x"},
      {"mbo-certificaat, erkend", "https://school.nl/x#:~:text=mbo%2Dcertificaat%2C%20erkend"},
      {"één twee", "https://school.nl/x#:~:text=%C3%A9%C3%A9n%20twee"},
      {"a b c d e f g h i j k l", "https://school.nl/x#:~:text=a%20b%20c%20d%20e,h%20i%20j%20k%20l"},
  };
  for (const Row& row : rows) CHECK(with_text_fragment(page, row.quote) == row.link);
  CHECK(with_text_fragment("https://school.nl/x#deel", "woord") == "https://school.nl/x#deel:~:text=woord");
}

TEST_CASE("a long text is cut between characters") {
  CHECK(cut("kort", 10) == "kort");
  CHECK(cut("éééééééé", 10) == "ééé…");
}

TEST_CASE("numbers link to their evidence, and the evidence knows page, quote and record") {
  Published world;
  world.make();
  const std::string page = page_of(world.publication());
  CHECK(page.find("<a href=\"#bewijs=K0905/bekostigd\">2</a>") != std::string::npos);
  CHECK(page.find("https://alfa.nl/cursus/helpende-plus#:~:text=een%20mbo%2Dcertificaat") !=
        std::string::npos);
  CHECK(page.find("\"archive\":\"evidence/alfa.html#K0905\"") != std::string::npos);
  CHECK(letter_page(world.publication(), world.letters[0]).find("../report.html#bewijs=alfa") !=
        std::string::npos);
}

TEST_CASE("the copy of a page has its text, its place in the archive, and marks the words that count") {
  Published world;
  world.rows.offerings[1].evidence = "een mbo-certificaat";
  world.make();
  const std::string copy = evidence_page(world.publication(), "alfa");
  CHECK(copy.find("<li id=\"K0905\">") != std::string::npos);
  CHECK(copy.find("vindbaar-00001.warc.gz:95767") != std::string::npos);
  CHECK(copy.find("<p>Je behaalt <mark>een mbo-certificaat</mark>.</p>") != std::string::npos);
  CHECK(copy.find("C0039") == std::string::npos);  // rests on another page, which has no copy
  world.archived.clear();
  CHECK(page_of(world.publication()).find("evidence/alfa.html") == std::string::npos);
}

TEST_CASE("the headline carries its interval once a sample has been judged") {
  Published world;
  world.make();
  CHECK(page_of(world.publication()).find("Beoordeelde steekproef") == std::string::npos);
  world.quality = report::Quality{
      120, {0.95, 0.9, 0.98}, report::Estimate{0.8, 0.7, 0.9}, report::Estimate{350, 330, 370}, {}};
  const std::string page = page_of(world.publication());
  CHECK(page.find("Beoordeelde steekproef van 120: precisie 95,0% (90,0-98,0%)") != std::string::npos);
  CHECK(page.find("vindbare trajecten <small>95%-interval: 330-370</small>") != std::string::npos);
  CHECK(page.find("instellingen met aanbod <small>95%-interval: 3-3</small>") != std::string::npos);
  CHECK(page.find("Gecorrigeerd aantal vindbare trajecten: 350 (330-370)") != std::string::npos);
  world.list.institutions[0].extra["members"] = "kop|clusius";  // R9: one row, two institutions
  world.make();
  CHECK(page_of(world.publication()).find("instellingen met aanbod <small>95%-interval: 4-4</small>") !=
        std::string::npos);
}

TEST_CASE("what nobody saw is estimated in the report, with what the estimate takes for granted") {
  Published world;
  world.make();
  CHECK(page_of(world.publication()).find("Chapman") == std::string::npos);
  auto publication = world.publication();
  publication.coverage = report::Coverage{40, 45, 30, 55, {59.8, 55, 68}};
  CHECK(page_of(publication).find("zijn er 55 gezien; naar schatting zijn er 60 (95%-interval 55-68)") !=
        std::string::npos);
  CHECK(page_of(publication).find("onafhankelijk van elkaar") != std::string::npos);
  CHECK(page_of(publication).find("Chao") == std::string::npos);
  publication.coverage->three = {15, 15, 15, 60, {72, 65, 90}};
  CHECK(page_of(publication).find("ten minste 72 (65-90) (Chao)") != std::string::npos);
}

TEST_CASE("the copy of a page keeps headings, lists, tables and links, and its furniture aside") {
  Published world;
  using Role = ArchivedPassage::Role;
  world.archived[0].passages = {
      {Role::list_item, 0, "Home", "https://alfa.nl/", false, true},
      {Role::heading, 2, "Wat leer je?"},
      {Role::list_item, 0, "Verzorgen"},
      {Role::list_item, 0, "Meer", "https://alfa.nl/meer"},
      {Role::cell, 0, "Duur", "", true},
      {Role::cell, 0, "20 weken"},
      {Role::cell, 0, "Kosten", "", true},
      {Role::cell, 0, "€ 100"},
      {Role::paragraph, 0, "Tot ziens", "javascript:alert(1)"},
  };
  world.make();
  const std::string copy = evidence_page(world.publication(), "alfa");
  CHECK(copy.find(
            "<p class=\"h2\">Wat leer je?</p>\n<ul>\n<li>Verzorgen</li>\n<li><a "
            "href=\"https://alfa.nl/meer\" rel=\"noopener noreferrer\">Meer</a></li>\n</ul>\n"
            "<table>\n<tr><td>Duur</td><td>20 weken</td></tr>\n<tr><td>Kosten</td><td>€ 100</td></tr>\n"
            "</table>\n<p>Tot ziens</p>\n<details><summary>kop, menu en voet van de site</summary>\n<ul>\n"
            "<li><a href=\"https://alfa.nl/\"") != std::string::npos);
}
