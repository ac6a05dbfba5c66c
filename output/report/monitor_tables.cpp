#include "output/report/monitor_table.hpp"

#include "core/text.hpp"
#include "output/report/survey.hpp"
#include "output/report/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::report {
namespace {

std::string printed_value(const MonitorCell& cell, MonitorColumn::Kind kind) {
  std::string words;
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) words = std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell.value))
    words = kind == MonitorColumn::Kind::share ? fmt::format("{:.1f}%", *real * 100)
                                               : fmt::format("{:.2f}", *real);
  if (const auto* plain = std::get_if<std::string>(&cell.value)) words = *plain;
  return words + cell.mark;
}

MonitorTable audit_table(const Survey& survey, const std::vector<MonitorTable>& tables) {
  MonitorTable table;
  table.id = "controle";
  table.sheet = survey.say("Controle", "Audit");
  table.title = survey.say("Controle van de tabellen: elk totaal en elk paar tabellen dat moet kloppen",
                           "Audit of the tables: every total, and every pair of tables that must agree");
  table.columns = {words_column("check", survey.say("Controle", "Check")),
                   number_column("left", survey.say("Links", "Left")),
                   number_column("right", survey.say("Rechts", "Right")),
                   words_column("verdict", survey.say("Uitkomst", "Verdict"))};
  for (const AuditRow& row : audit_of(tables, survey.language)) {
    std::string verdict(row.holds() ? survey.say("klopt", "agrees")
                                    : survey.say("klopt niet", "does not agree"));
    if (!row.holds() && !row.explanation.empty())
      verdict =
          fmt::format("{}: {}", survey.say("verschilt met reden", "differs for a reason"), row.explanation);
    table.rows.push_back({{text(row.what), number(row.left), number(row.right), text(verdict)}});
  }
  table.notes = {survey.coverage()};
  return table;
}

}  // namespace

Survey::Survey(const Material& from, Language in_language)
    : material(from), language(in_language), all(facts_of(from.rows, from.lists)) {
  for (const OfferingFacts& facts : all) {
    if (facts.counts && !facts.certificate->lnv && facts.certificate->is_valid_on(from.day))
      counted.push_back(&facts);
  }
}

int Survey::institutions_behind(std::string_view id) const {
  return report::institutions_behind(material.lists, id);
}

int institutions_behind(const seeds::Lists& lists, std::string_view id) {
  const auto* known = lists.institution(id);
  if (known == nullptr) return 1;
  const auto members = known->extra.find("members");
  if (members == known->extra.end()) return 1;
  int count = 0;
  for (const std::string_view member : split(members->second, '|')) count += trim(member).empty() ? 0 : 1;
  return std::max(count, 1);
}

MonitorRow total_row(const MonitorTable& table, std::vector<MonitorCell> cells) {
  cells.resize(table.columns.size());
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (!table.columns[column].is_summed) continue;
    std::int64_t sum = 0;
    bool any = false;
    for (const MonitorRow& row : table.rows) {
      if (row.kind != MonitorRow::Kind::plain || column >= row.cells.size()) continue;
      if (const auto* value = std::get_if<std::int64_t>(&row.cells[column].value)) {
        sum += *value;
        any = true;
      }
    }
    if (any) cells[column].value = sum;
  }
  return {std::move(cells), MonitorRow::Kind::total};
}

std::vector<MonitorTable> monitor_tables(const Material& material, Language language) {
  const Survey survey(material, language);
  std::vector<MonitorTable> tables;
  add_supply_tables(survey, tables);
  add_spread_tables(survey, tables);
  add_comparison_tables(survey, tables);
  add_feature_tables(survey, tables);
  add_place_tables(survey, tables);
  tables.push_back(audit_table(survey, tables));
  return tables;
}

std::string printed(const MonitorTable& table, int width) {
  TextTable text;
  text.title = table.title;
  text.notes = table.notes;
  for (const MonitorColumn& column : table.columns)
    text.columns.push_back({column.header, "", column.kind != MonitorColumn::Kind::text,
                            column.kind == MonitorColumn::Kind::text});
  for (const MonitorRow& row : table.rows) {
    TextRow line;
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      line.cells.push_back(printed_value(row.cells[at], table.columns[at].kind));
    if (row.kind == MonitorRow::Kind::heading) line.kind = TextRow::Kind::heading;
    if (row.kind == MonitorRow::Kind::total) line.kind = TextRow::Kind::total;
    text.rows.push_back(std::move(line));
  }
  return laid_out(text, width);
}

}  // namespace vindbaar::report
