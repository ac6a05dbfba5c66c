#include "output/report/report.hpp"
#include "output/report/rules.hpp"
#include "tests/output/sample.hpp"
#include "tests/output/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Rows sample_rows() {
  Rows rows;
  store::MatchRow in_list = course_match();
  in_list.url = "https://alfa.nl/cursussen";
  in_list.source = "list_item";
  in_list.runner_up = "K0165";
  in_list.reasons = "title_words +4.2 all words\nclaim +2.0 mbo-certificaat";
  store::PageRow list = course_page();
  list.url = in_list.url;
  list.kind = "catalogue_listing";
  store::MatchRow b2b = course_match();
  b2b.institution = "nti";
  b2b.url = "https://nti.nl/x";
  b2b.audience = "employer_only";
  store::PageRow b2b_page = course_page();
  b2b_page.institution = "nti";
  b2b_page.url = b2b.url;
  rows.institutions = {measured("alfa", Outcome::complete), measured("nti", Outcome::partial)};
  rows.pages = {course_page(), list, b2b_page};
  rows.matches = {course_match(), in_list, b2b};
  rows.offerings = decide_offerings(rows.matches, rows.pages, lists(), day);
  return rows;
}

}  // namespace

TEST_CASE("a cell is a code, an institution, a sector, a kind, a funding, or several of them together") {
  const std::vector<store::OfferingRow> offerings{offering("alfa", "C0039"), offering("alfa", "K0905"),
                                                  offering("nti", "K0165"), offering("nti", "K0905")};
  struct Row {
    std::string cell;
    std::string found;
  };
  const Row rows[] = {
      {"K0905", "alfa K0905, nti K0905, "},
      {"k0905", "alfa K0905, nti K0905, "},
      {"alfa", "alfa C0039, alfa K0905, "},
      {"alfa/K0905", "alfa K0905, "},
      {"K0905/niet-bekostigd", "nti K0905, "},
      {"bekostigd/zorg", "alfa C0039, alfa K0905, "},
      {"alfa/beroepsonderdeel", "alfa C0039, "},
      {"Techniek en gebouwde omgeving", "nti K0165, "},
      {"keuzedeel/totaal", "alfa K0905, nti K0165, nti K0905, "},
      {"K0001", ""},
      {"totaal", "alfa C0039, alfa K0905, nti K0165, nti K0905, "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    const auto behind = offerings_behind(offerings, lists(), row.cell);
    REQUIRE(behind);
    std::string found;
    for (const auto& one : *behind) found += one.institution + ' ' + one.code + ", ";
    CHECK(found == row.found);
  }
}

TEST_CASE("a cell that nobody knows is refused in words") {
  for (const std::string cell : {"K905", "alfa/onzin", "/K0905", "bekostigde"}) {
    CAPTURE(cell);
    const auto behind = offerings_behind(Rows{}, lists(), cell);
    REQUIRE_FALSE(behind);
    CHECK(behind.error().code == "E-CELL");
    CHECK(behind.error().kind == Error::Kind::usage);
    CHECK(has(behind.error().what, cell));
  }
}

TEST_CASE("a number is explained by its pages, and what does not count by its rule") {
  const auto text = explain_count(sample_rows(), lists(), "K0905", Language::nl, 100);
  REQUIRE(text);
  CHECK(*text ==
        "K0905\n"
        "Telt mee: 1\n"
        "\n"
        "Alfa-college (alfa): K0905 Helpende plus (keuzedeel, Zorg, welzijn en sport)\n"
        "  titel: Helpende plus\n"
        "  bewijs: “Je krijgt een officieel erkend mbo-certificaat.”\n"
        "  pagina: https://alfa.nl/cursus/helpende-plus\n"
        "  gearchiveerd: 2022-02-10T12:00:00Z vindbaar-00001.warc.gz:1234\n"
        "  oordeel: accepted (0.970), individual, open\n"
        "  ook op: https://alfa.nl/cursussen\n"
        "\n"
        "Telt niet mee: 1\n"
        "\n"
        "NTI (nti): K0905 Helpende plus (keuzedeel, Zorg, welzijn en sport)\n"
        "  titel: Helpende plus\n"
        "  bewijs: “Je krijgt een officieel erkend mbo-certificaat.”\n"
        "  pagina: https://nti.nl/x\n"
        "  gearchiveerd: 2022-02-10T12:00:00Z vindbaar-00001.warc.gz:1234\n"
        "  oordeel: accepted (0.970), employer_only, open\n"
        "  telt niet mee: R2: alleen via de werkgever\n"
        "\n");
  CHECK(has(explain_count(sample_rows(), lists(), "K0905", Language::en, 100).value(),
            "  not counted: R2: only employers can enrol\n"));
}

TEST_CASE("an institution is described with how far it was measured") {
  const auto nti = describe_institution(sample_rows(), lists(), "nti", Language::nl, 80);
  REQUIRE(nti);
  CHECK(has(*nti, "NTI (nti), niet-bekostigd\ngedeeltelijk gemeten: 0 pagina's"));
  CHECK(has(*nti, "Telt mee: 0\n"));
  CHECK(has(*nti, "K0905 Helpende plus (keuzedeel, Zorg, welzijn en sport)\n"));
  CHECK(has(describe_institution(sample_rows(), lists(), "deltion", Language::nl, 80).value(),
            "niet in deze run\n"));
  const auto nobody = describe_institution(sample_rows(), lists(), "nobody", Language::nl, 80);
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().code == "E-INSTITUTION");
}

TEST_CASE("a certificate is described with its providers") {
  const auto text = describe_certificate(sample_rows(), lists(), "K0905", Language::en, 80);
  REQUIRE(text);
  CHECK(text->starts_with("K0905 Helpende plus (elective unit, Zorg, welzijn en sport)\n"));
  CHECK(has(*text, "Counted: 1\n\nAlfa-college (alfa)\n"));
  CHECK(has(*text, "Not counted: 1\n\nNTI (nti)\n"));
  CHECK(describe_certificate(sample_rows(), lists(), "K9999", Language::en, 80).error().code ==
        "E-CERTIFICATE");
}

TEST_CASE("a page is described with every title on it and the reasons of its match") {
  const auto text = describe_page(sample_rows(), lists(), "https://alfa.nl/cursussen", Language::nl, 80);
  REQUIRE(text);
  CHECK(has(*text, "soort: catalogue_listing"));
  CHECK(has(*text, "“Helpende plus” → K0905 Helpende plus"));
  CHECK(has(*text, "    title_words +4.2 all words\n    claim +2.0 mbo-certificaat\n"));
  CHECK(has(*text, "tweede: K0165 Praktijkleren"));
  CHECK(has(*text, "wie: individual “Schrijf je in.”"));
  CHECK(describe_page(sample_rows(), lists(), "https://alfa.nl/weg", Language::nl, 80).error().code ==
        "E-PAGE");
}

TEST_CASE("every rule has its reason in both languages, and no two read the same") {
  std::string seen;
  for (const Rule* rule : all_rules()) {
    const std::string text = rule->text();
    CAPTURE(text);
    CHECK_FALSE(rule->reason_nl.empty());
    CHECK(excluded_by_in(Language::nl, text) != text);
    CHECK(excluded_by_in(Language::en, text) == text);
    CHECK_FALSE(has(seen, text + '\n'));
    seen += text + '\n';
  }
  CHECK(excluded_by_in(Language::nl, "") == "");
}

TEST_CASE("a run's rows come from its findings as they went in") {
  const TemporaryFolder folder;
  const Rows rows = sample_rows();
  auto findings = store::Findings::create(folder / "f.sqlite");
  REQUIRE(findings);
  for (const auto& row : rows.institutions) REQUIRE(findings->add(row));
  for (const auto& row : rows.pages) REQUIRE(findings->add(row));
  for (const auto& row : rows.matches) REQUIRE(findings->add(row));
  REQUIRE(findings->replace_offerings(rows.offerings));
  REQUIRE(findings->finish());
  const auto read = read_rows(store::Findings::open(folder / "f.sqlite").value());
  REQUIRE(read);
  CHECK(explain_count(*read, lists(), "totaal", Language::nl, 80).value() ==
        explain_count(rows, lists(), "totaal", Language::nl, 80).value());
  CHECK(read->matches.size() == 3);
}

TEST_CASE("the JSON twins have the columns of the files, and nothing for what was not measured") {
  const Counts counts =
      count({offering("alfa", "K0905")},
            {measured("alfa", Outcome::complete), measured("nti", Outcome::failed)}, lists(), day, nullptr);
  const std::string json = json_of(counts);
  CHECK(has(json, "\"measured\": 1,\n  \"known\": 2,"));
  CHECK(has(json, "\"code\": \"K0905\",\n      \"certificate\": \"Helpende plus\","));
  CHECK(has(json,
            "\"institution_id\": \"nti\",\n      \"institution\": \"NTI\",\n      \"funded\": false,\n"
            "      \"previous\": null,\n      \"current\": null,\n      \"keuzedeel\": null,"));
  store::OfferingRow row = offering("alfa", "K0905");
  row.evidence = "a\xff\"";
  CHECK(has(json_of({row}, lists()), "\"evidence\": \"a\xEF\xBF\xBD\\\"\""));
  CHECK(has(json_of({row}, lists()), "\"findable\": true"));
  const Cell cell{"tabel 1", "K0905 Helpende plus", "totaal", 29, std::nullopt, ""};
  CHECK(has(json_of(std::vector{cell}), "\"printed\": 29,\n    \"ours\": null,\n    \"differs\": true"));
}
