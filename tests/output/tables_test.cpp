#include "output/report/report.hpp"
#include "output/report/text_table.hpp"
#include "tests/output/sample.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

int times(const std::string& text, const std::string& part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

Counts sample_counts() {
  store::InstitutionRow failed = measured("oppstap", Outcome::failed);
  failed.reason = "DNS: no such host";
  store::OfferingRow b2b = offering("nti", "K0165");
  b2b.findable = false;
  b2b.excluded_by = "R2: only employers can enrol";
  return count({offering("alfa", "C0039"), offering("alfa", "K0905"), offering("deltion", "K0905"),
                offering("nti", "K0905"), b2b},
               {measured("alfa", Outcome::complete), measured("deltion", Outcome::partial),
                measured("nti", Outcome::complete), failed},
               lists(), day, nullptr);
}

}  // namespace

TEST_CASE("the tables print certificates, institutions and sectors as the monitor does") {
  const std::string text = print_tables(sample_counts(), Language::nl, 140);
  CHECK(has(text,
            "Tabel 1. Op websites vindbare certificaattrajecten, keuzedelen, sector Zorg, welzijn en sport"));
  CHECK(has(text,
            "Code   Certificaat    Bekostigd  Niet-bekostigd  Totaal\n"
            "───────────────────────────────────────────────────────\n"
            "K0905  Helpende plus          2               1       3\n"
            "───────────────────────────────────────────────────────\n"
            "       Totaal                 2               1       3\n"));
  CHECK(has(text, "Certificaten met een aanbieder: 1 van 1; met 5 of meer: 0."));
  CHECK(has(text,
            "Tabel 4. Op websites vindbare certificaattrajecten, beroepsgerichte onderdelen, alle sectoren"));
  CHECK(has(text, "C0039  Individuele basiszorg verlenen          1               0       1\n"));
  CHECK(has(text, "Alfa-college      2          1                 1     2         0"));
  CHECK(has(text, "Zorg, welzijn en sport                   1              1           3          3\n"));
  CHECK(has(text, "Certificaten zonder vindbare aanbieder: 2 van 4"));
  CHECK(has(text, "K0001  Lean en creatief"));
  CHECK(has(text, "alleen via de werkgever 1, nu geen"));
}

TEST_CASE("R17 every table says how many institutions were measured") {
  const std::string text = print_tables(sample_counts(), Language::nl, 100);
  CHECK(times(text, "2 van 4 instellingen gemeten; 1 in delen, 1 niet.") == 9);
  CHECK(times(print_tables(sample_counts(), Language::en, 100),
              "2 of 4 institutions measured; 1 in part, 1 not.") == 9);
}

TEST_CASE("R17 an institution that was not measured is named, with its reason, and has no number") {
  const std::string text = print_tables(sample_counts(), Language::nl, 140);
  CHECK(has(text, "OPPstap Zorg & Welzijn  n.g.\n"));
  CHECK(has(text, "n.g.: niet gemeten; dat is iets anders dan 0."));
  CHECK(has(text, "- OPPstap Zorg & Welzijn: mislukt; DNS: no such host\n"));
  CHECK(has(text, "Deltion College  1*"));
  CHECK(has(text, "* niet volledig gemeten: het getal is een ondergrens."));
  CHECK(has(text, "- Deltion College: gedeeltelijk gemeten (1 gevonden)\n"));
}

TEST_CASE("R17 a run in which everything was measured has no list of gaps") {
  const Counts counts = count({}, {measured("alfa", Outcome::complete)}, lists(), day, nullptr);
  const std::string text = print_tables(counts, Language::nl, 100);
  CHECK_FALSE(has(text, "Niet of niet volledig gemeten"));
  CHECK_FALSE(has(text, "n.g."));
  CHECK(has(text, "1 van 1 instellingen gemeten.\n"));
  CHECK(has(text, "Gemeten zonder aanbod: 1, te weten Alfa-college."));
}

TEST_CASE("R10 an institution with offerings before and none now stays in the table") {
  seeds::Baseline baseline;
  seeds::PrintedInstitution printed;
  printed.institution_id = "nti";
  printed.current = 14;
  baseline.institutions.push_back(printed);
  const Counts counts = count({}, {measured("nti", Outcome::complete)}, lists(), day, &baseline);
  const std::string text = print_tables(counts, Language::nl, 120);
  CHECK(has(text, "Instelling  Vorige  Nu  Keuzedeel"));
  CHECK(has(text, "NTI             14   0          0"));
}

TEST_CASE("R16 the sizes that the monitor speaks of are counted under tables 5 and 6") {
  seeds::Lists many = lists();
  std::vector<store::OfferingRow> offerings;
  for (int number = 1000; number < 1021; ++number) {
    const std::string code = "K" + std::to_string(number);
    many.certificates.push_back(certificate(code, "Titel " + code, Sector::ict_creatief));
    if (number < 1020) offerings.push_back(offering("alfa", code));
    if (number < 1010) offerings.push_back(offering("deltion", code));
    if (number < 1008) offerings.push_back(offering("nti", code));
    if (number < 1007) offerings.push_back(offering("oppstap", code));
  }
  const std::string text = print_tables(count(offerings, {}, many, day, nullptr), Language::nl, 120);
  CHECK(has(text, "Instellingen met aanbod: 2; met 10 of meer trajecten: 2, met 20 of meer: 1."));
  CHECK(has(text, "Instellingen met aanbod: 2; met 8 of meer trajecten: 1."));
}

TEST_CASE("no line is wider than asked, in both languages, with long names and a terminal of any size") {
  seeds::Lists lists = test::lists();
  lists.institutions[0].name = "Onderwijsgroep Noordwest-Holland en omstreken voor vak, mens en maatschappij";
  lists.certificates[0].name =
      "Ondersteuning cliënten met (verstandelijke) beperking in hun omgeving en daarbuiten, niveau 4";
  std::vector<store::InstitutionRow> rows;
  for (const auto& institution : lists.institutions) {
    rows.push_back(measured(institution.id, rows.size() % 2 == 0 ? Outcome::suspicious : Outcome::forbidden));
    rows.back().reason =
        "The server answered every request with the same page of 212 bytes, which says that robots are not "
        "welcome.";
  }
  seeds::Baseline baseline;
  seeds::PrintedInstitution printed;
  printed.institution_id = "alfa";
  printed.current = 12345;
  baseline.institutions.push_back(printed);
  const Counts counts =
      count({offering("alfa", "C0039"), offering("nti", "C0039")}, rows, lists, day, &baseline);
  for (const Language language : {Language::nl, Language::en}) {
    for (const int width : {72, 80, 100, 132, 200}) {
      for (const std::string& line : lines_of(print_tables(counts, language, width))) {
        CAPTURE(line);
        CHECK(display_width(line) <= width);
      }
    }
  }
  CHECK(print_tables(counts, Language::nl, 20) == print_tables(counts, Language::nl, 72));
}
