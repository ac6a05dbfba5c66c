#pragma once
// The monitor's tables as values: what spreadsheets, pages and JSON print, made once from one gathering of
// the offerings. Entry points: monitor_tables(), audit_of(), letters_of(). Pure; thread-safe.

#include "output/report/report.hpp"
#include "seeds/supply.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vindbaar::report {

/// What stands in a cell. Nothing: not measured or not known, which is never zero.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

struct MonitorCell {
  Value value = {};
  /// What lies behind it, as `explain count` takes it: "K0905/niet-bekostigd"; empty when it is no number of
  /// offerings.
  std::string behind = {};
  std::string mark = {};  ///< "*" when not fully measured, "n.g." when not measured.
};

struct MonitorColumn {
  enum class Kind { text, number, decimal, share };  ///< A share is from 0 to 1.
  std::string id;                                    ///< "providers_total": for programs.
  std::string header;
  Kind kind = Kind::text;
  bool is_summed = false;  ///< Its total is the sum of its rows; the audit holds it to that.
};

struct MonitorRow {
  enum class Kind { plain, heading, total };  ///< A heading has one cell.
  std::vector<MonitorCell> cells;
  Kind kind = Kind::plain;
};

/// Line of a workbook's sheet on which a table's first row stands; two above it the title.
inline constexpr int first_sheet_line = 4;

struct MonitorTable {
  std::string id;     ///< "aanbieders-zorg": file, sheet and anchor.
  std::string sheet;  ///< Its name in a workbook: 31 characters at most.
  std::string title;
  std::vector<MonitorColumn> columns;
  std::vector<MonitorRow> rows;
  std::vector<std::string> notes;
};

/// A headline number with what is known of its uncertainty.
struct Interval {
  double low = 0;
  double high = 0;
};

/// What tables are made of; all must outlive the call. Null: not imported.
struct Material {
  const Rows& rows;
  const seeds::Lists& lists;
  Date day;
  const Counts& counts;
  const seeds::Achieved* achieved = nullptr;
  const seeds::Potential* potential = nullptr;
};

/// Every table, in the order in which a report prints them, the audit last.
std::vector<MonitorTable> monitor_tables(const Material& material, Language language);

/// One thing that must hold in or between tables.
struct AuditRow {
  std::string what;  ///< "register.change = SUM(register.change)".
  std::int64_t left = 0;
  std::int64_t right = 0;
  std::string explanation = {};  ///< Why they may differ; empty when they may not.
  bool holds() const { return left == right; }
};

/// Adds up every summed column again, and holds tables that count the same thing against each other.
/// `language` is that of the tables. The checks themselves read the same in both: guards are named by them.
std::vector<AuditRow> audit_of(const std::vector<MonitorTable>& tables, Language language = Language::nl);

/// One institution's page: its own figures beside the national ones.
struct Letter {
  std::string institution_id;
  std::string institution;
  std::vector<MonitorTable> tables;
  std::vector<std::string> notes;
};

/// For every institution of the run that was measured, at least in part.
std::vector<Letter> letters_of(const Material& material, Language language);

/// The same table for a terminal, as `laid_out` does it.
std::string printed(const MonitorTable& table, int width);

}  // namespace vindbaar::report
