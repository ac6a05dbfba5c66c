// report.json: the tables and the offerings for programs.
#include "output/files/files.hpp"

#include <nlohmann/json.hpp>

namespace vindbaar::files {
namespace {

using Json = nlohmann::ordered_json;
using report::MonitorColumn;
using report::MonitorRow;

Json json_of_value(const report::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

const char* word_of(MonitorColumn::Kind kind) {
  switch (kind) {
    case MonitorColumn::Kind::number:
      return "number";
    case MonitorColumn::Kind::decimal:
      return "decimal";
    case MonitorColumn::Kind::share:
      return "share";
    case MonitorColumn::Kind::text:
      break;
  }
  return "text";
}

const char* word_of(MonitorRow::Kind kind) {
  if (kind == MonitorRow::Kind::heading) return "heading";
  return kind == MonitorRow::Kind::total ? "total" : "plain";
}

Json json_of_table(const report::MonitorTable& table) {
  Json json{{"id", table.id},
            {"title", table.title},
            {"columns", Json::array()},
            {"rows", Json::array()},
            {"notes", table.notes}};
  for (const MonitorColumn& column : table.columns)
    json["columns"].push_back({{"id", column.id}, {"header", column.header}, {"kind", word_of(column.kind)}});
  for (const MonitorRow& row : table.rows) {
    Json cells = Json::array();
    for (const report::MonitorCell& cell : row.cells) {
      Json one{{"value", json_of_value(cell.value)}};
      if (!cell.mark.empty()) one["mark"] = cell.mark;
      if (!cell.behind.empty()) one["behind"] = cell.behind;
      cells.push_back(std::move(one));
    }
    json["rows"].push_back({{"kind", word_of(row.kind)}, {"cells", std::move(cells)}});
  }
  return json;
}

Json json_of_offering(const report::OfferingFacts& facts) {
  const auto& row = *facts.offering;
  Json json{{"institution_id", row.institution},
            {"code", row.code},
            {"title", row.title},
            {"url", row.url},
            {"audience", row.audience},
            {"availability", row.availability},
            {"verdict", row.verdict},
            {"findable", row.findable},
            {"probability", row.probability},
            {"evidence", row.evidence},
            {"archived_at", row.archived_at},
            {"pages", row.pages},
            {"excluded_by", row.excluded_by},
            {"features", Json::object()},
            {"tags", facts.tags}};
  for (const auto& [feature, values] : facts.features) {
    Json all = Json::array();
    for (const auto& one : values) all.push_back({{"value", one.value}, {"quote", one.quote}});
    json["features"][std::string(feature)] = std::move(all);
  }
  return json;
}

}  // namespace

std::string json_of(const Publication& publication) {
  Json json{{"run", publication.run},
            {"reference_date", publication.material.day.text()},
            {"institutions_measured", publication.material.counts.measured},
            {"institutions_known", publication.material.counts.known},
            {"accepted_guards", publication.accepted_guards},
            {"tables", Json::array()},
            {"offerings", Json::array()}};
  for (const auto& table : publication.tables) json["tables"].push_back(json_of_table(table));
  for (const auto& facts : publication.offerings) json["offerings"].push_back(json_of_offering(facts));
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace vindbaar::files
