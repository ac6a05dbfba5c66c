#include "crawler/look.hpp"

#include "crawler/fingerprint.hpp"
#include "crawler/plain_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <random>
#include <vector>

namespace vindbaar::crawler {
namespace {

const std::string story =
    "In deze cursus leer je lassen. De lessen zijn op dinsdag en donderdag in Leiden. Je werkt aan echte "
    "opdrachten en "
    "krijgt begeleiding van een docent uit de praktijk. Na afloop kun je zelfstandig werken aan staal en "
    "aluminium. ";

std::string page(const std::string& title, const std::string& text) {
  return "<title>" + title + "</title><header><a href=/>Home</a> Zoeken</header><h1>" + title + "</h1><p>" +
         text + "</p><script>var x = '<p>niet dit</p>';</script><footer>Voettekst</footer>";
}

}  // namespace

TEST_CASE("a look gives title, heading and the page's own words, without links, menus and scripts") {
  const Look look = look_at(
      "<!doctype html><TITLE> Cursus\n LASSEN </TITLE><nav>Alle cursussen</nav><h1>Las<b>sen</b></h1>"
      "<!-- <p>weg</p> --><p>Je krijgt <a href=/x>meer</a> een Certificaat, 1 < 2. " +
      story + "<script>\"</scrip>\"</script><style>p{}</style></p><footer>KvK</footer>");
  CHECK(look.title == "cursus lassen ");
  CHECK(look.heading == "lassen");
  CHECK(look.words.find("certificaat") != std::string::npos);
  CHECK(look.words.find("certificaat, 1 2. in deze cursus") != std::string::npos);
  for (const char* absent : {"alle cursussen", "meer", "weg", "scrip", "p{}", "kvk"}) {
    CAPTURE(absent);
    CHECK(look.words.find(absent) == std::string::npos);
  }
}

TEST_CASE("a header that is never closed does not swallow the page") {
  CHECK(look_at("<title>x</title><header><p>" + story + "</p>").words.find("aluminium") != std::string::npos);
}

TEST_CASE("pages that differ in little have fingerprints that differ in little, others do not") {
  std::string long_story;
  for (int i = 0; i < 8; ++i) long_story += story + std::to_string(i) + " ";
  const Look one = look_at(page("Agenda 3 mei", long_story + "Vandaag 3 mei."));
  const Look other = look_at(page("Agenda 17 juni", long_story + "Vandaag 17 juni."));
  CHECK(is_near_duplicate(one, other.simhash, other.title_hash));
  const Look course = look_at(page("Cursus koken", long_story + "Vandaag 3 mei."));
  CHECK_FALSE(is_near_duplicate(one, course.simhash, course.title_hash));  // another title is another page
  const Look text = look_at(page("Agenda 3 mei",
                                 "Heel iets anders over tuinen, bomen, bloemen, zaden en de seizoenen "
                                 "waarin zij groeien, bloeien en vergaan onder de zon van Zeeland."));
  CHECK_FALSE(is_near_duplicate(one, text.simhash, text.title_hash));
  CHECK(distance(one.simhash, text.simhash) > 10);
}

TEST_CASE("a fingerprint is what counting the votes one by one makes of the text") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "woord" + std::to_string(i * i) + " en ";
  for (const std::string& said : {std::string(), std::string("een"), story, text}) {
    Fingerprint quick;
    std::string plain;
    std::vector<std::uint64_t> votes;
    append_plain(plain, said, [&](std::string_view word) {
      quick.add(word);
      votes.push_back(quick.last_vote());
    });
    std::uint64_t slow = 0;
    for (int bit = 0; bit < 64; ++bit) {
      const auto count = std::count_if(votes.begin(), votes.end(),
                                       [&](std::uint64_t vote) { return ((vote >> bit) & 1U) != 0; });
      if (2 * static_cast<std::size_t>(count) > votes.size()) slow |= std::uint64_t{1} << bit;
    }
    CAPTURE(said.size());
    CHECK(quick.value() == slow);
    CHECK(quick.words() == votes.size());
  }
}

TEST_CASE("plain text is what a reader of single bytes makes of it") {
  std::mt19937 dice(7);
  constexpr std::string_view letters = "aZ09 \n\t.,-@[`{/:\x7f\x80\xff\x00\x1f";
  for (int round = 0; round < 2'000; ++round) {
    std::string text(dice() % 40, ' ');
    for (char& c : text) c = letters[dice() % letters.size()];
    std::string plain = round % 2 == 0 ? "" : "x ";
    std::string expected = plain;
    std::vector<std::string> words;
    std::vector<std::string> expected_words(1);
    for (const char c : text) {
      const auto code = static_cast<unsigned char>(c);
      const char letter = code <= ' ' ? ' ' : code < 0x80 ? static_cast<char>(std::tolower(code)) : c;
      if (letter != ' ' || (!expected.empty() && expected.back() != ' ')) expected += letter;
      if (code >= 0x80 || std::isalnum(code) != 0)
        expected_words.back() += letter;
      else if (!expected_words.back().empty())
        expected_words.emplace_back();
    }
    if (expected_words.back().empty()) expected_words.pop_back();
    append_plain(plain, text, [&](std::string_view word) { words.emplace_back(word); });
    CHECK(plain == expected);
    CHECK(words == expected_words);
  }
}

TEST_CASE("broken markup is looked at without harm") {
  for (const char* html :
       {"<", "<!--", "<script>", "<title", "</", "<a", "<h1>x", "<title>x<title>y", "<<<>>>", ""})
    CHECK(look_at(html).words.size() < 10);
  CHECK(look_at(std::string(1'000'000, '<')).words.size() <= 64 * 1024);
}

}  // namespace vindbaar::crawler
