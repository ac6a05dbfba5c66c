#pragma once
// What every table is made from, gathered in one pass over the findings; and the words for making tables.

#include "output/report/monitor_table.hpp"
#include "output/report/offering_facts.hpp"
#include "output/report/words.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::report {

/// Points into the material, which must outlive it.
struct Survey {
  Survey(const Material& from, Language in_language);

  const Material& material;
  Language language;
  std::vector<OfferingFacts> all;
  std::vector<const OfferingFacts*> counted;

  std::string_view say(std::string_view nl, std::string_view en) const { return in(language, nl, en); }
  /// Institutions that a row of the list stands for: a joint brand's members, else one (R9).
  int institutions_behind(std::string_view id) const;
  /// "52 van 56 instellingen gemeten …".
  std::string coverage() const { return coverage_line(material.counts, language); }
};

inline MonitorCell blank() {
  return {};
}
inline MonitorCell text(std::string_view words) {
  return {std::string(words), {}, {}};
}
inline MonitorCell number(std::int64_t value, std::string behind = {}) {
  return {value, std::move(behind), {}};
}
inline MonitorCell number(const std::optional<int>& value, std::string behind = {}) {
  return value ? number(*value, std::move(behind)) : blank();
}
inline MonitorCell decimal(double value) {
  return {value, {}, {}};
}
/// A share of `whole`; blank when there is no whole.
inline MonitorCell share(std::int64_t part, std::int64_t whole, std::string behind = {}) {
  if (whole == 0) return blank();
  return {static_cast<double>(part) / static_cast<double>(whole), std::move(behind), {}};
}
/// A cell of a total row, whose number is still to be added up, and what lies behind it.
inline MonitorCell behind(std::string cell) {
  return {{}, std::move(cell), {}};
}

inline MonitorColumn words_column(std::string_view id, std::string_view header) {
  return {std::string(id), std::string(header), MonitorColumn::Kind::text, false};
}
/// A column whose total is the sum of its rows.
inline MonitorColumn summed_column(std::string_view id, std::string_view header) {
  return {std::string(id), std::string(header), MonitorColumn::Kind::number, true};
}
inline MonitorColumn number_column(std::string_view id, std::string_view header) {
  return {std::string(id), std::string(header), MonitorColumn::Kind::number, false};
}
inline MonitorColumn decimal_column(std::string_view id, std::string_view header) {
  return {std::string(id), std::string(header), MonitorColumn::Kind::decimal, false};
}
inline MonitorColumn share_column(std::string_view id, std::string_view header) {
  return {std::string(id), std::string(header), MonitorColumn::Kind::share, false};
}

inline MonitorRow heading_row(std::string_view words) {
  return {{text(words)}, MonitorRow::Kind::heading};
}

/// Rows of table "concentratie" that other tables are held against.
constexpr std::string_view measure_institutions(Language language) {
  return in(language, "Instellingen met aanbod", "Institutions with an offering");
}
constexpr std::string_view measure_offerings(Language language) {
  return in(language, "Vindbaar aanbod", "Findable offerings");
}

/// The last row, each summed column added up from the plain rows; other cells as in `cells`.
MonitorRow total_row(const MonitorTable& table, std::vector<MonitorCell> cells);

/// Distinct institutions among the offerings that `fits` takes.
std::set<std::string_view> providers(const Survey& survey,
                                     const std::function<bool(const OfferingFacts&)>& fits);

// The tables, each group in a file of its own, appended in the order of the report.
void add_supply_tables(const Survey& survey, std::vector<MonitorTable>& tables);
void add_spread_tables(const Survey& survey, std::vector<MonitorTable>& tables);
void add_comparison_tables(const Survey& survey, std::vector<MonitorTable>& tables);
void add_feature_tables(const Survey& survey, std::vector<MonitorTable>& tables);
void add_place_tables(const Survey& survey, std::vector<MonitorTable>& tables);

}  // namespace vindbaar::report
