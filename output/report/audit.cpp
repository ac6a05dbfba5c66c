// Table arithmetic, done again from the printed values: what the published tables would have needed
// (inconsistencies.md lists what happens without).
#include "output/report/sectors.hpp"
#include "output/report/survey.hpp"
#include "output/report/words.hpp"

#include "core/coding_frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace vindbaar::report {
namespace {

std::int64_t whole(const MonitorCell& cell) {
  const auto* value = std::get_if<std::int64_t>(&cell.value);
  return value == nullptr ? 0 : *value;
}

std::string_view name_of(const MonitorRow& row) {
  const auto* words = row.cells.empty() ? nullptr : std::get_if<std::string>(&row.cells.front().value);
  return words == nullptr ? std::string_view() : *words;
}

std::optional<std::size_t> column_of(const MonitorTable& table, std::string_view id) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    if (table.columns[at].id == id) return at;
  }
  return std::nullopt;
}

/// Adds printed figures up, and remembers in words which. What a table does not have makes it unknown:
/// figures that were not imported contradict nothing.
class Sum {
 public:
  explicit Sum(const std::vector<MonitorTable>& tables) : tables_(tables) {}

  /// The printed total of a column.
  Sum& total(std::string_view table, std::string_view column) {
    return add(table, column, fmt::format("{}.{}", table, column),
               [](const MonitorRow& row, std::string_view) { return row.kind == MonitorRow::Kind::total; });
  }
  /// Every plain row of a column.
  Sum& rows(std::string_view table, std::string_view column) {
    return add(table, column, fmt::format("SUM({}.{})", table, column),
               [](const MonitorRow& row, std::string_view) { return row.kind == MonitorRow::Kind::plain; });
  }
  /// The plain row whose first cell reads `name`; `label` is what it is called in every language.
  Sum& row(std::string_view table, std::string_view column, std::string_view name,
           std::string_view label = {}) {
    return add(table, column, fmt::format("{}.{} [{}]", table, column, label.empty() ? name : label),
               [&](const MonitorRow& one, std::string_view) {
                 return one.kind == MonitorRow::Kind::plain && name_of(one) == name;
               });
  }
  /// The plain rows under the heading `name`.
  Sum& under(std::string_view table, std::string_view column, std::string_view name,
             std::string_view label = {}) {
    return add(table, column, fmt::format("{}.{} [{}]", table, column, label.empty() ? name : label),
               [&](const MonitorRow& one, std::string_view heading) {
                 return one.kind == MonitorRow::Kind::plain && heading == name;
               });
  }
  bool is_known() const { return is_known_; }
  std::int64_t value() const { return value_; }
  const std::string& words() const { return words_; }

 private:
  template <class Takes>
  Sum& add(std::string_view id, std::string_view column, const std::string& words, const Takes& takes) {
    words_ += (words_.empty() ? "" : " + ") + words;
    const auto table =
        std::find_if(tables_.begin(), tables_.end(), [&](const auto& one) { return one.id == id; });
    const auto at = table == tables_.end() ? std::nullopt : column_of(*table, column);
    is_known_ = is_known_ && at;
    if (!at) return *this;
    std::string_view heading;
    for (const MonitorRow& row : table->rows) {
      if (row.kind == MonitorRow::Kind::heading) heading = name_of(row);
      if (*at < row.cells.size() && takes(row, heading)) value_ += whole(row.cells[*at]);
    }
    return *this;
  }

  const std::vector<MonitorTable>& tables_;
  std::int64_t value_ = 0;
  bool is_known_ = true;
  std::string words_;
};

class Audit {
 public:
  explicit Audit(const std::vector<MonitorTable>& tables) : tables_(tables) {}

  /// `explanation`: why the two may differ; empty when they may not.
  void equal(const Sum& left, const Sum& right, std::string_view explanation = {}) {
    if (left.is_known() && right.is_known())
      rows_.push_back(
          {left.words() + " = " + right.words(), left.value(), right.value(), std::string(explanation)});
  }
  Sum sum() const { return Sum(tables_); }
  /// The same column of tables 5 and 6.
  Sum institutions(std::string_view column) const {
    return sum().total("instellingen-bekostigd", column).total("instellingen-niet-bekostigd", column);
  }
  Sum providers(std::string_view column) const {
    return elective_units(column).total("aanbieders-beroepsonderdelen", column);
  }
  Sum elective_units(std::string_view column) const {
    return sum()
        .total("aanbieders-zorg", column)
        .total("aanbieders-techniek", column)
        .total("aanbieders-overig", column);
  }
  const std::vector<MonitorTable>& tables() const { return tables_; }
  std::vector<AuditRow> take() { return std::move(rows_); }

 private:
  const std::vector<MonitorTable>& tables_;
  std::vector<AuditRow> rows_;
};

void totals_equal_rows(Audit& audit) {
  for (const MonitorTable& table : audit.tables()) {
    const bool has_total = std::any_of(table.rows.begin(), table.rows.end(),
                                       [](const auto& row) { return row.kind == MonitorRow::Kind::total; });
    for (const MonitorColumn& column : table.columns) {
      if (has_total && column.is_summed)
        audit.equal(audit.sum().total(table.id, column.id), audit.sum().rows(table.id, column.id));
    }
  }
}

/// Tables 1-4 against 5-6, and both against the sectors (inconsistencies 4, 5, 20, 21, 22).
void providers_equal_institutions(Audit& audit) {
  audit.equal(audit.providers("providers_funded"), audit.sum().total("instellingen-bekostigd", "current"));
  audit.equal(audit.providers("providers_private"),
              audit.sum().total("instellingen-niet-bekostigd", "current"));
  audit.equal(audit.elective_units("providers_total"), audit.institutions("keuzedeel"));
  audit.equal(audit.sum().total("aanbieders-beroepsonderdelen", "providers_total"),
              audit.institutions("beroepsonderdeel"));
  audit.equal(audit.institutions("current"), audit.institutions("keuzedeel")
                                                 .total("instellingen-bekostigd", "beroepsonderdeel")
                                                 .total("instellingen-niet-bekostigd", "beroepsonderdeel"));
  audit.equal(audit.sum()
                  .total("aanbieders-zorg", "providers_total")
                  .under("aanbieders-beroepsonderdelen", "providers_total", sector_name(Sector::zorg)),
              audit.institutions("zorg"));
  audit.equal(audit.sum()
                  .total("aanbieders-techniek", "providers_total")
                  .under("aanbieders-beroepsonderdelen", "providers_total", sector_name(Sector::techniek)),
              audit.institutions("techniek"));
  for (const PrintedSector printed :
       {PrintedSector::zorg, PrintedSector::techniek, PrintedSector::voedsel, PrintedSector::handel,
        PrintedSector::ict, PrintedSector::mobiliteit, PrintedSector::overig}) {
    Sum chambers = audit.sum();
    for (const Sector sector : every_sector) {
      if (printed_sector(sector) == printed) chambers.row("sectoren", "offerings", sector_name(sector));
    }
    audit.equal(audit.institutions(column_name(printed)), chambers);
  }
}

/// Every other table that counts the offerings.
void offerings_are_one_number(Audit& audit, Language language) {
  const Sum all = audit.institutions("current");
  audit.equal(all, audit.sum().row("concentratie", "total", measure_offerings(language), "offerings"));
  audit.equal(all, audit.sum().total("sectoren", "offerings"));
  audit.equal(all, audit.sum().total("provincies", "offerings"));
  audit.equal(all, audit.sum().total("certificaat-provincie", "total"));
  for (const MonitorTable& table : audit.tables()) {
    if (table.id == "vindbaarheid" && !table.rows.empty())
      audit.equal(all, audit.sum().under(table.id, "total", name_of(table.rows.front()), "clicks"));
    if (table.id != "certificaat-provincie") continue;
    for (const MonitorColumn& column : table.columns) {
      if (column.is_summed && column.id != "total")
        audit.equal(audit.sum().total(table.id, column.id),
                    audit.sum().row("provincies", "offerings", column.header, column.id));
    }
  }
}

/// Of a feature with one value, every offering has one or none: the rows add up to all.
void features_cover_all(Audit& audit) {
  const Sum all = audit.institutions("current");
  for (const char* id : {"kenmerken", "kenmerken-sector"}) {
    for (const Feature& feature : coding_frame()) {
      if (feature.is_multiple) continue;
      for (const std::string_view heading : {feature.nl, feature.en}) {
        const Sum sum = audit.sum().under(id, "total", heading, feature.id);
        if (sum.value() > 0) {
          audit.equal(all, sum);
          break;
        }
      }
    }
  }
}

/// The register, by whichever way it is split (inconsistencies 1, 2, 6, 7).
void registers_agree(Audit& audit) {
  for (const char* kind : {"keuzedeel", "beroepsonderdeel"}) {
    const std::string current = std::string(kind) + "_current";
    audit.equal(audit.sum().total("register", current), audit.sum().total("aantal-aanbieders", kind));
    audit.equal(audit.sum().total("register", current), audit.sum().total("behaald", kind));
    audit.equal(audit.sum().total("register", current),
                audit.sum()
                    .total("register", std::string(kind) + "_previous")
                    .total("register", std::string(kind) + "_change"));
  }
  audit.equal(audit.sum().total("sectoren", "registered"), audit.sum().total("aantal-aanbieders", "total"));
  for (const Sector sector : every_sector)
    audit.equal(audit.sum().row("sectoren", "registered", sector_name(sector)),
                audit.sum()
                    .row("register", "keuzedeel_current", sector_name(sector))
                    .row("register", "beroepsonderdeel_current", sector_name(sector)));
}

/// Inconsistency 9: institutions, not rows.
void institutions_are_one_number(Audit& audit, Language language) {
  audit.equal(audit.sum().total("dekking", "total"), audit.sum().total("provincies", "institutions"));
  audit.equal(audit.sum().row("dekking", "total", outcome_name(Outcome::complete, language), "complete"),
              audit.sum().total("provincies", "measured"));
  audit.equal(audit.sum().row("concentratie", "total", measure_institutions(language), "institutions"),
              audit.sum().total("provincies", "providers"),
              in(language, "een gezamenlijk merk is één rij en telt voor al zijn instellingen (R9)",
                 "a joint brand is one row and counts for all its institutions (R9)"));
}

}  // namespace

std::vector<AuditRow> audit_of(const std::vector<MonitorTable>& tables, Language language) {
  Audit audit(tables);
  totals_equal_rows(audit);
  providers_equal_institutions(audit);
  offerings_are_one_number(audit, language);
  features_cover_all(audit);
  registers_agree(audit);
  institutions_are_one_number(audit, language);
  return audit.take();
}

}  // namespace vindbaar::report
