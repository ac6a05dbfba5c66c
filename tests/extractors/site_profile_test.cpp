#include "tests/extractors/reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace vindbaar;
using extractors::SiteProfile;

namespace {

std::string course(int number) {
  const std::string n = std::to_string(number);
  return "<div>Volg ons overal</div><h1>Cursus " + n + "</h1><p>Unieke tekst " + n + ".</p><p>Kosten: € " +
         n + "00</p><p>Duur: " + n +
         " weken</p><p>Start: mei</p><p>Resultaat: MBO-certificaat</p><div>Behaal bij ons een diploma of een "
         "branchecertificaat</div>";
}

std::string plain(int number) {
  const std::string n = std::to_string(number);
  return "<div>Volg ons overal</div><h1>Pagina " + n + "</h1><p>Over ons " + n +
         ".</p><div>Behaal bij ons een diploma of een branchecertificaat</div>";
}

std::string url_of(int number) {
  return "https://www.school.example/cursus/nummer-" + std::to_string(number);
}

}  // namespace

TEST_CASE(
    "what repeats on pages of every sort is furniture, what repeats on course pages alone is their "
    "template") {
  SiteProfile profile;
  std::vector<extractors::Document> courses;
  for (int i = 1; i <= 6; ++i) {
    const std::string html = course(i);
    courses.push_back(page_reader().parse({url_of(i), 200, "text/html", html}));
    profile.learn(courses.back());
  }
  for (int i = 1; i <= 5; ++i) {
    const std::string html = plain(i);
    profile.learn(
        page_reader().parse({"https://www.school.example/p" + std::to_string(i), 200, "text/html", html}));
  }
  CHECK(profile.pages() == 11);
  CHECK(profile.repetition("Volg ons overal") == SiteProfile::Repetition::everywhere);
  CHECK(profile.repetition("Resultaat: MBO-certificaat") == SiteProfile::Repetition::often);
  CHECK(profile.repetition("Unieke tekst 1.") == SiteProfile::Repetition::rare);
  CHECK(profile.is_furniture("volg ons OVERAL"));

  const auto reading = page_reader().read(courses[0], profile);
  CHECK(reading.page.main_text.find("branchecertificaat") == std::string::npos);
  REQUIRE(!reading.candidates.empty());
  CHECK(reading.candidates[0].claim.value == Claim::mbo_certificate);
  CHECK(reading.candidates[0].claim.quote == "Resultaat: MBO-certificaat");
}

TEST_CASE("on a site of course pages alone, only what stands on nearly all of them is furniture") {
  SiteProfile profile;
  for (int i = 1; i <= 10; ++i) {
    std::string html = course(i);
    if (i <= 6) html += "<p>Alleen bij de eerste zes.</p>";
    profile.learn(page_reader().parse({url_of(i), 200, "text/html", html}));
  }
  CHECK(profile.repetition("Behaal bij ons een diploma of een branchecertificaat") ==
        SiteProfile::Repetition::everywhere);
  CHECK(profile.repetition("Alleen bij de eerste zes.") == SiteProfile::Repetition::often);
}

TEST_CASE(
    "a sentence that every course of a small site ends with is evidence; the same words elsewhere are not") {
  const std::string claim = "<p>Dit onderdeel sluit je af met een landelijk erkend mbo-certificaat.</p>";
  const auto page = [](const std::string& name, const std::string& rest) {
    return "<main><h1>" + name + "</h1><p>Alles over " + name + ".</p>" + rest + "</main>";
  };
  for (const bool is_everywhere : {false, true}) {
    CAPTURE(is_everywhere);
    SiteProfile profile;
    for (int i = 1; i <= 5; ++i) {
      const std::string html = page("Cursus " + std::to_string(i), claim);
      profile.learn(page_reader().parse({url_of(i), 200, "text/html", html}));
    }
    for (const char* name : {"", "over", "contact", "nieuws", "privacy", "cursus"}) {
      const std::string html = page(name, is_everywhere ? claim : "");
      profile.learn(
          page_reader().parse({"https://www.school.example/" + std::string(name), 200, "text/html", html}));
    }
    const std::string html = page("Cursus 1", claim);
    const auto reading =
        page_reader().read(page_reader().parse({url_of(1), 200, "text/html", html}), profile);
    const bool is_evidence = reading.page.main_text.find("mbo-certificaat") != std::string::npos;
    CHECK(is_evidence == !is_everywhere);
  }
}

TEST_CASE("on a site without folders, what the start page does not show is no frame of the site") {
  const std::string row = "<table><tr><th>Bewijs</th><td>Mbo-certificaat</td></tr></table>";
  for (const bool is_on_start_page : {false, true}) {
    CAPTURE(is_on_start_page);
    SiteProfile profile;
    const auto learn = [&](const std::string& path, const std::string& body) {
      const std::string html = "<h1>" + path + "</h1><p>Alles over " + path + ".</p>" + body;
      profile.learn(page_reader().parse({"https://school.example/" + path, 200, "text/html", html}));
    };
    for (int i = 1; i <= 12; ++i) learn("index.php?cursus=" + std::to_string(i), row);
    learn("", is_on_start_page ? row : "");
    learn("contact", is_on_start_page ? row : "");
    CHECK((profile.repetition("Mbo-certificaat") == SiteProfile::Repetition::everywhere) == is_on_start_page);
  }
}

TEST_CASE("few pages teach nothing") {
  SiteProfile profile;
  for (int i = 1; i <= 4; ++i) {
    const std::string html = plain(i);
    profile.learn(page_reader().parse({url_of(i), 200, "text/html", html}));
  }
  CHECK_FALSE(profile.is_furniture("Volg ons overal"));
}

TEST_CASE("the fingerprint changes with the page's own text and with nothing else") {
  const std::string url = url_of(1);
  const auto once = read_page(url, "<nav>a</nav><h1>X</h1><p>Tekst een.</p>").page.fingerprint;
  CHECK(once.size() == 16);
  CHECK(read_page(url, "<nav>b</nav><h1>X</h1>  <p class=y>Tekst   een.</p>").page.fingerprint == once);
  CHECK(read_page(url, "<nav>a</nav><h1>X</h1><p>Tekst twee.</p>").page.fingerprint != once);
}

TEST_CASE("a pattern that RE2 refuses is named by file and line") {
  seeds::Lists lists;
  seeds::Phrase phrase;
  phrase.id = "kapot";
  phrase.match = "regex";
  phrase.pattern = "(open";
  phrase.file = "claim.csv";
  phrase.line = 7;
  lists.phrases["claim"] = {phrase};
  const auto reader = extractors::Reader::make(lists);
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == "E-PHRASE");
  CHECK(reader.error().what.find("claim.csv:7") == 0);
  CHECK(extractors::check_phrases(lists).size() == 1);
}

TEST_CASE("seeds without the phrases are refused, since every page would read as nothing") {
  seeds::Lists lists = seed_lists();
  lists.phrases.erase("audience");
  const auto reader = extractors::Reader::make(lists);
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == "E-PHRASES-MISSING");
  CHECK(reader.error().what.find("lists/phrases/audience.csv") == 0);
}
