#pragma once
// Files: prints the monitor's tables and offerings as spreadsheet, SPSS data, JSON, web page, letters and a
// Frictionless data package. Numbers come from output/report; nothing is counted here.
//
// Entry points: write_files(), and write_workbook() for tables of another room. Each file is replaced in one
// step; the texts of all but the two binary formats depend on nothing but the arguments. output/README.md has
// every file.

#include "core/result.hpp"
#include "output/report/monitor_table.hpp"
#include "output/report/offering_facts.hpp"
#include "output/report/quality.hpp"
#include "output/report/report.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace vindbaar::files {

/// A block of an archived page.
struct ArchivedPassage {
  enum class Role { heading, paragraph, list_item, cell };
  Role role = Role::paragraph;
  int level = 0;  ///< Of a heading, 1-6.
  std::string text;
  std::string link = {};      ///< Where all of it leads to; or empty.
  bool starts_row = false;    ///< Of a cell.
  bool is_furniture = false;  ///< Menu, head or foot of the site.
};

/// What a page said when it was archived: evidence that stays when the page goes.
struct ArchivedText {
  std::string institution;
  std::string url;
  std::string archived_at;
  std::string record;                     ///< "vindbaar-00001.warc.gz:95767"
  std::vector<ArchivedPassage> passages;  ///< In reading order.
};

/// All that a report is printed from; must outlive the call.
struct Publication {
  std::string run;
  const report::Material& material;
  report::Language language = report::Language::nl;
  const std::vector<report::MonitorTable>& tables;
  const std::vector<report::OfferingFacts>& offerings;
  const std::vector<report::Letter>& letters;
  std::optional<report::Quality> quality = {};  ///< When a sample has been judged.
  std::vector<std::string> accepted_guards =
      {};  ///< "institution-high:deltion: new site", printed with the sources.
  /// Of the pages that offerings rest on; each has its copy in `evidence/`.
  std::vector<ArchivedText> archived = {};
  std::optional<report::Coverage> coverage = {};  ///< Estimated from independent ways to find a page.
};

/// Writes tables.xlsx, offerings.sav, report.json, report.html, letters/ID.html, evidence/ID.html and
/// datapackage.json into `folder`, which holds the CSV files already. Fails with `not_writable`,
/// "E-REPORT-WRITE".
Result<void> write_files(const std::filesystem::path& folder, const Publication& publication);

/// A spreadsheet: a first sheet of sources and a list of the tables, then a sheet a table with a frozen
/// header, filters, number formats and its notes below; marks ("*") stand behind numbers that stay numbers.
/// Texts are stored as texts: none can become a formula.
struct Workbook {
  std::string title;
  std::string first_sheet;                                   ///< "Toelichting"
  std::vector<std::pair<std::string, std::string>> sources;  ///< Label and text.
  const std::vector<report::MonitorTable>& tables;
  /// Numbers link to what lies behind them in the report.html beside the workbook.
  bool has_report = false;
};
/// Replaces `file` in one step. Fails with `not_writable`, "E-REPORT-WRITE".
Result<void> write_workbook(const std::filesystem::path& file, const Workbook& workbook);
/// The workbook of a publication: every table of the monitor.
Workbook workbook_of(const Publication& publication);

/// One self-contained page: no network, text from the web escaped, links to live pages over http(s) only.
std::string page_of(const Publication& publication);
/// One institution's letter, in the same style.
std::string letter_page(const Publication& publication, const report::Letter& letter);
/// Tables and offerings for programs.
std::string json_of(const Publication& publication);
/// Describes the CSV files of `folder` by the Data Package standard (v1, Frictionless).
Result<std::string> datapackage_of(const std::filesystem::path& folder, const Publication& publication);

}  // namespace vindbaar::files
