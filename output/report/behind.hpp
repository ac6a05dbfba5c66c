#pragma once
// What lies behind a number: the offerings, certificates or institutions that a cell of a table counts.
// Entry points: behind_cell(), explain_count(). Pure; thread-safe. output/README.md has the words of a cell.

#include "core/result.hpp"
#include "output/report/listed.hpp"
#include "output/report/monitor_table.hpp"
#include "output/report/offering_facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::report {

struct Behind {
  enum class Unit { offerings, certificates, institutions };
  Unit unit = Unit::offerings;
  std::string cell;   ///< The set of words: "zorg/bekostigd", "instellingen/aanbod=10+".
  std::string place;  ///< Of a table's cell, with its number: "Sectoren!C7, Zorg …, Aantal aanbieders: 30".
  std::vector<OfferingFacts> offerings;  ///< Those that count first; empty for the other units.
  std::vector<Listed> listed;            ///< Empty for offerings.
};

/// `cell` is a set of words joined by '/', as offerings_behind takes them; or "certificaten" or
/// "instellingen" and words of those (listed.hpp); or a cell of a table as the workbook has it,
/// "Sectoren!C7" (sheet or id of the table, column and line). `tables` are in the language asked for. Fails
/// with `usage`, "E-CELL", on a word, table or cell that is not there, and on a code or institution that
/// neither lists nor run have.
Result<Behind> behind_cell(const Material& material, const std::vector<MonitorTable>& tables,
                           std::string_view cell, Language language);

/// The same as text: the number, each pair with its quote, page and WARC record, and why the others do not
/// count; or each certificate or institution with what is known of it. Last how many were measured.
Result<std::string> explain_count(const Material& material, const std::vector<MonitorTable>& tables,
                                  std::string_view cell, Language language, int width);

/// The same for programs.
Result<std::string> explain_count_json(const Material& material, const std::vector<MonitorTable>& tables,
                                       std::string_view cell, Language language);

}  // namespace vindbaar::report
