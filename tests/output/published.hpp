#pragma once
// A counted run of the small world of sample.hpp, with everything that is printed from it.

#include "output/files/files.hpp"
#include "output/report/guards.hpp"
#include "tests/output/sample.hpp"

namespace vindbaar::test {

/// Owns what a Publication points to. Change `rows` or `list`, then call `make`.
struct Published {
  report::Rows rows;
  seeds::Lists list = lists();
  std::string run = "test-run";
  seeds::Achieved achieved = {};
  seeds::Potential potential = {};
  report::Counts counts = {};
  std::optional<report::Material> material = {};
  std::vector<report::MonitorTable> tables = {};
  std::vector<report::OfferingFacts> offerings = {};
  std::vector<report::Letter> letters = {};
  std::optional<report::Quality> quality = {};
  std::vector<files::ArchivedText> archived = {
      {"alfa",
       course_page().url,
       "2026-11-21T10:15:00Z",
       "vindbaar-00001.warc.gz:95767",
       {{files::ArchivedPassage::Role::heading, 1, "Helpende plus"},
        {files::ArchivedPassage::Role::paragraph, 0, "Je behaalt een mbo-certificaat."},
        {files::ArchivedPassage::Role::paragraph, 0, "Meld je aan."}}}};

  Published() {
    rows.institutions = {measured("alfa", Outcome::complete), measured("deltion", Outcome::complete),
                         measured("nti", Outcome::complete), measured("oppstap", Outcome::forbidden)};
    rows.pages = {course_page()};
    rows.matches = {course_match()};
    auto excluded = offering("nti", "K0165");
    excluded.findable = false;
    excluded.audience = "employer_only";
    excluded.excluded_by = "R2: only employers can enrol";
    rows.offerings = {offering("alfa", "C0039"), offering("alfa", "K0905"), offering("deltion", "K0905"),
                      offering("nti", "K0001"), excluded};
    rows.offerings[1].url = course_page().url;
    list.institutions[0].province = "Groningen";
    list.institutions[0].type = "ROC";
    list.institutions[1].type = "ROC";
    list.institutions[1].province = "Overijssel";
    list.institutions[2].type = "nbi";
  }

  void make(report::Language language = report::Language::nl) {
    counts = report::count(rows.offerings, rows.institutions, list, day, nullptr);
    material.emplace(report::Material{rows, list, day, counts, achieved.rows.empty() ? nullptr : &achieved,
                                      potential.rows.empty() ? nullptr : &potential});
    tables = report::monitor_tables(*material, language);
    offerings = report::facts_of(rows, list);
    letters = report::letters_of(*material, language);
  }
  files::Publication publication(report::Language language = report::Language::nl) const {
    return {run, *material, language, tables, offerings, letters, quality, {}, archived};
  }
  const report::MonitorTable& table(std::string_view id) const {
    for (const auto& one : tables) {
      if (one.id == id) return one;
    }
    static const report::MonitorTable none;
    return none;
  }
};

/// "Zorg|3|4": the cells of a row as plain text, blanks empty.
inline std::string row_text(const report::MonitorRow& row) {
  std::string text;
  for (const auto& cell : row.cells) {
    text += &cell == &row.cells.front() ? "" : "|";
    if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) text += std::to_string(*whole);
    if (const auto* words = std::get_if<std::string>(&cell.value)) text += *words;
    if (const auto* real = std::get_if<double>(&cell.value)) text += std::to_string(*real).substr(0, 5);
    text += cell.mark;
  }
  return text;
}

inline std::string row_named(const report::MonitorTable& table, std::string_view name) {
  for (const auto& row : table.rows) {
    const std::string text = row_text(row);
    if (text.starts_with(name)) return text;
  }
  return "no row " + std::string(name);
}

}  // namespace vindbaar::test
