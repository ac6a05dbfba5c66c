#include "output/report/behind.hpp"
#include "output/report/rules.hpp"
#include "tests/output/sample.hpp"
#include "tests/output/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <set>

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

std::string explained(const Rows& rows, std::string_view cell, Language language = Language::nl) {
  const auto list = lists();
  const Counts counts = count(rows.offerings, rows.institutions, list, day, nullptr);
  const Material material{rows, list, day, counts};
  const auto text = explain_count(material, monitor_tables(material, language), cell, language, 100);
  return text ? *text : text.error().code + ": " + text.error().what;
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
  for (const std::string cell :
       {"K905", "alfa/onzin", "/K0905", "bekostigde", "K9998", "alfa/K9998", "r13z"}) {
    CAPTURE(cell);
    const auto behind = offerings_behind(Rows{}, lists(), cell);
    REQUIRE_FALSE(behind);
    CHECK(behind.error().code == "E-CELL");
    CHECK(behind.error().kind == Error::Kind::usage);
    CHECK(has(behind.error().what, cell == "alfa/K9998" ? "K9998" : cell));
  }
}

TEST_CASE("a number is explained by its pages, and what does not count by its rule") {
  CHECK(explained(sample_rows(), "K0905") ==
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
        "\n"
        "1 van 2 instellingen gemeten; 1 in delen, 0 niet.\n");
  CHECK(
      has(explained(sample_rows(), "K0905", Language::en), "  not counted: R2: only employers can enrol\n"));
}

TEST_CASE("numbers of certificates and institutions are explained by their lists") {
  CHECK(explained(sample_rows(), "certificaten/register/aanbieders=0/keuzedeel") ==
        "certificaten/register/aanbieders=0/keuzedeel\n"
        "Certificaten: 2\n"
        "\n"
        "K0001 Lean en creatief\n"
        "  keuzedeel, Handel; in het register\n"
        "  aanbieders: 0 (0 bekostigd, 0 niet-bekostigd)\n"
        "K0165 Praktijkleren\n"
        "  keuzedeel, Techniek en gebouwde omgeving; in het register\n"
        "  aanbieders: 0 (0 bekostigd, 0 niet-bekostigd)\n"
        "\n"
        "1 van 2 instellingen gemeten; 1 in delen, 0 niet.\n");
  const std::string partial = explained(sample_rows(), "institutions/uitkomst=partial", Language::en);
  CHECK(has(partial, "Institutions: 1\n\nNTI (nti)\n  partial; 0 pages, 0 errors, 0 skipped, 0 waiting\n"));
  CHECK(has(explained(sample_rows(), "instellingen/aanbod=20+"), "Instellingen: 0\n"));
  CHECK(has(explained(sample_rows(), "certificaten/K9999"), "E-CELL: no such cell: 'K9999'"));
  CHECK(has(explained(sample_rows(), "instellingen/aanbod=7+"), "E-CELL"));
}

TEST_CASE("a cell of any table is asked for as the workbook has it") {
  struct Row {
    std::string cell;
    std::string says;
  };
  const Row rows[] = {
      {"Aanbieders zorg!E4", "Aanbieders zorg!E4, K0905, Helpende plus, Totaal: 1\nK0905\nTelt mee: 1\n"},
      {"aanbieders-zorg!e4", "K0905\nTelt mee: 1\n"},
      {"'Aanbieders zorg'!E4", "K0905\nTelt mee: 1\n"},
      {"Aanbieders zorg!E5", "Aanbieders zorg!E5, Totaal, Totaal: 1\ntabel-1\n"},
      {"Dekking!D5", "instellingen/uitkomst=partial/totaal\nInstellingen: 1\n"},
      {"Instellingen bekostigd!A4",
       "E-CELL: nothing is counted in Instellingen bekostigd!A4: 'Alfa-college'"},
      {"Aanbieders zorg!E3", "E-CELL: sheet 'Aanbieders zorg' has no cell 'E3'"},
      {"Aanbieders zorg!F4", "E-CELL"},
      {"Aanbieders zorg!E99", "E-CELL"},
      {"Aanbieders zorg!", "E-CELL"},
      {"Aanbieders zorg!4E", "E-CELL"},
      {"Aanbieders zorg!AAAA99999999999999", "E-CELL"},
      {"Geen blad!E4", "E-CELL: no table or sheet 'Geen blad'"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    const std::string text = explained(sample_rows(), row.cell);
    CAPTURE(text);
    CHECK(has(text, row.says));
  }
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

TEST_CASE("every rule has a key of its own, and a number alone where it is the only one of it") {
  std::set<std::string> keys;
  for (const Rule* rule : all_rules()) {
    keys.insert(rule->key());
    CHECK(rule->key().starts_with(rule->number));
    CHECK(rule_behind(rule->text()) == rule);
  }
  CHECK(keys.size() == all_rules().size());
  CHECK(keys.contains("R2"));
  CHECK(keys.contains("R13a"));
  CHECK(keys.contains("R13c"));
  CHECK(rule_behind("no rule of ours") == nullptr);
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
  CHECK(explained(*read, "totaal") == explained(rows, "totaal"));
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
