#include "core/text.hpp"

#include "core/charset.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace vindbaar;

namespace {

std::string utf8_of(char32_t value) {
  const std::uint32_t bits = value;
  const auto lead = static_cast<std::uint16_t>(0xD800 + ((bits - 0x10000) >> 10));
  const auto trail = static_cast<std::uint16_t>(0xDC00 + ((bits - 0x10000) & 0x3FF));
  std::string wide;
  const auto put = [&](std::uint16_t unit) {
    wide.push_back(static_cast<char>(unit & 0xFF));
    wide.push_back(static_cast<char>(unit >> 8));
  };
  if (bits < 0x10000) {
    put(static_cast<std::uint16_t>(bits));
  } else {
    put(lead);
    put(trail);
  }
  return decode(wide, "utf-16le");
}

/// The plain reading of table 3-7 of Unicode 15, one alternative a line.
std::size_t well_formed_length(std::string_view bytes) {
  const auto in = [&](std::size_t at, int low, int high) {
    return at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= low &&
           static_cast<unsigned char>(bytes[at]) <= high;
  };
  const auto tail = [&](std::size_t at) { return in(at, 0x80, 0xBF); };
  if (in(0, 0x00, 0x7F)) return 1;
  if (in(0, 0xC2, 0xDF) && tail(1)) return 2;
  if (in(0, 0xE0, 0xE0) && in(1, 0xA0, 0xBF) && tail(2)) return 3;
  if ((in(0, 0xE1, 0xEC) || in(0, 0xEE, 0xEF)) && tail(1) && tail(2)) return 3;
  if (in(0, 0xED, 0xED) && in(1, 0x80, 0x9F) && tail(2)) return 3;
  if (in(0, 0xF0, 0xF0) && in(1, 0x90, 0xBF) && tail(2) && tail(3)) return 4;
  if (in(0, 0xF1, 0xF3) && tail(1) && tail(2) && tail(3)) return 4;
  if (in(0, 0xF4, 0xF4) && in(1, 0x80, 0x8F) && tail(2) && tail(3)) return 4;
  return 0;
}

bool is_utf8_plainly(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t length = well_formed_length(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

}  // namespace

TEST_CASE("ill-formed UTF-8 is replaced by maximal subparts") {
  struct Row {
    const char* what;
    std::string_view bytes;
    const char* text;
  };
  const Row rows[] = {
      {"nothing", "", ""},
      {"well-formed", "cliënt €5 😀", "cliënt €5 😀"},
      // Unicode 15, section 3.9, tables 3-8 to 3-11
      {"non-shortest forms", "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
       "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA"},
      {"surrogates", "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41",
       "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA"},
      {"other ill-formed", "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
       "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB"},
      {"truncated", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "\uFFFD\uFFFD\uFFFD\uFFFDA"},
      {"cut off at the end", "abc\xE2\x82", "abc\uFFFD"},
      {"NUL", std::string_view("a\0b\0", 4), "ab"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(valid_utf8(row.bytes) == row.text);
    CHECK(is_utf8(row.bytes) == is_utf8_plainly(row.bytes));
  }
}

TEST_CASE("random bytes are judged as the plain table judges them, and mended for good") {
  std::mt19937 random(7);
  const unsigned char starts[] = {0x41, 0x7F, 0x80, 0xBF, 0xC2, 0xDF, 0xE0, 0xA0,
                                  0xED, 0x9F, 0xEF, 0xF0, 0x90, 0xF4, 0x8F, 0xFF};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(starts) - 1);
  std::uniform_int_distribution<int> size(0, 24);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (int left = size(random); left > 0; --left) bytes.push_back(static_cast<char>(starts[pick(random)]));
    const bool well_formed = is_utf8(bytes);
    REQUIRE(well_formed == is_utf8_plainly(bytes));
    const std::string mended = valid_utf8(bytes);
    REQUIRE(is_utf8_plainly(mended));
    REQUIRE(valid_utf8(mended) == mended);
    if (well_formed) REQUIRE(mended == bytes);
  }
}

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
      {"backtick typed for an apostrophe", "foto`s", "foto's"},
      {"double quotes", "\u201EZorg\u201D «zorg»", "\"zorg\" \"zorg\""},
      {"dashes", "zorg \u2013 welzijn\u2014nu\u2011al", "zorg - welzijn-nu-al"},
      {"ligature", "ĳsselland \uFB01jn", "ijsselland fijn"},
      {"full width", "\uFF2B\uFF10\uFF19\uFF10\uFF15", "k0905"},
      {"soft hyphen", "ziekenhuis\u00ADzorg", "ziekenhuiszorg"},
      {"zero-width characters", "gast\u200Bvrij\u200Dheid\uFEFF", "gastvrijheid"},
      {"no-break space", "mbo\u00A0\u00A0certificaat ", "mbo certificaat"},
      {"line ends", "\r\n a\t\v\fb \u2028", "a b"},
      {"letters that do not decompose", "Straße Ørsted Œuvre", "strasse orsted oeuvre"},
      {"fraction and power", "½ m²", "1/2 m2"},
      {"other scripts", "Привет Σ", "привет σ"},
      {"nothing", "", ""},
      {"only spaces", " \u00A0\u200B ", ""},
      {"ill-formed",
       "a\xFF"
       "b",
       "a\uFFFD"
       "b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(fold(row.text) == row.folded);
  }
}

TEST_CASE("folding and collapsing twice is folding and collapsing once, for every assigned character") {
  for (char32_t value = 1; value <= 0xE0FFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    if (value == 0x20000) value = 0x2F800;  // ideographs on both sides: nothing folds there
    if (value == 0x30000) value = 0xE0000;
    const std::string text = "a" + utf8_of(value) + "b";
    const std::string folded = fold(text);
    if (fold(folded) != folded) FAIL_CHECK("U+", static_cast<unsigned>(value), " folds to ", folded);
    const std::string collapsed = collapse_spaces(text);
    if (collapse_spaces(collapsed) != collapsed) FAIL_CHECK("U+", static_cast<unsigned>(value));
    if (!is_utf8(folded)) FAIL_CHECK("U+", static_cast<unsigned>(value));
  }
}

TEST_CASE("white space becomes one space, and none at the ends") {
  CHECK(collapse_spaces("  Helpende \t\r\n\u00A0\u2003plus \u202F") == "Helpende plus");
  CHECK(collapse_spaces("zorg\u200B\u2060hulp \u200B ") == "zorghulp");
  CHECK(collapse_spaces("Cliënt\u00ADzorg é") == "Cliënt\u00ADzorg é");
  CHECK(collapse_spaces("").empty());
  CHECK(collapse_spaces("\n").empty());
}

TEST_CASE("lower case follows Unicode") {
  CHECK(lower("IJsselland MBO") == "ijsselland mbo");
  CHECK(lower("ÉÉN CLIËNT Ĳ") == "één cliënt ĳ");
  CHECK(lower("İ") == "i\u0307");
  CHECK(lower("ΟΔΟΣ") == "οδος");
  CHECK(lower("A\xBC") == "a\uFFFD");
  std::string many;
  std::string expected;
  for (int count = 0; count < 100; ++count) {  // lower case longer than the text
    many += "İ";
    expected += "i\u0307";
  }
  CHECK(lower(many) == expected);
}

TEST_CASE("trimming takes ASCII white space off both ends") {
  CHECK(trim(" \t\r\n a b \v\f") == "a b");
  CHECK(trim("\u00A0a") == "\u00A0a");
  CHECK(trim("  ").empty());
  CHECK(trim("").empty());
}

TEST_CASE("splitting keeps empty parts, but an empty text has none") {
  using Parts = std::vector<std::string_view>;
  CHECK(split("a|b", '|') == Parts{"a", "b"});
  CHECK(split("|a||", '|') == Parts{"", "a", "", ""});
  CHECK(split("a", '|') == Parts{"a"});
  CHECK(split("|", '|') == Parts{"", ""});
  CHECK(split("", '|').empty());
}
