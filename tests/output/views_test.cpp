// The views are a contract with people who open findings.sqlite in other programs.

#include "output/store/database.hpp"
#include "output/store/store.hpp"
#include "tests/output/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::store;
using vindbaar::test::TemporaryFolder;

namespace {

/// Every row of `sql`, cells joined by '|' and rows by a line end, as sqlite3's own shell prints them.
std::string rows(const std::filesystem::path& file, const std::string& sql, int columns) {
  const auto database = Database::open_read_only(file);
  REQUIRE(database);
  auto statement = database->prepare(sql);
  REQUIRE(statement);
  std::string text;
  while (statement->step().value()) {
    for (int column = 0; column < columns; ++column)
      text += (column > 0 ? "|" : "") + statement->text(column);
    text += '\n';
  }
  return text;
}

void build(const std::filesystem::path& file) {
  auto findings = Findings::create(file);
  REQUIRE(findings);
  REQUIRE(findings->add(
      InstitutionRow{"alfa", "Alfa-college", true, Outcome::complete, "", "allowed", 2, 0, 0, 0}));
  REQUIRE(findings->add(InstitutionRow{"nti", "NTI", false, Outcome::complete, "", "allowed", 1, 0, 0, 0}));
  REQUIRE(findings->add(InstitutionRow{"stil", "Stil", true, Outcome::complete, "", "allowed", 9, 0, 0, 0}));
  REQUIRE(findings->add(InstitutionRow{"weg", "Weg", true, Outcome::failed, "DNS", "", 0, 1, 0, 0}));
  REQUIRE(findings->add(CertificateRow{"C0039", "Basis van zorg", "beroepsonderdeel", "zorg", true, false}));
  REQUIRE(findings->add(CertificateRow{"K0001", "Niemand", "keuzedeel", "handel", true, false}));
  REQUIRE(findings->add(CertificateRow{"K0002", "Groen", "keuzedeel", "voedsel_groen", true, true}));
  REQUIRE(findings->add(CertificateRow{"K0003", "Oud", "keuzedeel", "handel", false, false}));
  REQUIRE(findings->add(PageRow{"alfa", "https://a.nl/x", "certificate_track", 1, "t", "h", "nl", "f",
                                "2022-02-14T09:30:00Z", "w:1", 200, 1}));
  MatchRow match;
  match.institution = "alfa";
  match.url = "https://a.nl/x";
  match.code = "C0039";
  match.title = "Basis";
  REQUIRE(findings->add(match));
  OfferingRow counted{
      "alfa", "C0039", "Basis", "https://a.nl/x", "individual", "open", "accepted", true, 1, "e", "", 1, ""};
  OfferingRow second = counted;
  second.institution = "nti";
  OfferingRow left_out = counted;
  left_out.institution = "stil";
  left_out.findable = false;
  left_out.excluded_by = "R2: only employers can enrol";
  REQUIRE(findings->replace_offerings({counted, second, left_out}));
  REQUIRE(findings->finish());
}

}  // namespace

TEST_CASE("certificate_counts has every certificate that counts, zeros too") {
  const TemporaryFolder folder;
  build(folder / "f.sqlite");
  CHECK(rows(folder / "f.sqlite", "SELECT * FROM certificate_counts", 7) ==
        "C0039|Basis van zorg|beroepsonderdeel|zorg|1|1|2\n"
        "K0001|Niemand|keuzedeel|handel|0|0|0\n");
}

TEST_CASE("institutions_measured tells none found (0) from not measured (nothing)") {
  const TemporaryFolder folder;
  build(folder / "f.sqlite");
  CHECK(rows(folder / "f.sqlite",
             "SELECT institution_id, outcome, ifnull(findable, 'NULL') FROM institutions_measured",
             3) == "alfa|complete|1\nnti|complete|1\nstil|complete|0\nweg|failed|NULL\n");
}

TEST_CASE("offerings, offering_evidence and pages lead from a number to the WARC record") {
  const TemporaryFolder folder;
  build(folder / "f.sqlite");
  CHECK(rows(folder / "f.sqlite",
             "SELECT institution, certificate, sector, findable, excluded_by FROM offerings", 5) ==
        "Alfa-college|Basis van zorg|zorg|1|\n"
        "NTI|Basis van zorg|zorg|1|\n"
        "Stil|Basis van zorg|zorg|0|R2: only employers can enrol\n");
  CHECK(rows(folder / "f.sqlite",
             "SELECT institution_id, code, title, page_kind, record FROM offering_evidence",
             5) == "alfa|C0039|Basis|certificate_track|w:1\n");
  CHECK(rows(folder / "f.sqlite", "SELECT institution_id, url, archived_at FROM pages", 3) ==
        "alfa|https://a.nl/x|2022-02-14T09:30:00Z\n");
}
