// The tables as values: what stands in them, that they add up, and that a cell leads to its offerings.
#include "tests/output/published.hpp"

#include <doctest/doctest.h>

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
  for (const char* id : {"instellingen-bekostigd", "sectoren", "aantal-aanbieders", "provincies"}) {
    CAPTURE(id);
    bool says_how_many = false;
    for (const auto& note : world.table(id).notes) says_how_many |= note.find("3 van 4") != std::string::npos;
    CHECK(says_how_many);
  }
  CHECK(row_named(world.table("concentratie"), "Gemiddeld aanbod per aanbieder") ==
        "Gemiddeld aanbod per aanbieder|1.500|1.000|1.333");
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
  CHECK(row_named(world.table("register"), "Totaal") == "Totaal|4|3|1|1|-1");
  CHECK(row_named(world.table("register"), "Mobiliteit") ==
        "Mobiliteit, transport, logistiek en maritiem|1|0|0|0|-1");
  CHECK(row_named(world.table("register"), "Voedsel") == "Voedsel, groen en gastvrijheid|0|0|0|0|0");
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

TEST_CASE("what is seen and not counted stands under the rule that excludes it") {
  Published world;
  world.make();
  CHECK(row_named(world.table("niet-meegeteld"), "R2") == "R2: alleen via de werkgever|0|1|1");
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

TEST_CASE("every number with a cell behind it counts exactly the offerings that the cell names") {
  Published world;
  world.make();
  int checked = 0;
  for (const MonitorTable& table : world.tables) {
    if (table.id == "zonder-aanbieder" || table.id == "provincies" || table.id == "sectoren") continue;
    for (const MonitorRow& row : table.rows) {
      for (const MonitorCell& cell : row.cells) {
        const auto* value = std::get_if<std::int64_t>(&cell.value);
        if (cell.behind.empty() || value == nullptr) continue;
        CAPTURE(table.id);
        CAPTURE(cell.behind);
        const auto behind = offerings_behind(world.rows, world.list, cell.behind);
        REQUIRE(behind);
        std::int64_t findable = 0;
        for (const auto& one : *behind) findable += one.findable ? 1 : 0;
        const bool is_excluded = table.id == "niet-meegeteld";
        CHECK((is_excluded ? static_cast<std::int64_t>(behind->size()) : findable) == *value);
        ++checked;
      }
    }
  }
  CHECK(checked > 40);
}

TEST_CASE("all tables add up, and the audit sees one that does not") {
  Published world;
  world.make();
  const auto broken = [](const std::vector<AuditRow>& rows) {
    int count = 0;
    for (const AuditRow& row : rows) count += !row.holds() && row.explanation.empty() ? 1 : 0;
    return count;
  };
  CHECK(audit_of(world.tables).size() > 40);
  CHECK(broken(audit_of(world.tables)) == 0);
  for (auto& table : world.tables) {
    if (table.id != "instellingen-bekostigd") continue;
    for (auto& row : table.rows) {
      if (row.kind == MonitorRow::Kind::total) row.cells[2].value = std::int64_t{999};
    }
  }
  // Its own total, and three pairs of tables that it belongs to.
  CHECK(broken(audit_of(world.tables)) == 4);
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
