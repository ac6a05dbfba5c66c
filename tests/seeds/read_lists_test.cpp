#include "folder.hpp"

#include <algorithm>

using namespace vindbaar;
using namespace vindbaar::seeds;
using testing::Folder;
using testing::lists_of;

namespace {

using Lines = std::vector<std::string>;

/// What reading says, one problem a line.
Lines said_of(const Folder& folder) {
  return folder.texts(read_lists(folder.path()).problems);
}

}  // namespace

TEST_CASE("a message names file, line, column, what was expected and what was found") {
  const Problem problem{Problem::Severity::error, "seeds/lists/certificates.csv", 17, "code",
                        "expected K or C and four digits, found 'K905'"};
  CHECK(problem.text() ==
        "seeds/lists/certificates.csv:17: column 'code': expected K or C and four digits, found 'K905'");
  CHECK(Problem{Problem::Severity::error, "a.csv", 0, "", "there is no such file"}.text() ==
        "a.csv: there is no such file");
  CHECK(Problem{Problem::Severity::error, "a.csv", 3, "", "too short"}.text() == "a.csv:3: too short");
}

TEST_CASE("a small folder in order is read without a word") {
  const Folder folder;
  CHECK(said_of(folder).empty());
  const Lists lists = lists_of(folder);
  REQUIRE(lists.institution("roc-a"));
  CHECK(lists.institution("roc-a")->funded);
  CHECK(lists.institution("roc-a")->start_urls.at(0).text() == "https://www.roc-a.nl/");
  REQUIRE(lists.certificate("K0905"));
  CHECK(lists.certificate("K0905")->kind == CertificateKind::elective_unit);
  CHECK(lists.certificate("K0905")->line == 2);
}

TEST_CASE("a list may say which parts of a site are asked, and whether a move is followed; it need not") {
  const Folder folder;
  folder.write("lists/institutions.csv",
               "id,name,type,funded,brin,province,start_urls,extra_hosts,successor_of,merged_into,valid_from,"
               "valid_until,include_paths,exclude_paths,follow_moves\n"
               "roc-a,ROC A,ROC,true,,,https://a.nl/,,,,,,/cursussen|LLO.a.nl/aanbod,*?print=,ja\n"
               "roc-b,ROC B,ROC,true,,,https://b.nl/,,,,,,cursussen,https://b.nl/x,\n");
  const auto reading = read_lists(folder.path());
  CHECK(folder.texts(reading.problems) ==
        Lines{"lists/institutions.csv:3: column 'include_paths': expected a path such as /cursussen, "
              "school.nl/cursussen or *?print=, found 'cursussen'",
              "lists/institutions.csv:3: column 'exclude_paths': expected a path such as /cursussen, "
              "school.nl/cursussen or *?print=, found 'https://b.nl/x'"});
  const Folder right;
  right.write("lists/institutions.csv",
              "id,name,type,funded,brin,province,start_urls,extra_hosts,successor_of,merged_into,valid_from,"
              "valid_until,include_paths,exclude_paths,follow_moves\n"
              "roc-a,ROC A,ROC,true,,,https://a.nl/,,,,,,/cursussen|LLO.a.nl/aanbod,*?print=,ja\n");
  const Lists lists = lists_of(right);
  const Institution* school = lists.institution("roc-a");
  REQUIRE(school);
  CHECK(school->include_paths == Lines{"/cursussen", "llo.a.nl/aanbod"});
  CHECK(school->exclude_paths == Lines{"*?print="});
  CHECK(school->follow_moves);
}

TEST_CASE("every mistake in every file is told at once, in order of place") {
  const Folder folder;
  folder.institutions(
      "roc-a,,ROC,perhaps,25PJ,,www.roc-a.nl|ftp://roc-a.nl/,*.roc-a.nl,,,2022-02-30,\n"
      "roc-b,ROC B,ROC,true\n"
      ",ROC C,ROC,true,,,https://c.nl/ https://c2.nl/,,,,1/8/2022,eind 2022\n");
  folder.certificates(
      "K905,Helpende plus,keuzedeel,zrog,5,,veel,,,K12,misschien,\n"
      "C0039,,certificaat,,2,,,,,,,\n");
  folder.write("lists/decisions.csv",
               testing::decision_header + "roc-a,Helpende plus,X0905,maybe,ik,gisteren,,,,\n");
  folder.write("lists/portals.csv", "id,name,domain\nnzk,,not a host\n");
  folder.write("lists/phrases/claim.csv",
               testing::phrase_header + "x,dutch,,exact,mbo-certificaat,zwaar,,\n");
  CHECK(read_lists(folder.path()).lists == std::nullopt);
  CHECK(
      said_of(folder) ==
      Lines{
          "lists/certificates.csv:2: column 'code': expected K or C and four digits, found 'K905'",
          "lists/certificates.csv:2: column 'sector': expected one of handel, ict_creatief, mobiliteit, "
          "specialistisch_vakmanschap, techniek, voedsel_groen, zakelijk_veiligheid, zorg, found 'zrog'",
          "lists/certificates.csv:2: column 'level': expected levels from 1 to 4, separated by '|', found "
          "'5'",
          "lists/certificates.csv:2: column 'sbu': expected a whole number without separators, found 'veel'",
          "lists/certificates.csv:2: column 'replaced_by': expected K or C and four digits, found 'K12'",
          "lists/certificates.csv:2: column 'lnv': expected true or false (also: waar/onwaar, ja/nee, "
          "yes/no, "
          "1/0), found 'misschien'",
          "lists/certificates.csv:3: column 'name': expected some text, found nothing",
          "lists/certificates.csv:3: column 'kind': expected keuzedeel or beroepsonderdeel, found "
          "'certificaat'",
          "lists/certificates.csv:3: column 'sector': expected one of handel, ict_creatief, mobiliteit, "
          "specialistisch_vakmanschap, techniek, voedsel_groen, zakelijk_veiligheid, zorg, found nothing",
          "lists/decisions.csv:2: column 'code': expected K or C and four digits, found 'X0905'",
          "lists/decisions.csv:2: column 'verdict': expected accepted, doubtful or rejected, found 'maybe'",
          "lists/decisions.csv:2: column 'when': expected a day (yyyy-mm-dd or d-m-yyyy) or a moment "
          "(yyyy-mm-ddThh:mm:ssZ), found 'gisteren'",
          "lists/institutions.csv:2: column 'name': expected some text, found nothing",
          "lists/institutions.csv:2: column 'funded': expected true or false (also: waar/onwaar, ja/nee, "
          "yes/no, "
          "1/0), found 'perhaps'",
          "lists/institutions.csv:2: column 'start_urls': expected an absolute address such as "
          "https://www.school.nl/, found 'www.roc-a.nl'",
          "lists/institutions.csv:2: column 'start_urls': expected an absolute address such as "
          "https://www.school.nl/, found 'ftp://roc-a.nl/'",
          "lists/institutions.csv:2: column 'extra_hosts': expected a host such as llo.school.nl or "
          "school.nl/cursussen, found '*.roc-a.nl'",
          "lists/institutions.csv:2: column 'valid_from': expected a day written as yyyy-mm-dd or d-m-yyyy, "
          "found "
          "'2022-02-30'",
          "lists/institutions.csv:3: expected 12 cells, found 4",
          "lists/institutions.csv:4: column 'id': expected some text, found nothing",
          "lists/institutions.csv:4: column 'start_urls': expected an absolute address such as "
          "https://www.school.nl/, found 'https://c.nl/ https://c2.nl/'",
          "lists/institutions.csv:4: column 'valid_from': expected a day written as yyyy-mm-dd or d-m-yyyy, "
          "found "
          "'1/8/2022'",
          "lists/institutions.csv:4: column 'valid_until': expected a day written as yyyy-mm-dd or d-m-yyyy, "
          "found "
          "'eind 2022'",
          "lists/phrases/claim.csv:2: column 'language': expected a language such as nl, en, de, or * for "
          "every "
          "language, found 'dutch'",
          "lists/phrases/claim.csv:2: column 'meaning': expected some text, found nothing",
          "lists/phrases/claim.csv:2: column 'match': expected phrase, regex, words or families, found "
          "'exact'",
          "lists/phrases/claim.csv:2: column 'weight': expected a number such as 0.5, found 'zwaar'",
          "lists/portals.csv:2: column 'name': expected some text, found nothing",
          "lists/portals.csv:2: column 'domain': expected a host such as llo.school.nl or "
          "school.nl/cursussen, "
          "found 'not a host'",
      });
}

TEST_CASE("two files are needed, the others may be absent") {
  const Folder folder;
  std::filesystem::remove(folder.path() / "lists" / "institutions.csv");
  std::filesystem::remove(folder.path() / "lists" / "certificates.csv");
  CHECK(said_of(folder) == Lines{"lists/certificates.csv: there is no such file",
                                 "lists/institutions.csv: there is no such file"});
}

TEST_CASE("a folder that does not exist is an error and no crash") {
  const Reading reading = read_lists(std::filesystem::path{BINARY_DIR} / "no-such-folder");
  CHECK(!reading.lists);
  CHECK(reading.problems.size() == 2);
}

TEST_CASE("a needed column that is missing stops the file, a usual one is read as empty with a warning") {
  const Folder folder;
  folder.write("lists/institutions.csv", "id,name,funded\nroc-a,ROC A,true\n");
  folder.write("lists/certificates.csv",
               "code,name,kind,sector,level,qualification,sbu,valid_from,valid_until,replaced_by,lnv\n"
               "K0905,Helpende plus,keuzedeel,zorg,,,,,,,\n");
  const Lines lines = said_of(folder);
  REQUIRE(lines.size() == 10);
  CHECK(lines[0] ==
        "warning: lists/certificates.csv:1: column 'aliases': this column is missing; it is read as empty in "
        "every row");
  CHECK(
      lines[1] ==
      "lists/institutions.csv:1: column 'start_urls': this column is missing; the header must hold id, name, "
      "funded, start_urls");
  CHECK(std::all_of(lines.begin() + 2, lines.end(), [](const std::string& line) {
    return line.starts_with("warning: lists/institutions.csv:1: ");
  }));
}

TEST_CASE("a mistyped heading is an error, since it would silently empty a column") {
  const Folder folder;
  folder.write(
      "lists/certificates.csv",
      "code,name,kind,sector,level,qualification,sbu,valid_from,valid_untill,replaced_by,lnv,aliases\n"
      "K0905,Helpende plus,keuzedeel,zorg,,,,,2022-12-31,,,\n");
  CHECK(said_of(folder) == Lines{"lists/certificates.csv:1: column 'valid_until': this column is missing; "
                                 "did you mean 'valid_untill'?; it "
                                 "is read as empty in every row"});
}

TEST_CASE("headings are found in any case, with spaces, in any order; further columns are kept") {
  const Folder folder;
  folder.write("lists/certificates.csv",
               " Sector ,CODE,Kind,Name,My Remark,level,qualification,sbu,Valid "
               "From,valid_until,replaced_by,lnv,aliases\n"
               "zorg,K0905,keuzedeel,Helpende plus,let op,,,,,,,,\n");
  CHECK(said_of(folder).empty());
  const Lists lists = lists_of(folder);
  CHECK(lists.certificate("K0905")->name == "Helpende plus");
  CHECK(lists.certificate("K0905")->extra.at("my_remark") == "let op");
}

TEST_CASE("two columns of one name cannot be told apart") {
  const Folder folder;
  folder.write("lists/portals.csv", "id,name,domain,name\nnzk,A,nzk.nl,B\n");
  CHECK(said_of(folder) ==
        Lines{"lists/portals.csv:1: column 'name': two columns have this name: remove or rename one"});
}

TEST_CASE("a code that cannot be read is an error unless the row says that it is held back") {
  struct Row {
    const char* what;
    const char* code;
    const char* status;
    bool is_held_back;
    bool is_error;
  };
  const Row rows[] = {
      {"an ordinary row", "K0905", "report", false, false},
      {"status in capitals", "K0042/43", "SUSPECT_CODE", true, false},
      {"suspect, though well formed", "K0041", "suspect_code", true, false},
      {"no code", "", "", true, false},
      {"no code, and said so", "", "web_no_code", true, false},
      {"three digits", "K905", "report", false, true},
      {"two codes in one cell", "K0511 / K1257", "report", false, true},
      {"another letter", "L0905", "", false, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.write("lists/certificates.csv",
                 "code,name,kind,sector,level,qualification,sbu,valid_from,valid_until,replaced_by,lnv,"
                 "aliases,status\n" +
                     std::string{row.code} + ",Een naam,keuzedeel,zorg,,,,,,,,," + row.status + "\n");
    const Reading reading = read_lists(folder.path());
    CHECK(reading.lists.has_value() != row.is_error);
    if (!reading.lists) continue;
    CHECK(reading.lists->held_back.size() == (row.is_held_back ? 1 : 0));
    CHECK(reading.lists->certificates.size() == (row.is_held_back ? 0 : 1));
  }
}

TEST_CASE("phrases are topics by the name of their file") {
  const Folder folder;
  folder.write("lists/phrases/claim.csv",
               testing::phrase_header +
                   "a,nl,mbo_certificate,phrase,mbo-certificaat,,een mbo-certificaat,\n"
                   "b,*,mbo_certificate,REGEX,K\\d{4}|C\\d{4},\"0,5\",,\n");
  folder.write("lists/phrases/Audience.CSV", testing::phrase_header);
  folder.write("lists/phrases/notes.txt", "no list");
  folder.write("lists/phrases/.~lock.claim.csv", "a lock of an office program");
  const Lists lists = lists_of(folder);
  CHECK(lists.phrases.size() == 2);
  REQUIRE(lists.topic("claim").size() == 2);
  CHECK(lists.topic("claim")[0].weight == 1);
  CHECK(lists.topic("claim")[1].weight == 0.5);
  CHECK(lists.topic("claim")[1].match == "regex");
  CHECK(lists.topic("claim")[1].pattern == "K\\d{4}|C\\d{4}");
  CHECK(lists.topic("claim")[1].line == 3);
  CHECK(lists.phrases.contains("audience"));
}

TEST_CASE("decisions keep their evidence, and their days in one spelling") {
  const Folder folder;
  folder.write("lists/decisions.csv",
               testing::decision_header +
                   "roc-a,Helpende plus,k0905,Accepted,mv,1-3-2022,\"je krijgt een "
                   "\"\"certificaat\"\"\",urn:1,abc,2022-02\n"
                   "roc-a,Helpende Plus (avond),K0905,rejected,mv,2022-03-01T10:15:00.5Z,'=quote,,,\n");
  const Lists lists = lists_of(folder);
  REQUIRE(lists.decisions.size() == 2);
  CHECK(lists.decisions[0].when == "2022-03-01");
  CHECK(lists.decisions[0].quote == "je krijgt een \"certificaat\"");
  CHECK(lists.decisions[0].verdict == Verdict::accepted);
  CHECK(lists.decisions[0].code.text() == "K0905");
  CHECK(lists.decisions[1].when == "2022-03-01T10:15:00Z");
  CHECK(lists.decisions[1].quote == "=quote");  // the apostrophe is the guard our own exports write
}

TEST_CASE("examine tells the mistakes of reading and what the checks notice in the rest, together") {
  const Folder folder;
  folder.certificates(
      "K0905,Helpende plus,keuzedeel,zorg,,,,,,,,\n"
      "K0905,Helpende extra,keuzedeel,zorg,,,,,,,,\n"
      "K90,Helpende min,keuzedeel,zorg,,,,,,,,\n"
      "C90,Helpende,beroepsonderdeel,zorg,,,,,,,,\n");
  folder.institutions("roc-a,ROC A,ROC,true,,,www.roc-a.nl,,,,,\n");
  CHECK(folder.texts(examine(folder.path())) ==
        Lines{"lists/certificates.csv:3: column 'code': K0905 is the code of line 2 too",
              "lists/certificates.csv:4: column 'code': expected K or C and four digits, found 'K90'",
              "lists/certificates.csv:5: column 'code': expected K or C and four digits, found 'C90'",
              "lists/institutions.csv:2: column 'start_urls': expected an absolute address such as "
              "https://www.school.nl/, found 'www.roc-a.nl'"});
}
