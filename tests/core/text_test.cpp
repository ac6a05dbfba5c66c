#include "core/text.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;

TEST_CASE("folding makes spellings of the same word equal") {
  struct Row {
    const char* what;
    const char* text;
    const char* folded;
  };
  const Row rows[] = {
      {"case", "Helpende PLUS", "helpende plus"},
      {"accents", "Cliënt één café", "client een cafe"},
      {"combining accent", "cafe\u0301", "cafe"},
      {"typographic apostrophe", "baby\u2019s", "baby's"},
      {"acute accent typed for an apostrophe", "foto´s", "foto's"},
      {"double quotes", "\u201EZorg\u201D", "\"zorg\""},
      {"dashes", "zorg \u2013 welzijn", "zorg - welzijn"},
      {"ligature", "ĳsselland \uFB01jn", "ijsselland fijn"},
      {"full width", "\uFF2B\uFF10\uFF19\uFF10\uFF15", "k0905"},
      {"soft hyphen", "ziekenhuis\u00ADzorg", "ziekenhuiszorg"},
      {"no-break space", "mbo\u00A0\u00A0certificaat ", "mbo certificaat"},
      {"letters that do not decompose", "Straße Ørsted Œuvre", "strasse orsted oeuvre"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(fold(row.text) == row.folded);
  }
}
