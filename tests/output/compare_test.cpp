#include "output/report/report.hpp"
#include "output/report/text_table.hpp"
#include "tests/output/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;

namespace {

seeds::PrintedCertificate printed(const std::string& code, const std::vector<std::string>& codes,
                                  const std::string& sector, std::optional<int> funded,
                                  std::optional<int> private_providers, std::optional<int> total) {
  seeds::PrintedCertificate row;
  row.printed_code = code;
  for (const std::string& one : codes) row.codes.push_back(CertificateCode::parse(one).value());
  row.sector = sector;
  row.kind = code.starts_with('C') ? CertificateKind::vocational_unit : CertificateKind::elective_unit;
  row.funded = funded;
  row.private_ = private_providers;
  row.total = total;
  return row;
}

seeds::PrintedInstitution printed_institution(const std::string& name, const std::string& id, bool funded,
                                              int current) {
  seeds::PrintedInstitution row;
  row.printed_name = name;
  row.institution_id = id;
  row.funded = funded;
  row.previous = 99;
  row.current = current;
  return row;
}

/// K0905 and K0165 are counted as one printed row; alfa offers both.
struct World {
  seeds::Lists lists = test::lists();
  std::vector<store::OfferingRow> offerings{offering("alfa", "K0165"), offering("alfa", "K0905"),
                                            offering("deltion", "K0905"), offering("nti", "C0039")};
  std::vector<store::InstitutionRow> rows{
      measured("alfa", Outcome::complete), measured("deltion", Outcome::complete),
      measured("nti", Outcome::complete), measured("oppstap", Outcome::failed)};
  seeds::Baseline baseline;
  KnownDifferences known;

  World() {
    baseline.certificates = {
        printed("K0905 / K0165", {"K0905", "K0165"}, "Zorg, Welzijn en Sport", 2, std::nullopt, 2),
        printed("K0042/43", {}, "Techniek en gebouwde omgeving", 1, std::nullopt, 1),
        printed("K0001", {"K0001"}, "Handel", std::nullopt, std::nullopt, std::nullopt),
        printed("C0039", {"C0039"}, "Zorg & welzijn", 1, 1, 2)};
    seeds::PrintedInstitution alfa = printed_institution("Alfacollege", "alfa", true, 2);
    alfa.elective_units = 2;
    alfa.sectors = {{"zorg", 1}, {"techniek", std::nullopt}, {"overig", 1}};
    seeds::PrintedInstitution total = printed_institution("Totaal", "", true, 4);
    total.elective_units = 3;
    baseline.institutions = {alfa, printed_institution("NTI", "nti", false, 1),
                             printed_institution("OPPstap", "oppstap", false, 8),
                             printed_institution("Weg", "", false, 0)};
    baseline.funded_total = total;
  }

  std::vector<Cell> cells() const {
    return compare(count(offerings, rows, lists, day, nullptr), offerings, baseline, lists, known);
  }
};

const Cell& find(const std::vector<Cell>& cells, const std::string& table, const std::string& row,
                 const std::string& column) {
  for (const Cell& cell : cells) {
    if (cell.table == table && cell.row == row && cell.column == column) return cell;
  }
  throw std::runtime_error("no cell " + table + '|' + row + '|' + column);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("R8 a printed row with two codes is compared with the institutions that offer either") {
  const auto cells = World().cells();
  const Cell& funded = find(cells, "tabel 1", "K0905 / K0165 Helpende plus", "bekostigd");
  CHECK(funded.ours == 2);
  CHECK(funded.printed == 2);
  CHECK_FALSE(funded.differs());
  const Cell& none = find(cells, "tabel 1", "K0905 / K0165 Helpende plus", "niet-bekostigd");
  CHECK(none.ours == 0);
  CHECK_FALSE(none.printed.has_value());
  CHECK_FALSE(none.differs());
}

TEST_CASE("a printed code that the register does not have compares with zero") {
  const Cell cell = find(World().cells(), "tabel 2", "K0042/43", "totaal");
  CHECK(cell.ours == 0);
  CHECK(cell.differs());
}

TEST_CASE("tables are found by kind and sector as printed") {
  const auto cells = World().cells();
  CHECK_FALSE(find(cells, "tabel 3", "K0001 Lean en creatief", "totaal").differs());
  CHECK(find(cells, "tabel 4", "C0039 Individuele basiszorg verlenen", "bekostigd").differs());
  CHECK(find(cells, "tabel 4", "C0039 Individuele basiszorg verlenen", "niet-bekostigd").ours == 1);
}

TEST_CASE("an institution is compared column by column, the sectors in the printed grouping") {
  World world;
  world.offerings.push_back(offering("alfa", "K0001"));
  world.lists.certificates[1].sector = Sector::specialistisch_vakmanschap;
  const auto cells = world.cells();
  CHECK(find(cells, "tabel 5", "Alfacollege", "totaal").ours == 3);
  CHECK(find(cells, "tabel 5", "Alfacollege", "keuzedeel").ours == 3);
  CHECK(find(cells, "tabel 5", "Alfacollege", "zorg").ours == 1);
  CHECK(find(cells, "tabel 5", "Alfacollege", "techniek").ours == 1);
  CHECK(find(cells, "tabel 5", "Alfacollege", "overig").ours == 1);
  CHECK_FALSE(find(cells, "tabel 5", "Alfacollege", "overig").differs());
  CHECK(find(cells, "tabel 5", "Totaal", "totaal").ours == 4);
  CHECK(find(cells, "tabel 5", "Totaal", "keuzedeel").ours == 4);
}

TEST_CASE("R17 what was not measured, or is nobody we know, compares with nothing, never with zero") {
  const auto cells = World().cells();
  const Cell& failed = find(cells, "tabel 6", "OPPstap", "totaal");
  CHECK_FALSE(failed.ours.has_value());
  CHECK(failed.differs());
  const Cell& unknown = find(cells, "tabel 6", "Weg", "totaal");
  CHECK_FALSE(unknown.ours.has_value());
  CHECK(unknown.differs());
}

TEST_CASE("a table that prints one column is compared in one column, and never in that of an earlier date") {
  const auto cells = World().cells();
  CHECK(std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.table == "tabel 6"; }) ==
        3);
  CHECK(std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.table == "tabel 5"; }) ==
        20);
  CHECK(cells.size() == 12 + 20 + 3);
  CHECK(std::none_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.printed == 99; }));
}

TEST_CASE("the comparison marks each difference, explains it, and says how many there are") {
  World world;
  world.known["tabel 2|K0042/43|bekostigd"] = "a misprint of K0442/43 (inconsistency 39)";
  const std::string text = print_comparison(world.cells(), Language::nl, 80);
  CHECK(has(text, "Tabel 2: ons getal, en waar het verschilt ≠ het gedrukte"));
  CHECK(has(text, "K0042/43        0≠1               0     0≠1  ◄\n"));
  CHECK(has(text, "K0042/43, Bekostigd: 0, gedrukt 1. a misprint of K0442/43 (inconsistency 39)\n"));
  CHECK(has(text, "K0042/43, Totaal: 0, gedrukt 1. Zonder verklaring.\n"));
  CHECK(has(text, "K0905 / K0165 Helpende plus          2               0       2\n"));
  CHECK(has(text, "OPPstap, Totaal: niet gemeten, gedrukt 8. Zonder verklaring.\n"));
  CHECK(has(text, "OPPstap     –≠8  ◄\n"));

  const auto cells = world.cells();
  const auto differing =
      std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.differs(); });
  CHECK(text.ends_with("35 cellen vergeleken, " + std::to_string(differing) + " verschillen, waarvan " +
                       std::to_string(differing - 1) + " zonder verklaring\n"));
  CHECK(has(print_comparison(cells, Language::en, 80), "35 cells compared, "));
}

TEST_CASE("a known difference is found by the whole name of its row, and in tables 1-4 by the printed code") {
  for (const std::string row : {"C0039 Individuele basiszorg verlenen", "C0039"}) {
    CAPTURE(row);
    World world;
    world.known["tabel 4|" + row + "|bekostigd"] = "known";
    const auto cells = world.cells();
    CHECK(find(cells, "tabel 4", "C0039 Individuele basiszorg verlenen", "bekostigd").explanation == "known");
    CHECK(find(cells, "tabel 4", "C0039 Individuele basiszorg verlenen", "totaal").explanation == "");
  }
}

TEST_CASE("an explanation of a cell that agrees does not make it a difference") {
  World world;
  world.known["tabel 1|K0905 / K0165 Helpende plus|totaal"] = "nothing";
  const std::string text = print_comparison(world.cells(), Language::nl, 80);
  CHECK_FALSE(has(text, "nothing"));
}

TEST_CASE("the comparison stays within the width, also when every cell differs") {
  World world;
  for (auto& row : world.baseline.institutions) row.current = 123;
  seeds::PrintedInstitution& alfa = world.baseline.institutions.front();
  for (const char* column :
       {"zorg", "techniek", "voedsel_groen_gastvrijheid", "handel", "ict", "mobiliteit", "overig"})
    alfa.sectors[column] = 77;
  const std::string text = print_comparison(world.cells(), Language::nl, 80);
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    CAPTURE(line);
    CHECK(display_width(line) <= 80);
    at = end + 1;
  }
}

TEST_CASE("the published tables of 2022 and 2020 are compared cell by cell") {
  const std::filesystem::path folder = std::filesystem::path(SOURCE_DIR) / "seeds";
  const auto reading = seeds::read_lists(folder);
  REQUIRE(reading.lists);
  const struct {
    std::string date;
    std::size_t columns;
  } dates[] = {{"2022-02", 10}, {"2020-05", 1}};
  for (const auto& row : dates) {
    CAPTURE(row.date);
    const auto baseline = seeds::read_baseline(folder, row.date, *reading.lists);
    REQUIRE(baseline);
    const auto cells =
        compare(count({}, {}, *reading.lists, day, nullptr), {}, *baseline, *reading.lists, {});
    CHECK(cells.size() ==
          3 * baseline->certificates.size() + row.columns * (baseline->institutions.size() + 2));
  }
}
