#include "core/csv.hpp"
#include "tests/diff/years.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::test;

namespace {

struct Compared {
  YearMaker before = old_year();
  YearMaker now = new_year();
  seeds::Lists lists = plain_lists();
  diff::Comparison comparison;
  diff::Context context;

  Compared() {
    before.offers("alfa", "K0905", "https://alfa.nl/1", "=HYPERLINK(\"x\")")
        .offers("beta", "K0905", "https://beta.nl/1");
    now.visit("alfa", "https://alfa.nl/1", 404)
        .offers("beta", "K0905", "https://beta.nl/1")
        .offers("beta", "K0165", "javascript:alert(1)", "<script>alert(1)</script>");
    comparison = diff::compare(before.side(), now.side(), lists, report::Language::nl);
    context.bridge = diff::bridge(comparison.rows);
    context.panel = diff::panel(comparison, before.side(), now.side(), lists);
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("diff-OLD.csv has the columns of the contract, a row an offering, formulas defused") {
  const Compared compared;
  const auto table = read_csv(diff::csv_of(compared.comparison), "diff");
  REQUIRE(table);
  CHECK(table->header == std::vector<std::string>{"institution_id", "code", "change", "cause", "old_title",
                                                  "new_title", "old_url", "new_url", "explanation"});
  REQUIRE(table->rows.size() == 3);
  CHECK(table->rows[0].cells[0] == "alfa");
  CHECK(table->rows[0].cells[2] == "gone");
  CHECK(table->rows[0].cells[3] == "page_removed");
  CHECK(table->rows[0].cells[4].starts_with("'="));
}

TEST_CASE(
    "as tables, the bridge's steps lead from its first pier to its last, and every change has its row") {
  const Compared compared;
  const auto tables =
      diff::tables_of(compared.comparison, compared.context, compared.lists, report::Language::nl);
  REQUIRE(tables.size() == 5);
  const auto value = [](const report::MonitorRow& row) { return std::get<std::int64_t>(row.cells[1].value); };
  const auto& bridge = tables[0].rows;
  REQUIRE(bridge.size() == 4);
  CHECK(value(bridge.front()) == 2);
  CHECK(value(bridge[0]) + value(bridge[1]) + value(bridge[2]) == value(bridge.back()));
  CHECK(tables[4].rows.size() == 2);
  for (const auto& table : tables) {
    for (const auto& row : table.rows) CHECK(row.cells.size() == table.columns.size());
  }
}

TEST_CASE("an institution that was not measured has no zero in its row") {
  YearMaker before = old_year();
  YearMaker now = new_year();
  before.offers("alfa", "K0905", "https://alfa.nl/1").institution("beta", Outcome::failed);
  now.institution("alfa", Outcome::failed).offers("beta", "K0905", "https://beta.nl/1");
  const auto lists = plain_lists();
  const auto comparison = diff::compare(before.side(), now.side(), lists, report::Language::nl);
  const auto tables = diff::tables_of(comparison, {}, lists, report::Language::nl);
  const auto& rows = tables[2].rows;
  REQUIRE(rows.size() == 2);
  CHECK(std::get<std::int64_t>(rows[0].cells[2].value) == 1);
  CHECK(rows[0].cells[7].mark == "n.g.");
  CHECK(rows[1].cells[2].mark == "n.g.");
  CHECK(std::get<std::int64_t>(rows[1].cells[7].value) == 1);
  const auto text = diff::print_summary(comparison, {}, lists, report::Language::nl, 100);
  CHECK(has(text, "n.g."));
}

TEST_CASE("an institution that answers with next to nothing and offers nothing has no zero either") {
  YearMaker before = old_year();
  YearMaker now = new_year();
  before.offers("alfa", "K0905", "https://alfa.nl/1").institution("beta", Outcome::suspicious);
  now.institution("alfa", Outcome::suspicious).offers("beta", "K0905", "https://beta.nl/1");
  const auto lists = plain_lists();
  const auto comparison = diff::compare(before.side(), now.side(), lists, report::Language::nl);
  CHECK(comparison.unmeasured_now == std::set<std::string>{"alfa"});
  CHECK(comparison.unmeasured_then == std::set<std::string>{"beta"});
}

TEST_CASE("the summary says how last year's count became this year's") {
  const Compared compared;
  const auto text =
      diff::print_summary(compared.comparison, compared.context, compared.lists, report::Language::nl, 100);
  CHECK(has(text, "verdwenen: pagina verwijderd"));
  CHECK(has(text, "nieuw: nieuwe pagina"));
  CHECK(has(text, "alfa College"));
  const auto english =
      diff::print_summary(compared.comparison, compared.context, compared.lists, report::Language::en, 100);
  CHECK(has(english, "gone: page removed"));
}

TEST_CASE("nothing that a page says becomes part of the page for the browser") {
  const Compared compared;
  const auto html =
      diff::html_of(compared.comparison, compared.context, compared.lists, report::Language::nl);
  CHECK_FALSE(has(html, "<script>"));
  CHECK_FALSE(has(html, "href=\"javascript:"));
  CHECK(has(html, "&lt;script&gt;"));
  CHECK(has(html, "default-src 'none'"));
}

TEST_CASE("published tables give totals, and blanks are not zeros") {
  seeds::Baseline baseline;
  baseline.date = "2022-02";
  seeds::PrintedInstitution alfa;
  alfa.institution_id = "alfa";
  alfa.current = 3;
  seeds::PrintedInstitution stranger;
  stranger.printed_name = "Vreemd";
  stranger.current = 2;
  baseline.institutions = {alfa, stranger};
  report::Counts counts;
  counts.institutions.resize(2);
  counts.institutions[0].id = "alfa";
  counts.institutions[0].name = "Alfa";
  counts.institutions[1].id = "beta";
  counts.institutions[1].name = "Beta";
  counts.institutions[0].current = 5;
  const auto rows = diff::compare_totals(baseline, counts, plain_lists());
  REQUIRE(rows.size() == 3);
  const auto csv = diff::csv_of(rows);
  CHECK(has(csv, "institution,alfa,Alfa,3,5,2\r\n"));
  CHECK(has(csv, "institution,beta,Beta,,,\r\n"));
  CHECK(has(csv, "institution,,Vreemd,2,,\r\n"));
}

TEST_CASE("what today's rules find in last year's archive is told apart from what was published") {
  auto recorded = old_year();
  recorded.offers("alfa", "K0905", "https://alfa.nl/1");
  auto again = old_year();
  again.names("alfa", "K0905", "https://alfa.nl/1", "R12: not certain")
      .offers("beta", "K0165", "https://beta.nl/1", "Praktijkleren");
  const auto corrections =
      diff::found_afterwards(recorded.side().rows.offerings, again.side().rows.offerings);
  REQUIRE(corrections.size() == 2);
  CHECK(corrections[0].was_counted);
  CHECK(corrections[0].reason == "R12: not certain");
  CHECK(corrections[1].institution == "beta");
  CHECK(corrections[1].is_counted);
}

TEST_CASE("as JSON, what was not measured is null, and what was found afterwards is told") {
  Compared compared;
  compared.context.corrections.push_back(
      {"alfa", "K0165", false, true, "Praktijkleren", "https://alfa.nl/2", "een mbo-certificaat", ""});
  const auto whole = diff::json_of(compared.comparison, compared.context);
  CHECK(has(whole, "\"found_afterwards\": [\n    {\n      \"institution_id\": \"alfa\""));
  const std::vector<diff::TotalRow> totals = {{"institution", "alfa", "alfa College", 3, std::nullopt}};
  const auto published = diff::json_of(totals, "2022-02", "2026");
  CHECK(has(published, "\"causes_known\": false"));
  CHECK(has(published, "\"before\": 3,\n      \"now\": null"));
  const auto series = diff::json_of(diff::chain({{"2025", 10}, {"2026", 12}}, {{1, 1, 8, 10}}));
  CHECK(has(series, "\"panel\": null"));
  CHECK(has(series, "\"index\": 125.0"));
}
