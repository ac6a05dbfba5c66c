#include "extractors/text_lines.hpp"

#include "extractors/pdf_layout.hpp"
#include "tests/extractors/reading.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace vindbaar;
using namespace vindbaar::extractors;

namespace {

using Cells = std::vector<std::string>;

/// Words beside each other from `x`, letters six points wide.
void place(std::vector<PlacedWord>& words, const std::string& text, double x, double y, double size = 10,
           bool is_bold = false) {
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    const double width = static_cast<double>(end - start) * 6;
    words.push_back({text.substr(start, end - start), x, y, width, size, size, is_bold});
    x += width + 3;
    start = end + 1;
  }
}

std::vector<Cells> cells_of(const std::vector<TextLine>& lines) {
  std::vector<Cells> cells;
  for (const TextLine& line : lines) cells.push_back(line.cells);
  return cells;
}

}  // namespace

TEST_CASE("a plain text has headings, paragraphs and rows") {
  const auto lines = lines_of_text(
      "Scholingsgids\n\nMbo-certificaten\nDeze trajecten sluit je af met een "
      "mbo-certificaat.\n\nLeidinggeven    12 "
      "weken    € 900\nPraktijkopleider\t8 weken\t€ 700\n");
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].level == 0);
  CHECK(lines[1].level == 2);
  CHECK(lines[3].cells == Cells{"Leidinggeven", "12 weken", "€ 900"});
  CHECK(lines[4].cells == Cells{"Praktijkopleider", "8 weken", "€ 700"});
}

TEST_CASE("a table in a PDF is read by line, whatever order its words come in") {
  std::vector<PlacedWord> words;
  place(words, "Onze cursussen", 50, 40, 20);
  place(words, "Naam", 50, 84);
  place(words, "Lassen basis", 50, 100);
  place(words, "Frezen gevorderd", 50, 116);
  place(words, "Draaien", 50, 132);
  place(words, "Prijs", 300, 84);
  place(words, "300 euro", 300, 100);
  place(words, "450 euro", 300, 116);
  place(words, "200 euro", 300, 132);
  place(words, "Aanmelden kan via de website.", 50, 200);
  const auto lines = lines_of_page(words, 10);
  CHECK(cells_of(lines) == std::vector<Cells>{{"Onze cursussen"},
                                              {"Naam", "Prijs"},
                                              {"Lassen basis", "300 euro"},
                                              {"Frezen gevorderd", "450 euro"},
                                              {"Draaien", "200 euro"},
                                              {"Aanmelden kan via de website."}});
  CHECK(lines[0].level == 1);
}

TEST_CASE("two columns of running text stay apart, and lines that the width broke are joined") {
  std::vector<PlacedWord> words;
  place(words, "In deze cursus leer je alles over het", 50, 100);
  place(words, "lassen van staal en aluminium.", 50, 114);
  place(words, "Wij geven ook cursussen over het", 330, 100);
  place(words, "draaien en frezen van metaal.", 330, 114);
  place(words, "Inschrijven", 50, 150, 10, true);
  place(words, "Dat kan online.", 50, 164);
  const auto lines = lines_of_page(words, 10);
  CHECK(cells_of(lines) ==
        std::vector<Cells>{{"In deze cursus leer je alles over het lassen van staal en aluminium."},
                           {"Wij geven ook cursussen over het draaien en frezen van metaal."},
                           {"Inschrijven"},
                           {"Dat kan online."}});
  CHECK(lines[2].level == 3);
}

TEST_CASE("the rows of a text become the items of a list") {
  const auto document =
      page_reader().parse({"https://x.nl/scholingsgids.pdf", 200, "text/plain; charset=utf-8",
                           "Scholingsaanbod\n\nOnderstaande trajecten sluit u af met een "
                           "mbo-certificaat.\n\nNaam    Duur\nLeidinggeven    "
                           "12 weken\nPraktijkopleider    8 weken\n"});
  const Reading reading = page_reader().read(document, {});
  CHECK(reading.page.kind == PageKind::catalogue_listing);
  Cells titles;
  for (const Candidate& candidate : reading.candidates) {
    titles.push_back(candidate.title);
    CHECK(candidate.claim.value == Claim::mbo_certificate);
  }
  CHECK(titles == Cells{"Leidinggeven", "Praktijkopleider"});
}

TEST_CASE("the size that most letters have is the body's") {
  std::vector<PlacedWord> words;
  place(words, "Kop", 50, 40, 24);
  place(words, "een langere tekst die het lichaam van het document is", 50, 80, 9.5);
  CHECK(body_size({words}) == doctest::Approx(9.5));
  CHECK(body_size({}) == doctest::Approx(1));
}
