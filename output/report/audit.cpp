// Table arithmetic, done again from the printed values: what the published tables would have needed.
#include "output/report/survey.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::report {
namespace {

std::int64_t whole(const MonitorCell& cell) {
  const auto* value = std::get_if<std::int64_t>(&cell.value);
  return value == nullptr ? 0 : *value;
}

const MonitorTable* table_named(const std::vector<MonitorTable>& tables, std::string_view id) {
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const auto& table) { return table.id == id; });
  return found == tables.end() ? nullptr : &*found;
}

const MonitorRow* total_of(const MonitorTable& table) {
  const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                  [](const auto& row) { return row.kind == MonitorRow::Kind::total; });
  return found == table.rows.end() ? nullptr : &*found;
}

void add_totals(const MonitorTable& table, std::vector<AuditRow>& rows) {
  const MonitorRow* total = total_of(table);
  if (total == nullptr) return;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (!table.columns[column].is_summed) continue;
    std::int64_t sum = 0;
    for (const MonitorRow& row : table.rows) {
      if (row.kind == MonitorRow::Kind::plain && column < row.cells.size()) sum += whole(row.cells[column]);
    }
    rows.push_back({fmt::format("{}: totaal van '{}' = som van de rijen", table.id, table.columns[column].id),
                    whole(total->cells[column]), sum});
  }
}

/// A printed total, or the sum of those of several tables.
class Sum {
 public:
  Sum(const std::vector<MonitorTable>& tables, std::initializer_list<const char*> ids, const char* column) {
    for (const char* id : ids) {
      const MonitorTable* table = table_named(tables, id);
      const MonitorRow* total = table == nullptr ? nullptr : total_of(*table);
      words_ += (words_.empty() ? "" : " + ") + std::string(id) + '.' + column;
      if (total == nullptr) continue;
      for (std::size_t at = 0; at < table->columns.size(); ++at) {
        if (table->columns[at].id == column) value_ += whole(total->cells[at]);
      }
    }
  }
  std::int64_t value() const { return value_; }
  const std::string& words() const { return words_; }

 private:
  std::int64_t value_ = 0;
  std::string words_;
};

AuditRow pair_of(const Sum& left, const Sum& right, std::string explanation = {}) {
  return {left.words() + " = " + right.words(), left.value(), right.value(), std::move(explanation)};
}

}  // namespace

std::vector<AuditRow> audit_of(const std::vector<MonitorTable>& tables) {
  std::vector<AuditRow> rows;
  for (const MonitorTable& table : tables) add_totals(table, rows);
  const auto electives = {"aanbieders-zorg", "aanbieders-techniek", "aanbieders-overig"};
  const auto all = {"aanbieders-zorg", "aanbieders-techniek", "aanbieders-overig",
                    "aanbieders-beroepsonderdelen"};
  const auto institutions = {"instellingen-bekostigd", "instellingen-niet-bekostigd"};
  rows.push_back(
      pair_of(Sum(tables, all, "providers_funded"), Sum(tables, {"instellingen-bekostigd"}, "current")));
  rows.push_back(pair_of(Sum(tables, all, "providers_private"),
                         Sum(tables, {"instellingen-niet-bekostigd"}, "current")));
  rows.push_back(pair_of(Sum(tables, electives, "providers_total"), Sum(tables, institutions, "keuzedeel")));
  rows.push_back(pair_of(Sum(tables, {"aanbieders-beroepsonderdelen"}, "providers_total"),
                         Sum(tables, institutions, "beroepsonderdeel")));
  rows.push_back(pair_of(Sum(tables, {"aanbieders-zorg"}, "providers_total"),
                         Sum(tables, institutions, "zorg"),
                         "tabel 1 heeft alleen keuzedelen, de kolom zorg ook beroepsonderdelen"));
  rows.push_back(pair_of(Sum(tables, institutions, "current"), Sum(tables, {"sectoren"}, "offerings")));
  rows.push_back(pair_of(Sum(tables, institutions, "current"), Sum(tables, {"provincies"}, "offerings")));
  rows.push_back(
      pair_of(Sum(tables, all, "providers_total"), Sum(tables, {"certificaat-provincie"}, "total")));
  rows.push_back(pair_of(Sum(tables, {"register"}, "keuzedeel_current"),
                         Sum(tables, {"aantal-aanbieders"}, "keuzedeel")));
  rows.push_back(pair_of(Sum(tables, {"register"}, "beroepsonderdeel_current"),
                         Sum(tables, {"aantal-aanbieders"}, "beroepsonderdeel")));
  rows.push_back(
      pair_of(Sum(tables, {"sectoren"}, "registered"), Sum(tables, {"aantal-aanbieders"}, "total")));
  rows.push_back(pair_of(Sum(tables, {"dekking"}, "total"), Sum(tables, {"provincies"}, "institutions")));
  return rows;
}

}  // namespace vindbaar::report
