// What spreadsheet programs make of a list that was in order.
#include "folder.hpp"

using namespace vindbaar;
using namespace vindbaar::seeds;
using testing::Folder;
using testing::lists_of;

namespace {

using Lines = std::vector<std::string>;

Lines said_of(const Folder& folder) {
  return folder.texts(read_lists(folder.path()).problems);
}

const std::string header =
    "code;name;kind;sector;level;qualification;sbu;valid_from;valid_until;replaced_by;lnv;aliases";

}  // namespace

TEST_CASE("one certificate reads the same from every spelling of the file") {
  const std::string utf8 =
      header + "\r\nK0082;Oudere cli\u00EBnten;keuzedeel;zorg;3;;240;1-8-2022;;;ONWAAR;\r\n";
  const std::string windows =
      header + "\r\nK0082;Oudere cli\xEBnten;keuzedeel;zorg;3;;240;1-8-2022;;;ONWAAR;\r\n";
  std::string utf16{"\xFF\xFE"};
  for (char c : windows) utf16 += {c, '\0'};
  std::string tabs = utf8;
  for (char& c : tabs)
    if (c == ';') c = '\t';
  const std::pair<const char*, std::string> spellings[] = {
      {"UTF-8", utf8},
      {"UTF-8 with a byte order mark", "\xEF\xBB\xBF" + utf8},
      {"windows-1252", windows},
      {"UTF-16 (Excel's 'Unicode text')", utf16},
      {"tabs", tabs},
      {"a line that names the separator", "sep=;\r\n" + utf8},
      {"empty columns and rows at the end",
       header + ";;\r\nK0082;Oudere "
                "cli\u00EBnten;keuzedeel;zorg;3;;240;1-8-2022;;;ONWAAR;;;\r\n;;;;;;;;;;;;;\r\n;;;\r\n"},
      {"no-break spaces and quotes",
       header +
           "\r\n\" K0082\";\" Oudere  cli\u00EBnten\u00A0\";keuzedeel;zorg;3;;240;1-8-2022;;;ONWAAR;\r\n"},
      {"a line break in a cell",
       header + "\r\nK0082;\"Oudere\r\ncli\u00EBnten\";keuzedeel;zorg;3;;240;1-8-2022;;;ONWAAR;\r\n"},
  };
  for (const auto& spelling : spellings) {
    CAPTURE(spelling.first);
    const Folder folder;
    folder.write("lists/certificates.csv", spelling.second);
    CHECK(said_of(folder).empty());
    const Lists lists = lists_of(folder);
    REQUIRE(lists.certificates.size() == 1);
    const Certificate& certificate = lists.certificates[0];
    CHECK(certificate.code.text() == "K0082");
    CHECK(certificate.name == "Oudere cli\u00EBnten");
    CHECK(certificate.sbu == 240);
    REQUIRE(certificate.valid_from);
    CHECK(certificate.valid_from->text() == "2022-08-01");
    CHECK(!certificate.lnv);
  }
}

TEST_CASE("a workbook, a document and a web page are no lists, and we say what they are") {
  struct Row {
    const char* what;
    std::string bytes;
    const char* message;
  };
  const Row rows[] = {
      {"xlsx", std::string{"PK\x03\x04\x14\x00\x06\x00", 8},
       "this is an Excel workbook under the name of a CSV file: open it and save it as 'CSV UTF-8'"},
      {"xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
       "this is an Excel workbook under the name of a CSV file: open it and save it as 'CSV UTF-8'"},
      {"html", "<!DOCTYPE html><html>", "this is a web page, not a CSV file: the download went wrong"},
      {"pdf", "%PDF-1.7", "this is a document, not a CSV file"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.write("lists/certificates.csv", row.bytes);
    CHECK(said_of(folder) == Lines{"lists/certificates.csv: " + std::string{row.message}});
  }
}

TEST_CASE("a workbook that was never saved as CSV is pointed at") {
  const Folder folder;
  std::filesystem::rename(folder.path() / "lists/institutions.csv",
                          folder.path() / "lists/institutions.xlsx");
  CHECK(said_of(folder) ==
        Lines{"lists/institutions.csv: there is no such file, but there is institutions.xlsx: save "
              "it as 'CSV UTF-8'"});
}

TEST_CASE("an empty file, and a folder under a file's name, are errors") {
  const Folder folder;
  folder.write("lists/certificates.csv", "");
  std::filesystem::create_directories(folder.path() / "lists/portals.csv");
  CHECK(said_of(folder) == Lines{"lists/certificates.csv:1: expected a header row, found an empty file",
                                 "lists/portals.csv: expected a file, found something else"});
}

TEST_CASE("rows that were never split into columns are recognised") {
  const Folder folder;
  folder.write("lists/portals.csv", "\"id,name,domain\"\r\n\"nzk,Nationale Zorgklas,nzk.nl\"\r\n");
  const Lines lines = said_of(folder);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("lists/portals.csv:1: the whole row stands in one cell"));
}

TEST_CASE("a text that went through the wrong encoding is noticed, an ordinary one is not") {
  struct Row {
    const char* name;
    bool is_garbled;
  };
  const Row rows[] = {
      {"Oudere cli\u00C3\u00ABnten", true},          // UTF-8 read as windows-1252
      {"Werken met baby\u00E2\u20AC\u2122s", true},  // the same, an apostrophe
      {"\u00C3\u2030\u00E9n op \u00E9\u00E9n", true},
      {"Oudere cli\uFFFDnten", true},  // something already gave up on it
      {"Oudere cli\u00EBnten", false},
      {"CAF\u00C9 \u2013 bediening", false},
      {"S\u00E3o Tom\u00E9", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Folder folder;
    folder.certificates("K0905," + std::string{row.name} + ",keuzedeel,zorg,,,,,,,,\n");
    const Lines lines = said_of(folder);
    CHECK(lines.size() == (row.is_garbled ? 1 : 0));
    if (row.is_garbled && !lines.empty())
      CHECK(lines[0].starts_with("warning: lists/certificates.csv:2: column 'name'"));
  }
}

TEST_CASE("the error values of a spreadsheet are no values") {
  const Folder folder;
  folder.certificates("K0905,#NAAM?,keuzedeel,zorg,,,,########,,,,\n");
  CHECK(
      said_of(folder) ==
      Lines{
          "lists/certificates.csv:2: column 'name': expected a value, found the spreadsheet's error '#NAAM?'",
          "lists/certificates.csv:2: column 'valid_from': expected a value, found the spreadsheet's error "
          "'########'",
          "lists/certificates.csv:2: column 'valid_from': expected a day written as yyyy-mm-dd or d-m-yyyy, "
          "found "
          "'########'"});
}

TEST_CASE("a cell under no heading is told, not swallowed") {
  const Folder folder;
  folder.write("lists/portals.csv", "id,name,domain,\nnzk,Nationale Zorgklas,nzk.nl,een opmerking\n");
  CHECK(said_of(folder) ==
        Lines{"warning: lists/portals.csv:2: 'een opmerking' stands under no heading and is ignored"});
}

TEST_CASE("a misplaced paragraph is quoted in part, cut between characters") {
  const Folder folder;
  std::string long_cell = "x";
  for (int i = 0; i < 100; ++i) long_cell += "\u00EB";
  folder.write("lists/portals.csv", "id,name,domain\nnzk,Nationale Zorgklas," + long_cell + "\n");
  const Lines lines = said_of(folder);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].ends_with("\u00EB\u2026'"));
  CHECK(lines[0].size() < 200);
}
