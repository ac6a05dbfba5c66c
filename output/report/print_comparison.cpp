#include "output/report/defaults.hpp"
#include "output/report/report.hpp"
#include "output/report/text_table.hpp"
#include "output/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace vindbaar::report {
namespace {

struct ColumnWords {
  std::string_view column;
  std::string_view nl;
  std::string_view nl_brief;
  std::string_view en;
  std::string_view en_brief;
};

constexpr std::array column_words{
    ColumnWords{"bekostigd", "Bekostigd", "Bekost.", "Funded", "Funded"},
    ColumnWords{"niet-bekostigd", "Niet-bekostigd", "Niet-bek.", "Private", "Private"},
    ColumnWords{"totaal", "Totaal", "Tot", "Total", "Tot"},
    ColumnWords{"keuzedeel", "Keuzedeel", "Keuz", "Elective", "Elec"},
    ColumnWords{"beroepsonderdeel", "Beroepsonderdeel", "Ber", "Vocational", "Voc"},
    ColumnWords{"zorg", "Zorg", "Zorg", "Care", "Care"},
    ColumnWords{"techniek", "Techniek", "Tech", "Technology", "Tech"},
    ColumnWords{"voedsel_groen_gastvrijheid", "Voedsel", "Voed", "Food", "Food"},
    ColumnWords{"handel", "Handel", "Hand", "Trade", "Trad"},
    ColumnWords{"ict", "ICT", "ICT", "ICT", "ICT"},
    ColumnWords{"mobiliteit", "Mobiliteit", "Mob", "Mobility", "Mob"},
    ColumnWords{"overig", "Overig", "Ovg", "Other", "Oth"},
};

TextColumn heading_of(const std::string& column, Language language) {
  for (const ColumnWords& words : column_words) {
    if (words.column == column)
      return {std::string(in(language, words.nl, words.en)),
              std::string(in(language, words.nl_brief, words.en_brief)), true, false};
  }
  return {column, "", true, false};
}

/// "24" when equal, "24≠23" when not (ours first), "–" for ours when it was not measured.
std::string beside(const Cell& cell) {
  const std::string ours = cell.ours ? std::to_string(*cell.ours) : "–";
  return cell.differs() ? ours + "≠" + std::to_string(cell.printed.value_or(0)) : ours;
}

using Group = std::vector<const Cell*>;

/// Cells that follow each other and have the same value of `member`.
std::vector<Group> grouped(const Group& cells, std::string Cell::*member) {
  std::vector<Group> groups;
  for (const Cell* cell : cells) {
    if (groups.empty() || groups.back().front()->*member != cell->*member) groups.emplace_back();
    groups.back().push_back(cell);
  }
  return groups;
}

std::string difference_line(const Cell& cell, Language language) {
  const std::string ours =
      cell.ours ? std::to_string(*cell.ours) : std::string(in(language, "niet gemeten", "not measured"));
  return fmt::format(
      fmt::runtime(in(language, "{}, {}: {}, gedrukt {}. {}", "{}, {}: {}, printed {}. {}")), cell.row,
      heading_of(cell.column, language).header, ours, cell.printed.value_or(0),
      cell.explanation.empty() ? in(language, "Zonder verklaring.", "Unexplained.") : cell.explanation);
}

/// One line a difference; a row that was not measured at all takes one line.
std::vector<std::string> difference_lines(const Group& row, Language language) {
  std::vector<std::string> lines;
  const bool is_measured =
      std::any_of(row.begin(), row.end(), [](const Cell* cell) { return cell->ours.has_value(); });
  for (const Cell* cell : row) {
    if (cell->differs()) lines.push_back(difference_line(*cell, language));
  }
  if (!is_measured && lines.size() > 1) lines.resize(1);
  return lines;
}

TextTable table_of(const Group& cells, Language language) {
  TextTable table;
  const auto rows = grouped(cells, &Cell::row);
  table.title = fmt::format(fmt::runtime(in(language, "{}: ons getal, en waar het verschilt ≠ het gedrukte",
                                            "{}: our figure, and where it differs ≠ the printed one")),
                            cells.front()->table);
  table.title.front() = table.title.front() == 't' ? 'T' : table.title.front();
  table.columns.push_back({std::string(in(language, "Rij", "Row")), "", false, true});
  for (const Cell* cell : rows.front()) table.columns.push_back(heading_of(cell->column, language));
  table.columns.push_back({"", "", false, false});
  for (const Group& row : rows) {
    TextRow line;
    line.cells.push_back(row.front()->row);
    for (const Cell* cell : row) line.cells.push_back(beside(*cell));
    line.cells.resize(table.columns.size() - 1);
    const bool differs =
        std::any_of(row.begin(), row.end(), [](const Cell* cell) { return cell->differs(); });
    line.cells.emplace_back(differs ? "◄" : "");
    table.rows.push_back(std::move(line));
    for (std::string& note : difference_lines(row, language)) table.notes.push_back(std::move(note));
  }
  return table;
}

}  // namespace

std::string print_comparison(const std::vector<Cell>& cells, Language language, int width) {
  Group all;
  for (const Cell& cell : cells) all.push_back(&cell);
  std::string text;
  for (const Group& table : grouped(all, &Cell::table)) text += laid_out(table_of(table, language), width);

  const auto differing =
      std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.differs(); });
  const auto unexplained = std::count_if(cells.begin(), cells.end(), [](const Cell& cell) {
    return cell.differs() && cell.explanation.empty();
  });
  const auto summary = in(language, "{} cellen vergeleken, {} verschillen, waarvan {} zonder verklaring",
                          "{} cells compared, {} differences, {} of them unexplained");
  return text + wrapped(fmt::format(fmt::runtime(summary), cells.size(), differing, unexplained),
                        std::max(width, defaults::narrowest), 2);
}

}  // namespace vindbaar::report
