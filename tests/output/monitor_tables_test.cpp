// The tables as values: what stands in them, that they add up, and that a cell leads to its offerings.
#include "output/report/behind.hpp"
#include "tests/output/published.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;

TEST_CASE("every table has its own id and sheet, and titles in both languages") {
  Published world;
  for (const Language language : {Language::nl, Language::en}) {
    world.make(language);
    std::set<std::string> ids;
    std::set<std::string> sheets;
    for (const MonitorTable& table : world.tables) {
      CAPTURE(table.id);
      ids.insert(table.id);
      sheets.insert(table.sheet);
      CHECK_FALSE(table.title.empty());
      CHECK(table.sheet.size() <= 31);
      CHECK(table.sheet.find_first_of("[]:*?/\\") == std::string::npos);
      for (const MonitorRow& row : table.rows) {
        if (row.kind != MonitorRow::Kind::heading) CHECK(row.cells.size() == table.columns.size());
      }
    }
    CHECK(ids.size() == world.tables.size());
    CHECK(sheets.size() == world.tables.size());
  }
}

TEST_CASE("R17: an institution that was not measured has blanks in every table, not zeros") {
  Published world;
  world.make();
  CHECK(row_named(world.table("instellingen-niet-bekostigd"), "OPPstap") ==
        "OPPstap Zorg & Welzijn||n.g.||||||||||verboden door robots.txt");
  CHECK(row_named(world.table("instellingen-bekostigd"), "Deltion") ==
        "Deltion College||1|1|0|1|0|0|0|0|0|0|volledig gemeten");
  for (const MonitorTable& table : world.tables) {
    CAPTURE(table.id);
    const bool says_how_many = std::any_of(table.notes.begin(), table.notes.end(), [](const auto& note) {
      return note.find("3 van 4 instellingen gemeten") != std::string::npos;
    });
    CHECK(says_how_many);
  }
  CHECK(row_named(world.table("concentratie"), "Gemiddeld aanbod per aanbieder") ==
        "Gemiddeld aanbod per aanbieder|1.500|1.000|1.333");
}

TEST_CASE("R17: averages leave out what was measured in part, counts keep what was found there") {
  Published world;
  world.rows.institutions[1].outcome = Outcome::partial;  // deltion
  world.make();
  const auto& table = world.table("concentratie");
  CHECK(row_named(table, "Vindbaar aanbod") == "Vindbaar aanbod|3|1|4");
  CHECK(row_named(table, "Gemiddeld aanbod per aanbieder") ==
        "Gemiddeld aanbod per aanbieder|2.000|1.000|1.500");
  CHECK(row_named(table, "Gemiddeld aantal aanbieders") ==
        "Gemiddeld aantal aanbieders per aangeboden certificaat|1.000|1.000|1.000");
  CHECK(row_named(world.table("instellingen-bekostigd"), "Deltion") ==
        "Deltion College||1*|1|0|1|0|0|0|0|0|0|gedeeltelijk gemeten");
  const Letter& full = world.letters[0];
  CHECK(row_named(full.tables[0], "Vindbare certificaten") == "Vindbare certificaten|2|2.000|2.000");
  CHECK(row_named(full.tables[0], "Zorg") == "Zorg, welzijn en sport|2|2.000|");
  const Letter& partial = world.letters[1];
  CHECK(row_named(partial.tables[0], "Vindbare certificaten") == "Vindbare certificaten|1*|2.000|2.000");
  CHECK(row_named(partial.tables[0], "Plaats") == "no row Plaats");
}

TEST_CASE("R9: a joint brand is one row and counts for all its members") {
  Published world;
  world.list.institutions[0].extra["members"] = "kop|clusius";
  world.make();
  CHECK(row_named(world.table("concentratie"), "Instellingen met aanbod") == "Instellingen met aanbod|3|1|4");
  CHECK(row_named(world.table("concentratie"), "waarvan rijen") ==
        "waarvan rijen in de tabellen per instelling|2|1|3");
}

TEST_CASE("R4 and R20: LNV and withdrawn certificates are in no denominator") {
  Published world;
  world.make();
  CHECK(row_named(world.table("register"), "Totaal") == "Totaal|4|3|-1|1|1|0|-1");
  CHECK(row_named(world.table("register"), "Mobiliteit") ==
        "Mobiliteit, transport, logistiek en maritiem|1|0|-1|0|0|0|-1");
  CHECK(row_named(world.table("register"), "Voedsel") == "Voedsel, groen en gastvrijheid|0|0|0|0|0|0|0");
}

TEST_CASE("R16: sizes are counted from the institutions' own figures") {
  Published world;
  world.list.certificates.clear();
  for (int at = 0; at < 10; ++at) {
    const std::string code = "K10" + std::to_string(10 + at);
    world.list.certificates.push_back(certificate(code, "Titel " + code, Sector::zorg));
    world.rows.offerings.push_back(offering("deltion", code));
  }
  world.make();
  CHECK(row_named(world.table("concentratie"), "met 8") == "met 8 of meer trajecten (R16)|1|0|1");
  CHECK(row_named(world.table("concentratie"), "met 10") == "met 10 of meer trajecten (R16)|1|0|1");
  CHECK(row_named(world.table("concentratie"), "met 20") == "met 20 of meer trajecten (R16)|0|0|0");
}

TEST_CASE("R2: what is seen and not counted stands under the rule that excludes it, whoever's it is") {
  Published world;
  auto stranger = offering("vreemd", "K0905");
  stranger.findable = false;
  stranger.excluded_by = "R19: the institution is not in the list";
  world.rows.offerings.push_back(stranger);
  world.make();
  CHECK(row_named(world.table("niet-meegeteld"), "R2") == "R2: alleen via de werkgever|0|1|1");
  CHECK(row_named(world.table("niet-meegeteld"), "R19") == "R19: de instelling staat niet in de lijst|0|0|1");
}

TEST_CASE("R6: what was online before and is offline now is no provider, and is told apart") {
  Published world;
  world.rows.offerings.erase(world.rows.offerings.begin() + 2);  // deltion's only one
  world.make();
  for (auto& one : world.counts.institutions) {
    if (one.id == "deltion") one.previous = 3;
  }
  const auto tables = monitor_tables(*world.material, Language::nl);
  const auto excluded =
      std::find_if(tables.begin(), tables.end(), [](const auto& t) { return t.id == "niet-meegeteld"; });
  REQUIRE(excluded != tables.end());
  CHECK(excluded->notes.front().find("offline (R6): 1 bekostigde en 0 niet-bekostigde") != std::string::npos);
  const auto gone = behind_cell(*world.material, tables, "instellingen/offline", Language::nl);
  REQUIRE(gone);
  REQUIRE(gone->listed.size() == 1);
  CHECK(gone->listed.front().id == "deltion");
}

TEST_CASE("achieved certificates stand beside findable ones") {
  Published world;
  const auto code = [](const char* text) { return CertificateCode::parse(text).value(); };
  world.achieved.rows = {{code("K0905"), 2021, true, 12},
                         {code("K0165"), 2021, true, std::nullopt, true},
                         {code("K0002"), 2021, true, 99}};
  world.make();
  const auto& table = world.table("behaald");
  CHECK(row_named(table, "vindbaar en behaald") == "vindbaar en behaald|1|0|1");
  CHECK(row_named(table, "behaald, niet vindbaar") == "behaald, niet vindbaar|1|0|1");
  CHECK(row_named(table, "vindbaar, niet behaald") == "vindbaar, niet behaald|1|1|2");
  CHECK(row_named(world.table("behaald-per-certificaat"), "K0165") ==
        "K0165|Praktijkleren|0|0+|behaald, niet vindbaar");
}

TEST_CASE("potential supply counts what may be offered that day, and says what is used of it") {
  Published world;
  const auto code = [](const char* text) { return CertificateCode::parse(text).value(); };
  world.potential.rows = {{"alfa", code("K0905"), "25000"},
                          {"alfa", code("K0905"), "25001"},
                          {"alfa", code("K0165"), "25000"},
                          {"alfa", code("K0001"), "25000", std::nullopt, Date::parse("2021-12-31").value()},
                          {"oppstap", code("K0001"), "25000"}};
  world.make();
  CHECK(row_named(world.table("potentieel"), "Alfa") == "Alfa-college|2|1|1|0.500");
  CHECK(row_named(world.table("potentieel"), "OPPstap") == "OPPstap Zorg & Welzijn|1|n.g.||");
}

TEST_CASE("features come from the page that is shown, and not stated is a row of its own") {
  Published world;
  const auto& page = world.rows.pages.front();
  const auto feature = [&](const char* id, const char* value) {
    world.rows.features.push_back({"alfa", page.url, "Helpende plus", id, value, "woorden"});
  };
  feature("learning_mix", "online");
  feature("learning_mix", "klassikaal");
  feature("time_place", "deels");
  world.make();
  const auto& table = world.table("kenmerken");
  CHECK(row_named(table, "Leermix|online").starts_with("Leermix|online|1|0|1|"));
  CHECK(row_named(table, "Leermix|niet vermeld").starts_with("Leermix|niet vermeld|2|1|3|"));
  CHECK(
      row_named(table, "Sector|Zorg, welzijn en sport").starts_with("Sector|Zorg, welzijn en sport|3|0|3|"));
}

TEST_CASE("where an offering stands is that of its best page") {
  Published world;
  world.rows.pages[0].depth = 2;
  world.rows.pages[0].in_sitemap = 1;
  world.rows.pages[0].linked_from = 3;
  for (int at = 0; at < 5; ++at) {
    auto other = course_page();
    other.url += "/" + std::to_string(at);
    world.rows.pages.push_back(other);
  }
  world.make();
  const auto& table = world.table("vindbaarheid");
  CHECK(row_named(table, "2|") == "2|1|0|1|0.250");
  CHECK(row_named(table, "in het menu").find("|1|0|1|") != std::string::npos);
  CHECK(row_named(table, "in een sitemap").find("|1|0|1|") != std::string::npos);
  CHECK(row_named(table, "niet bekend") == "niet bekend|2|1|3|0.750");
}

namespace {

/// The numbers that what lies behind a cell can be counted to: offerings, institutions, certificates.
std::set<std::int64_t> numbers_of(const Behind& behind, const seeds::Lists& list) {
  if (behind.unit != Behind::Unit::offerings) {
    std::int64_t rows = static_cast<std::int64_t>(behind.listed.size());
    std::int64_t stand_for = 0;
    for (const Listed& one : behind.listed) stand_for += one.stands_for;
    return {rows, stand_for};
  }
  std::set<std::string> institutions;
  std::set<std::string> codes;
  std::int64_t counted = 0;
  for (const OfferingFacts& facts : behind.offerings) {
    if (!facts.counts) continue;
    ++counted;
    institutions.insert(facts.offering->institution);
    codes.insert(facts.offering->code);
  }
  std::int64_t stand_for = 0;
  for (const auto& id : institutions) stand_for += institutions_behind(list, id);
  const auto size = [](const auto& set) { return static_cast<std::int64_t>(set.size()); };
  return {counted, size(institutions), stand_for, size(codes)};
}

/// Columns whose number is told in the lines of what lies behind it, and not by how many there are.
bool is_told_in_lines(const MonitorTable& table, const MonitorColumn& column) {
  return column.id == "previous" || column.id == "change" || column.id.ends_with("_change") ||
         (table.id == "behaald-per-certificaat" && column.id == "achieved") || table.id == "potentieel";
}

}  // namespace

TEST_CASE("every number of every table has something behind it that counts to just that number") {
  Published world;
  const auto code = [](const char* text) { return CertificateCode::parse(text).value(); };
  world.achieved.rows = {{code("K0905"), 2021, true, 12}, {code("K0165"), 2021, true, std::nullopt, true}};
  world.potential.rows = {{"alfa", code("K0905"), "25000"}, {"oppstap", code("K0001"), "25000"}};
  world.list.institutions[0].extra["members"] = "kop|clusius";
  for (const auto language : {Language::nl, Language::en}) {
    world.make(language);
    int checked = 0;
    for (const MonitorTable& table : world.tables) {
      if (table.id == "controle") continue;  // each of its checks names the tables
      CAPTURE(table.id);
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const MonitorRow& line = table.rows[row];
        for (std::size_t column = 0; column < line.cells.size(); ++column) {
          const MonitorCell& cell = line.cells[column];
          const bool is_number = !std::holds_alternative<std::string>(cell.value) &&
                                 !std::holds_alternative<std::monostate>(cell.value);
          CAPTURE(row_text(line));
          CAPTURE(table.columns[column].id);
          if (is_number) CHECK_FALSE(cell.behind.empty());
          if (cell.behind.empty()) continue;
          const auto behind = behind_cell(*world.material, world.tables, cell.behind, language);
          REQUIRE_MESSAGE(behind, (behind ? "" : behind.error().what));
          ++checked;
          const auto* value = std::get_if<std::int64_t>(&cell.value);
          if (value == nullptr || is_told_in_lines(table, table.columns[column])) continue;
          CAPTURE(cell.behind);
          if (table.id == "niet-meegeteld") {
            const auto excluded = std::count_if(behind->offerings.begin(), behind->offerings.end(),
                                                [](const auto& one) { return !one.counts; });
            CHECK(*value == excluded);
          } else {
            CHECK(numbers_of(*behind, world.list).contains(*value));
          }
        }
      }
    }
    CHECK(checked > 400);
  }
}

TEST_CASE("all tables add up, and the audit sees one that does not") {
  Published world;
  world.make();
  const auto broken = [](const std::vector<AuditRow>& rows) {
    int count = 0;
    for (const AuditRow& row : rows) count += !row.holds() && row.explanation.empty() ? 1 : 0;
    return count;
  };
  CHECK(audit_of(world.tables).size() > 80);
  CHECK(broken(audit_of(world.tables)) == 0);
  for (auto& table : world.tables) {
    if (table.id != "instellingen-bekostigd") continue;
    for (auto& row : table.rows) {
      if (row.kind == MonitorRow::Kind::total) row.cells[2].value = std::int64_t{999};
    }
  }
  // Its own total, and every pair of tables that counts the offerings.
  CHECK(broken(audit_of(world.tables)) > 10);
}

TEST_CASE(
    "the audit has the same names in both languages, so that a guard accepted in one holds in the other") {
  Published world;
  world.make(Language::nl);
  const auto dutch = audit_of(world.tables, Language::nl);
  world.make(Language::en);
  const auto english = audit_of(world.tables, Language::en);
  REQUIRE(dutch.size() == english.size());
  for (std::size_t at = 0; at < dutch.size(); ++at) {
    CHECK(dutch[at].what == english[at].what);
    CHECK(english[at].holds());
  }
}

TEST_CASE("R9: where institutions and rows differ, the audit says why") {
  Published world;
  world.list.institutions[0].extra["members"] = "kop|clusius";
  world.make();
  int explained = 0;
  for (const AuditRow& row : audit_of(world.tables)) {
    if (row.holds()) continue;
    CHECK(row.explanation.find("R9") != std::string::npos);
    ++explained;
  }
  CHECK(explained == 1);
  CHECK(row_named(world.table("controle"), "concentratie.total [institutions]").find("verschilt met reden") !=
        std::string::npos);
}

TEST_CASE("a letter has the institution's own figures beside the national ones") {
  Published world;
  world.make();
  REQUIRE(world.letters.size() == 3);
  const Letter& letter = world.letters.front();
  CHECK(letter.institution == "Alfa-college");
  CHECK(row_named(letter.tables[0], "Vindbare certificaten") == "Vindbare certificaten|2|1.500|1.500");
  CHECK(row_named(letter.tables[0], "Plaats") == "Plaats onder 2 volledig gemeten instellingen|1||");
  CHECK(letter.tables[1].rows.size() == 2);
}
