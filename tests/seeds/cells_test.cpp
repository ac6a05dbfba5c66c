#include "seeds/cells.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::seeds;

TEST_CASE("days are read as Dutch offices write them, and refused where they could mean two days") {
  struct Row {
    const char* cell;
    const char* day;  // empty: refused
  };
  const Row rows[] = {
      {"2022-08-01", "2022-08-01"},
      {"1-8-2022", "2022-08-01"},
      {"01-08-2022", "2022-08-01"},
      {"31-12-2022", "2022-12-31"},
      {"29-2-2024", "2024-02-29"},
      {"2022-08-01 00:00:00", "2022-08-01"},
      {"1-8-2022 0:00", "2022-08-01"},
      {"2022-08-01T00:00:00", "2022-08-01"},
      {"1/8/2022", ""},
      {"8/1/2022", ""},
      {"1-8-22", ""},
      {"31-6-2022", ""},
      {"29-2-2023", ""},
      {"2022-8-1", ""},
      {"12-31-2022", ""},
      {"2022", ""},
      {"44774", ""},
      {"aug-22", ""},
      {"1-8-2022 14:30", ""},
      {"-1-8-2022", ""},
      {"001-08-2022", ""},
      {"1--2022", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    const auto day = read_date(row.cell);
    CHECK((day ? day->text() : "") == row.day);
  }
}

TEST_CASE("booleans are read in English, Dutch and as numbers") {
  for (const char* yes : {"true", "TRUE", "Waar", "WAAR", "ja", "Ja", "yes", "J", "y", "1"}) {
    CAPTURE(yes);
    CHECK(read_flag(yes) == true);
  }
  for (const char* no : {"false", "FALSE", "Onwaar", "nee", "NEE", "no", "n", "0"}) {
    CAPTURE(no);
    CHECK(read_flag(no) == false);
  }
  for (const char* neither : {"x", "2", "bekostigd", "-", "truth", "true false"}) {
    CAPTURE(neither);
    CHECK(read_flag(neither) == std::nullopt);
  }
}

TEST_CASE("whole numbers are digits, and a thousands separator is refused rather than guessed") {
  struct Row {
    const char* cell;
    std::optional<int> number;
  };
  const Row rows[] = {{"240", 240},  {"240.0", 240},         {"240,0", 240},  {"0", 0},
                      {"1.200", {}}, {"1,200", {}},          {"240 uur", {}}, {"-1", {}},
                      {"2e2", {}},   {"99999999999999", {}}, {"", {}},        {"240.5", {}}};
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    CHECK(read_whole_number(row.cell) == row.number);
  }
}

TEST_CASE("decimals may have a Dutch comma") {
  CHECK(read_decimal("0.5") == 0.5);
  CHECK(read_decimal("0,5") == 0.5);
  CHECK(read_decimal("-2") == -2.0);
  CHECK(read_decimal("1.234,5") == std::nullopt);
  CHECK(read_decimal("1,234,5") == std::nullopt);
  CHECK(read_decimal("inf") == std::nullopt);
  CHECK(read_decimal("nan") == std::nullopt);
  CHECK(read_decimal("half") == std::nullopt);
}

TEST_CASE("codes are read with spaces, a hyphen and in lower case; a missing digit is never guessed") {
  for (const char* cell : {"K0905", "k0905", "K 0905", "k 09 05", "K-0905"}) {
    CAPTURE(cell);
    REQUIRE(read_code(cell));
    CHECK(read_code(cell)->text() == "K0905");
  }
  for (const char* cell :
       {"K905", "K09050", "0905", "KO905", "K0905x", "K0042/43", "K--0905", "P83", "B1-K1"}) {
    CAPTURE(cell);
    CHECK(read_code(cell) == std::nullopt);
  }
}

TEST_CASE("levels come one or several, in any of the usual separators, sorted and once each") {
  using Levels = std::vector<int>;
  CHECK(read_levels("3") == Levels{3});
  for (const char* cell : {"3|4", "3 | 4", "4|3", "3, 4", "3/4", "3 en 4", "3;4", "3 & 4", "3|4|3"}) {
    CAPTURE(cell);
    CHECK(read_levels(cell) == Levels{3, 4});
  }
  CHECK(read_levels("3.0") == Levels{3});
  for (const char* cell : {"0", "5", "3-4", "3-apr", "drie", "mbo 3", "34", "|", "3|x"}) {
    CAPTURE(cell);
    CHECK(read_levels(cell) == std::nullopt);
  }
}

TEST_CASE("an address is absolute, and one to a cell's part") {
  CHECK(read_url("https://www.School.nl")->text() == "https://www.school.nl/");
  CHECK(read_url("http://127.0.0.1:8080/a")->text() == "http://127.0.0.1:8080/a");
  for (const char* cell :
       {"www.school.nl", "school", "https://", "mailto:a@b.nl", "https://a.nl,https://b.nl",
        "https://a.nl;https://b.nl", "https://a.nl https://b.nl", "javascript:alert(1)"}) {
    CAPTURE(cell);
    CHECK(read_url(cell) == std::nullopt);
  }
}

TEST_CASE("a host may carry a port and a path, and loses what makes it an address") {
  struct Row {
    const char* cell;
    const char* host;  // empty: refused
  };
  const Row rows[] = {
      {"llo.school.nl", "llo.school.nl"},
      {"LLO.School.nl/", "llo.school.nl"},
      {"https://llo.school.nl/", "llo.school.nl"},
      {"school.nl/Cursussen/", "school.nl/Cursussen"},
      {"127.0.0.1:8080", "127.0.0.1:8080"},
      {"localhost:8080", "localhost:8080"},
      {"*.school.nl", ""},
      {"school.nl/*-llo", ""},
      {"school", ""},
      {"school nl", ""},
      {"info@school.nl", ""},
      {"school.nl?a=1", ""},
      {"ftp://school.nl", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    CHECK(read_host(row.cell).value_or("") == row.host);
  }
}

TEST_CASE("lists in a cell are split at bars, without empty parts") {
  CHECK(list_of("a|b") == std::vector<std::string>{"a", "b"});
  CHECK(list_of(" a | b c |") == std::vector<std::string>{"a", "b c"});
  CHECK(list_of("").empty());
}
