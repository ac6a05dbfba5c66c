#include "output/report/text_table.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::report;

TEST_CASE(
    "width is what a reader sees: accents, combining marks, wide characters and bytes that are no text") {
  struct Row {
    std::string text;
    int width;
  };
  const Row rows[] = {
      {"", 0},     {"abc", 3},      {"cliënt", 6},     {"clie\u0308nt", 6}, {"…–“”", 4},
      {"日本", 4}, {"a\u200Bb", 2}, {"\U0001F600", 2}, {"\xff", 1},         {"a\u00ADb", 3},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(display_width(row.text) == row.width);
  }
}

TEST_CASE("a text that does not fit is cut at a character and says so") {
  struct Row {
    std::string text;
    int width;
    std::string cut;
  };
  const Row rows[] = {
      {"Helpende plus", 13, "Helpende plus"},
      {"Helpende plus", 12, "Helpende pl…"},
      {"Helpende plus", 10, "Helpende…"},
      {"cliënten", 4, "cli…"},
      {"cliënten", 5, "clië…"},
      {"日本語", 4, "日…"},
      {"abc", 1, "…"},
      {"abc", 0, ""},
      {"", 0, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.width);
    CHECK(shortened(row.text, row.width) == row.cut);
    CHECK(display_width(shortened(row.text, row.width)) <= row.width);
  }
}

TEST_CASE("text from the web cannot steer the terminal") {
  CHECK(printable("a\x1b[31mb\r\n\tc\x7f") == "a [31mb   c ");
  CHECK(printable("a\u202Eb\u009Bc") == "a b c");
  CHECK(printable("cliënt – “plus”") == "cliënt – “plus”");
}

TEST_CASE("long lines are broken at spaces and indented from the second on") {
  CHECK(wrapped("een twee drie vier", 9, 2) == "een twee\n  drie\n  vier\n");
  CHECK(wrapped("https://a.nl/een-heel-lang-adres kort", 10, 2) ==
        "https://a.nl/een-heel-lang-adres\n  kort\n");
  CHECK(wrapped("pagina: https://a.nl/een-heel-lang-adres", 10, 2) ==
        "pagina:\n  https://a.nl/een-heel-lang-adres\n");
  CHECK(wrapped("", 10, 2) == "");
}

TEST_CASE("columns line up by width, numbers to the right, totals under a line") {
  TextTable table;
  table.title = "Titel";
  table.columns = {{"Naam", "", false, true}, {"Aantal", "", true, false}};
  table.rows = {{{"Zorg"}, TextRow::Kind::heading},
                {{"Cliënten", "2"}, TextRow::Kind::plain},
                {{"Basis", "10"}, TextRow::Kind::plain},
                {{"Totaal", "12"}, TextRow::Kind::total}};
  table.notes = {"Noot."};
  CHECK(laid_out(table, 80) ==
        "Titel\n"
        "────────────────\n"
        "Naam      Aantal\n"
        "────────────────\n"
        "Zorg\n"
        "Cliënten       2\n"
        "Basis         10\n"
        "────────────────\n"
        "Totaal        12\n"
        "────────────────\n"
        "Noot.\n\n");
}

TEST_CASE("where there is little room the brief headers are used and names are shortened, figures never") {
  TextTable table;
  table.title = "T";
  table.columns = {{"Naam", "", false, true}};
  std::vector<std::string> cells{"Een instelling met een bijzonder lange naam"};
  for (int column = 0; column < 10; ++column) {
    table.columns.push_back({"Beroepsonderdeel", "Ber", true, false});
    cells.push_back("123");
  }
  table.rows = {{cells, TextRow::Kind::plain}};
  const std::string text = laid_out(table, 72);
  CHECK(text.find("Ber Ber") != std::string::npos);
  CHECK(text.find("Een instelling met een bijzonde… 123 123 123 123 123 123 123 123 123 123\n") !=
        std::string::npos);
}
