#include "folder.hpp"

using namespace vindbaar;
using namespace vindbaar::seeds;
using testing::Folder;
using testing::lists_of;

namespace {

using Lines = std::vector<std::string>;

/// What the checks say of lists that can be read, with "lists/" cut off.
Lines noticed_in(const Folder& folder) {
  Lines lines = folder.texts(check(lists_of(folder), folder.path()));
  for (std::string& line : lines)
    if (const std::size_t at = line.find("lists/"); at != std::string::npos) line.erase(at, 6);
  return lines;
}

/// Rows of a list, and what is said of them: nothing where `said` is empty.
struct Row {
  const char* what;
  std::string rows;
  Lines said;
};

const std::string helpende = "K0905,Helpende plus,keuzedeel,zorg,,,,,,,,\n";
const std::string school = "roc-a,ROC A,ROC,true,25PJ,,https://a.nl/,,,,,\n";

}  // namespace

TEST_CASE("lists in order give no remarks, in the order of their place") {
  const Folder folder;
  CHECK(noticed_in(folder).empty());
}

TEST_CASE("institutions: ids, names and words are looked at") {
  const Row rows[] = {
      {"two of one id",
       school + "roc-a,ROC B,ROC,true,,,https://b.nl/,,,,,\n",
       {"institutions.csv:3: column 'id': 'roc-a' is the id of line 2 too"}},
      {"capitals in an id",
       "ROC_A,ROC A,ROC,true,,,https://a.nl/,,,,,\n",
       {"institutions.csv:2: column 'id': expected lower-case letters, digits and '-', found 'ROC_A'"}},
      {"one name for two",
       school + "roc-b,roc a,ROC,true,,,https://b.nl/,,,,,\n",
       {"warning: institutions.csv:3: column 'name': 'roc a' is the name of line 2 too"}},
      {"a BRIN that is none",
       "roc-a,ROC A,ROC,true,25PJ00,,https://a.nl/,,,,,\n",
       {"warning: institutions.csv:2: column 'brin': expected two digits and two letters such as 25PJ, found "
        "'25PJ00'"}},
      {"a BRIN in lower case", "roc-a,ROC A,ROC,true,25pj,,https://a.nl/,,,,,\n", {}},
      {"one BRIN for two strangers",
       school + "roc-b,ROC B,ROC,true,25PJ,,https://b.nl/,,,,,\n",
       {"warning: institutions.csv:3: column 'brin': 25PJ is the BRIN of line 2 (roc-a) too, and neither "
        "succeeded the "
        "other"}},
      {"one BRIN for predecessor and successor",
       "old,Old,ROC,true,25PJ,,https://a.nl/,,,new,,2022-07-31\nnew,New,ROC,true,25PJ,,https://b.nl/"
       ",,old,,2022-08-01,\n",
       {}},
      {"a type nobody knows",
       "roc-a,ROC A,hogeschool,true,,,https://a.nl/,,,,,\n",
       {"warning: institutions.csv:2: column 'type': expected one of ROC, AOC, vakinstelling, nbi, found "
        "'hogeschool'"}},
      {"a type in other capitals", "roc-a,ROC A,Roc,true,,NOORD-HOLLAND,https://a.nl/,,,,,\n", {}},
      {"a funded nbi",
       "nti,NTI,nbi,true,,,https://a.nl/,,,,,\n",
       {"warning: institutions.csv:2: column 'funded': type nbi and funded true do not go together"}},
      {"an unfunded ROC",
       "roc-a,ROC A,ROC,false,,,https://a.nl/,,,,,\n",
       {"warning: institutions.csv:2: column 'funded': type ROC and funded false do not go together"}},
      {"a province that is a town",
       "roc-a,ROC A,ROC,true,,Zwolle,https://a.nl/,,,,,\n",
       {"warning: institutions.csv:2: column 'province': expected a province of the Netherlands, found "
        "'Zwolle'"}},
      {"a province in Frisian", "roc-a,ROC A,ROC,true,,Fryslân,https://a.nl/,,,,,\n", {}},
      {"an end before the beginning",
       "roc-a,ROC A,ROC,true,,,https://a.nl/,,,,2022-08-01,2022-07-31\n",
       {"institutions.csv:2: column 'valid_until': ends on 2022-07-31, before it begins on 2022-08-01"}},
      {"a single day", "roc-a,ROC A,ROC,true,,,https://a.nl/,,,,2022-08-01,2022-08-01\n", {}},
      {"a year with a digit lost",
       "roc-a,ROC A,ROC,true,,,https://a.nl/,,,,0202-08-01,\n",
       {"warning: institutions.csv:2: column 'valid_from': expected a year from 1990 to 2100, found "
        "0202-08-01"}},
      {"an empty list", "", {"warning: institutions.csv: the list is empty: there is nothing to crawl"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.institutions(row.rows);
    CHECK(noticed_in(folder) == row.said);
  }
}

TEST_CASE("institutions: mergers name both sides and a day") {
  const std::string heir = "new,New,ROC,true,,,https://n.nl/,,old,,2022-08-01,\n";
  const Row rows[] = {
      {"in order", "old,Old,ROC,true,,,https://o.nl/,,,new,,2022-07-31\n" + heir, {}},
      {"without a day",
       "old,Old,ROC,true,,,https://o.nl/,,,new,,\n" + heir,
       {"warning: institutions.csv:2: column 'valid_until': merged into 'new' on a day that is not given: it "
        "is left out "
        "of every run"}},
      {"both valid for a while",
       "old,Old,ROC,true,,,https://o.nl/,,,new,,2022-08-01\n" + heir,
       {"warning: institutions.csv:2: column 'valid_until': ends on 2022-08-01, but its successor new began "
        "on "
        "2022-08-01: both count in between"}},
      {"a successor that does not exist",
       "old,Old,ROC,true,,,https://o.nl/,,,nwe,,2022-07-31\n",
       {"institutions.csv:2: column 'merged_into': there is no institution 'nwe' in this list"}},
      {"a predecessor that does not exist",
       heir,
       {"institutions.csv:2: column 'successor_of': there is no institution 'old' in this list"}},
      {"only one side knows of it",
       "old,Old,ROC,true,,,https://o.nl/,,,,,2022-07-31\n" + heir,
       {"warning: institutions.csv:3: column 'successor_of': old (line 2) does not name 'new' in "
        "merged_into"}},
      {"only the other side knows of it",
       "old,Old,ROC,true,,,https://o.nl/,,,new,,2022-07-31\nnew,New,ROC,true,,,https://n.nl/"
       ",,,,2022-08-01,\n",
       {"warning: institutions.csv:2: column 'merged_into': new (line 3) does not name 'old' in "
        "successor_of"}},
      {"into itself",
       "old,Old,ROC,true,,,https://o.nl/,,,old,,2022-07-31\n",
       {"institutions.csv:2: column 'merged_into': an institution cannot merge into itself"}},
      {"from itself",
       "old,Old,ROC,true,,,https://o.nl/,,old,,,\n",
       {"institutions.csv:2: column 'successor_of': an institution cannot succeed itself"}},
      {"in a circle",
       "a,A,ROC,true,,,https://a.nl/,,b,b,,2021-07-31\nb,B,ROC,true,,,https://b.nl/,,a,a,,2022-07-31\n",
       {"institutions.csv:2: column 'merged_into': the mergers go round in a circle back to this institution",
        "institutions.csv:3: column 'merged_into': the mergers go round in a circle back to this "
        "institution"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.institutions(row.rows);
    CHECK(noticed_in(folder) == row.said);
  }
}

TEST_CASE("certificates: codes, kinds, hours and dates are looked at") {
  const Row rows[] = {
      {"a code given twice",
       helpende + "k 0905,Helpende min,keuzedeel,zorg,,,,,,,,\n",
       {"certificates.csv:3: column 'code': K0905 is the code of line 2 too"}},
      {"a C that is called keuzedeel",
       "C0039,Individuele basiszorg verlenen,keuzedeel,zorg,,,,,,,,\n",
       {"certificates.csv:2: column 'kind': C0039 is a beroepsonderdeel by its letter, found keuzedeel"}},
      {"a K that is called beroepsonderdeel",
       "K0905,Helpende plus,beroepsonderdeel,zorg,,,,,,,,\n",
       {"certificates.csv:2: column 'kind': K0905 is a keuzedeel by its letter, found beroepsonderdeel"}},
      {"too few hours",
       "K0905,Helpende plus,keuzedeel,zorg,,,24,,,,,\n",
       {"warning: certificates.csv:2: column 'sbu': expected 40 to 2000 hours, found 24"}},
      {"too many hours",
       "K0905,Helpende plus,keuzedeel,zorg,,,2400,,,,,\n",
       {"warning: certificates.csv:2: column 'sbu': expected 40 to 2000 hours, found 2400"}},
      {"the fewest and the most hours",
       "K0905,Helpende plus,keuzedeel,zorg,,,40,,,,,\nC0039,Basiszorg,beroepsonderdeel,zorg,,,2000,,,,,\n",
       {}},
      {"an end before the beginning",
       "K0905,Helpende plus,keuzedeel,zorg,,,,2023-01-01,2022-12-31,,,\n",
       {"certificates.csv:2: column 'valid_until': ends on 2022-12-31, before it begins on 2023-01-01"}},
      {"an empty list", "", {"warning: certificates.csv: the list is empty: nothing can be matched"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.certificates(row.rows);
    CHECK(noticed_in(folder) == row.said);
  }
}

TEST_CASE("certificates: a successor exists and does not lead back") {
  const Row rows[] = {
      {"in order", "K0511,Pedicure,keuzedeel,zorg,,,,,,K1257,,\nK1257,Pedicure,keuzedeel,zorg,,,,,,,,\n", {}},
      {"that does not exist",
       "K0511,Pedicure,keuzedeel,zorg,,,,,,K1257,,\n",
       {"certificates.csv:2: column 'replaced_by': there is no certificate K1257 in this list"}},
      {"itself",
       "K0511,Pedicure,keuzedeel,zorg,,,,,,K0511,,\n",
       {"certificates.csv:2: column 'replaced_by': the replacements go round in a circle back to this "
        "certificate"}},
      {"in a circle that a third one leads into",
       "K0001,A,keuzedeel,zorg,,,,,,K0002,,\nK0002,B,keuzedeel,zorg,,,,,,K0003,,\nK0003,C,keuzedeel,zorg,,,,,"
       ",K0002,,\n",
       {"certificates.csv:3: column 'replaced_by': the replacements go round in a circle back to this "
        "certificate",
        "certificates.csv:4: column 'replaced_by': the replacements go round in a circle back to this "
        "certificate"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.certificates(row.rows);
    CHECK(noticed_in(folder) == row.said);
  }
}

TEST_CASE(
    "certificates: a name belongs to one, unless one replaced the other or they were never valid together") {
  const Row rows[] = {
      {"one name for two",
       "K0290,Werken met baby's,keuzedeel,zorg,,,,,,,,\nK1270,werken met "
       "baby\u2019s,keuzedeel,zorg,,,,,,,,\n",
       {"warning: certificates.csv:3: column 'name': 'werken met baby\u2019s' is a name of K0290 too (line "
        "2), and neither "
        "replaced the other"}},
      {"an alias that is another's name",
       "K0137,Zorg en technologie,keuzedeel,zorg,,,,,,,,\nK0138,Zorginnovaties,keuzedeel,zorg,,,,,,,,Zorg en "
       "technologie\n",
       {"warning: certificates.csv:3: column 'aliases': 'Zorg en technologie' is a name of K0137 too (line "
        "2), and "
        "neither replaced the other"}},
      {"an alias that says the name again",
       "K0905,Helpende plus,keuzedeel,zorg,,,,,,,,Helpende Plus|Helpende +\n",
       {"warning: certificates.csv:2: column 'aliases': 'Helpende Plus' is given twice in this row"}},
      {"replaced over a third",
       "K0001,Een,keuzedeel,zorg,,,,,,K0002,,\nK0002,Twee,keuzedeel,zorg,,,,,,K0003,,\nK0003,Een,keuzedeel,"
       "zorg,,,,,,,,\n",
       {}},
      {"one after the other",
       "K0001,Een,keuzedeel,zorg,,,,,2022-07-31,,,\nK0002,Een,keuzedeel,zorg,,,,2022-08-01,,,,\n",
       {}},
      {"on one day together",
       "K0001,Een,keuzedeel,zorg,,,,,2022-08-01,,,\nK0002,Een,keuzedeel,zorg,,,,2022-08-01,,,,\n",
       {"warning: certificates.csv:3: column 'name': 'Een' is a name of K0001 too (line 2), and neither "
        "replaced the "
        "other"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.certificates(row.rows);
    CHECK(noticed_in(folder) == row.said);
  }
}

TEST_CASE("certificates: the LNV flag fits the sector and the name") {
  const Row rows[] = {
      {"flagged, green", "K0700,Gewasbescherming B,keuzedeel,voedsel_groen,,,,,,,true,\n", {}},
      {"flagged, not green",
       "K0700,Gewasbescherming B,keuzedeel,zorg,,,,,,,ja,\n",
       {"warning: certificates.csv:2: column 'lnv': an LNV certificate of sector zorg: green certificates "
        "belong to "
        "voedsel_groen"}},
      {"green by name, not flagged",
       "K0700,Certificaat gewasbescherming B,keuzedeel,voedsel_groen,,,,,,,nee,\n",
       {"warning: certificates.csv:2: column 'lnv': 'Certificaat gewasbescherming B' sounds like an LNV "
        "certificate "
        "(phrases/lnv.csv, 'b') and will be counted"}},
      {"another word that begins alike",
       "K0700,Gewasbescherming bollenteelt,keuzedeel,voedsel_groen,,,,,,,,\n",
       {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.write("lists/phrases/lnv.csv",
                 testing::phrase_header + "b,nl,lnv_certificate,phrase,Gewasbescherming B,1,,\n");
    folder.certificates(row.rows);
    CHECK(noticed_in(folder) == row.said);
  }
}

TEST_CASE("rows that are held back are named every time") {
  const Folder folder;
  folder.write("lists/certificates.csv",
               testing::certificate_header.substr(0, testing::certificate_header.size() - 1) +
                   ",status\nK0905,Helpende plus,keuzedeel,zorg,,,,,,,,,\n"
                   "K0042/43,Procesoperator,keuzedeel,techniek,,,,,,,,,suspect_code\n"
                   ",Kabel leggen,keuzedeel,techniek,,,,,,,,,\n");
  CHECK(noticed_in(folder) == Lines{"warning: certificates.csv:3: column 'code': 'K0042/43' 'Procesoperator' "
                                    "is kept but not matched: the code "
                                    "is probably misprinted in the source (status suspect_code)",
                                    "warning: certificates.csv:4: column 'code': (no code) 'Kabel leggen' is "
                                    "kept but not matched: no code"});
}

TEST_CASE("a keuzedeel without a certificate is not in the register") {
  const Folder folder;
  folder.write("lists/keuzedelen_other.csv",
               "code,name\nK0071,Nederlands 3F\nK0905,Helpende plus\n,Betonbouw\n");
  CHECK(noticed_in(folder) == Lines{"keuzedelen_other.csv:3: column 'code': K0905 is a certificate in "
                                    "certificates.csv (line 2), so it is no "
                                    "keuzedeel without one"});
}

TEST_CASE("decisions name what exists and do not contradict each other") {
  const Row rows[] = {
      {"in order", "roc-a,Helpende plus,K0905,accepted,mv,2022-03-01,,,,\n", {}},
      {"an institution that does not exist",
       "roc-x,Helpende plus,K0905,accepted,mv,2022-03-01,,,,\n",
       {"decisions.csv:2: column 'institution_id': there is no institution 'roc-x' in institutions.csv"}},
      {"a certificate that does not exist",
       "roc-a,Helpende plus,K0906,accepted,mv,2022-03-01,,,,\n",
       {"decisions.csv:2: column 'code': there is no certificate K0906 in certificates.csv"}},
      {"a contradiction, in another spelling of the title",
       "roc-a,Helpende plus,K0905,accepted,mv,2022-03-01,,,,\nroc-a,HELPENDE  "
       "PLUS,K0905,rejected,jd,2022-03-02,,,,\n",
       {"decisions.csv:3: column 'verdict': rejected contradicts line 2, which says accepted of the same "
        "title and "
        "certificate"}},
      {"the same twice",
       "roc-a,Helpende plus,K0905,accepted,mv,2022-03-01,,,,\nroc-a,Helpende "
       "plus,K0905,accepted,jd,2022-03-02,,,,\n",
       {"warning: decisions.csv:3: says the same as line 2"}},
      {"another title",
       "roc-a,Helpende plus,K0905,accepted,mv,2022-03-01,,,,\nroc-a,Helpende "
       "min,K0905,rejected,jd,2022-03-02,,,,\n",
       {}},
      {"nobody and no day",
       "roc-a,Helpende plus,K0905,accepted,,,,,,\n",
       {"warning: decisions.csv:2: column 'who': nobody is named who decided this",
        "warning: decisions.csv:2: column 'when': the day of the decision is not given"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Folder folder;
    folder.write("lists/decisions.csv", testing::decision_header + row.rows);
    CHECK(noticed_in(folder) == row.said);
  }
}

TEST_CASE("phrases have ids of their own and one meaning a pattern, within their topic") {
  const Folder folder;
  folder.write("lists/phrases/claim.csv", testing::phrase_header +
                                              "a,nl,mbo_certificate,phrase,mbo-certificaat,1,,\n"
                                              "a,nl,other,phrase,branchecertificaat,1,,\n"
                                              "c,nl,other,phrase,MBO-Certificaat,1,,\n"
                                              "d,en,other,phrase,mbo-certificaat,1,,\n");
  folder.write("lists/phrases/title.csv", testing::phrase_header + "a,nl,cut,phrase,mbo-certificaat,1,,\n");
  CHECK(noticed_in(folder) == Lines{"phrases/claim.csv:3: column 'id': 'a' is the id of line 2 too",
                                    "warning: phrases/claim.csv:4: column 'meaning': the pattern of line 2 "
                                    "again, with the meaning 'other' "
                                    "instead of 'mbo_certificate'"});
}
