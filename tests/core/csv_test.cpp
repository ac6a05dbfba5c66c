// https://www.rfc-editor.org/rfc/rfc4180 and https://owasp.org/www-community/attacks/CSV_Injection
#include "core/csv.hpp"

#include "vectors.hpp"

#include <random>

using namespace vindbaar;
using testing::vectors;

namespace {

/// What a reader gets: the cells of a table's only row.
std::vector<std::string> read_back(const std::string& row, std::size_t columns) {
  std::string header = "h0";
  for (std::size_t at = 1; at < columns; ++at) header += ",h" + std::to_string(at);
  const auto table = read_csv(header + "\r\n" + row + "\r\n", "x.csv");
  REQUIRE(table.has_value());
  REQUIRE(table->rows.size() == 1);
  return table->rows[0].cells;
}

/// The reports' rule, said in another way than the code says it: strip what is not seen, look at one
/// character.
bool looks_like_formula(std::string text) {
  for (const char* unseen : {"\u200B", "\uFEFF", "\u00A0", " ", "\t", "\r", "\n", "\v", "\x1F"}) {
    for (std::size_t at = text.find(unseen); at != std::string::npos; at = text.find(unseen))
      text.erase(at, std::string_view(unseen).size());
  }
  std::erase(text, '\0');
  for (const char* sign : {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

/// The cells a spreadsheet sees that splits at ';' and does not know our quotes.
std::vector<std::string> split_bluntly(const std::string& row) {
  std::vector<std::string> parts(1);
  for (const char byte : row) {
    if (byte == ';' || byte == '\t' || byte == '\n' || byte == '\r') {
      parts.emplace_back();
    } else {
      parts.back().push_back(byte);
    }
  }
  return parts;
}

std::string error_of(std::string_view bytes) {
  const auto table = read_csv(bytes, "x.csv");
  if (table) return "";
  CHECK(table.error().kind == Error::Kind::bad_input);
  CHECK(table.error().code == "E-CSV");
  return table.error().what;
}

}  // namespace

TEST_CASE("a cell that would run arrives as text, any other as it was") {
  for (const auto& vector : vectors("csv_injection.jsonl")) {
    CAPTURE(vector.dump());
    const std::string input = vector.at("input");
    const std::string row = csv_row({"first", input, "last"});
    const std::vector<std::string> cells = read_back(row, 3);
    REQUIRE(cells.size() == 3);
    if (vector.at("dangerous").get<bool>()) {
      CHECK(!looks_like_formula(cells[1]));
      for (const std::string& part : split_bluntly(row)) CHECK(!looks_like_formula(part));
    } else {
      // A telephone number and a name with @ carry the apostrophe, the documented escape; nothing else
      // changes.
      const bool escaped = input.starts_with("+49 ") || input.starts_with('@');
      CHECK(cells[1] == (escaped ? "'" + input : input));
    }
  }
}

TEST_CASE("cells are defused at every place where a spreadsheet may see one start") {
  struct Row {
    const char* what;
    const char* cell;
    const char* written;
  };
  const Row rows[] = {
      {"formula", "=1+1", "'=1+1"},
      {"number", "-5", "-5"},
      {"number in Dutch", "-1.234,56", "\"-1.234,56\""},
      {"percentage", "+2,5%", "\"+2,5%\""},
      {"number with a formula behind it", "-5\n*cmd|'/C calc'!A0", "\"'-5\n*cmd|'/C calc'!A0\""},
      {"after a semicolon", "a;=1+1", "\"a;'=1+1\""},
      {"after a line end", "a\r\n=1+1", "\"a\r\n'=1+1\""},
      {"list in a text", "eerst\n3 dagen\ndan", "\"eerst\n3 dagen\ndan\""},
      {"tab in front", "\tx", "\"'\tx\""},
      {"minus sign of typographers", "\u22121+1", "'\u22121+1"},
      {"apostrophe already there", "'=1+1", "'=1+1"},
      {"hyphen inside", "in-company", "in-company"},
      {"date", "2022-02-14", "2022-02-14"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(csv_row({row.cell}) == row.written);
  }
}

TEST_CASE("quotes stand where RFC 4180 needs them") {
  CHECK(csv_row({"a", "b c", ""}) == "a,b c,");
  CHECK(csv_row({"a,b", "say \"hi\"", "two\nlines"}) == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"");
  CHECK(csv_row({" edge", "edge "}) == "\" edge\",\"edge \"");
  CHECK(csv_row_verbatim({"=1+1", "a;=b"}) == "=1+1,\"a;=b\"");
  CHECK(csv_row({}) == "");
}

TEST_CASE("any text written verbatim reads back the same") {
  std::mt19937 random(20220214);
  const std::string alphabet[] = {"a",  "Z",  "0", " ", ",", ";", "\t", "\"",
                                  "\r", "\n", "=", "-", "'", "é", "€",  "😀"};
  std::uniform_int_distribution<std::size_t> letter(0, std::size(alphabet) - 1);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> cells(1 + static_cast<std::size_t>(round) % 5);
    for (std::string& cell : cells) {
      for (std::size_t size = letter(random); size > 0; --size) cell += alphabet[letter(random)];
    }
    cells[0] += "x";  // a row without any text is skipped
    const std::string row = csv_row_verbatim(cells);
    CAPTURE(row);
    CHECK(read_back(row, cells.size()) == cells);
    const std::vector<std::string> defused_once = read_back(csv_row(cells), cells.size());
    CHECK(read_back(csv_row(defused_once), cells.size()) == defused_once);
  }
}

TEST_CASE("every encoding, separator and line end that offices use is read") {
  const std::vector<std::string> header = {"id", "naam"};
  const std::vector<std::string> cells = {"1", "Cliënt"};
  const std::string_view utf16 =
      std::string_view("\xFF\xFEi\0d\0;\0n\0a\0a\0m\0\n\0001\0;\0C\0l\0i\0\xEB\0n\0t\0\n\0", 36);
  struct Row {
    const char* what;
    std::string_view bytes;
  };
  const Row rows[] = {
      {"UTF-8, comma, LF", "id,naam\n1,Cliënt\n"},
      {"byte order mark, semicolon, CRLF", "\uFEFFid;naam\r\n1;Cliënt\r\n"},
      {"windows-1252, tab, CR", "id\tnaam\r1\tCli\xEBnt\r"},
      {"UTF-16", utf16},
      {"no line end at the end", "id,naam\n1,Cliënt"},
      {"empty lines", "\n\nid,naam\n\n\r\n1,Cliënt\n\n"},
      {"a row of separators from Excel", "id,naam\n,\n1,Cliënt\n,\n"},
      {"Excel's separator line", "sep=;\r\nid;naam\r\n1;Cliënt\r\n"},
      {"commas in a quoted heading", "id;\"naam\"\n1;Cliënt\n"},
      {"spaces around headings", " id , naam\n1,Cliënt\n"},
      {"a NUL byte", std::string_view("id,naam\n1,Cli\0ënt\n", 19)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto table = read_csv(row.bytes, "x.csv");
    REQUIRE(table.has_value());
    CHECK(table->header == header);
    REQUIRE(table->rows.size() == 1);
    CHECK(table->rows[0].cells == cells);
  }
}

TEST_CASE("the separator is the one that the header holds most of outside quotes") {
  const auto table = read_csv("\"a,b,c,d\";e\n1;2\n", "x.csv");
  REQUIRE(table.has_value());
  CHECK(table->header == std::vector<std::string>{"a,b,c,d", "e"});
  const auto one_column = read_csv("naam\nJansen\n", "x.csv");
  REQUIRE(one_column.has_value());
  CHECK(one_column->rows.at(0).cells == std::vector<std::string>{"Jansen"});
}

TEST_CASE("lines are counted as an editor counts them") {
  const auto table = read_csv("a,b\r\n1,\"two\r\nlines\"\r\n\r\n2,x\r3,\"q\nq\"\n4,y", "x.csv");
  REQUIRE(table.has_value());
  std::vector<std::size_t> lines;
  for (const CsvRow& row : table->rows) lines.push_back(row.line);
  CHECK(lines == std::vector<std::size_t>{2, 5, 6, 8});
  const auto with_separator_line = read_csv("sep=;\na;b\n1;2\n", "x.csv");
  REQUIRE(with_separator_line.has_value());
  CHECK(with_separator_line->rows.at(0).line == 3);
}

TEST_CASE("every wrong row is named, up to twenty") {
  CHECK(error_of("a,b,c\n1,2\n1,2,3\n\"4\n4\",5,6,7\n8,9\n") ==
        "x.csv:2: expected 3 cells, found 2; x.csv:4: expected 3 cells, found 4; "
        "x.csv:6: expected 3 cells, found 2");
  std::string many = "a,b\n";
  for (int row = 0; row < 25; ++row) many += "1\n";
  const std::string message = error_of(many);
  CHECK(message.find("x.csv:21: expected 2 cells, found 1") != std::string::npos);
  CHECK(message.find("x.csv:22:") == std::string::npos);
  CHECK(message.ends_with("; and 5 more"));
}

TEST_CASE("what is no table is refused with its place") {
  CHECK(error_of("") == "x.csv:1: expected a header row, found an empty file");
  CHECK(error_of("\n\n,,\n") == "x.csv:1: expected a header row, found an empty file");
  CHECK(error_of("a,b\n1,\"open\n2,x\n") == "x.csv:2: a quote is opened and never closed");
}

TEST_CASE("a column is found by its exact name") {
  const auto table = read_csv("id,name,extra\n1,2,3\n", "x.csv");
  REQUIRE(table.has_value());
  CHECK(table->column("name") == 1);
  CHECK(table->column("Name") == std::nullopt);
  CHECK(table->column("") == std::nullopt);
}
