#include "seeds/table.hpp"

#include "core/text.hpp"
#include "seeds/defaults.hpp"
#include "seeds/files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace vindbaar::seeds {
namespace {

using Severity = Problem::Severity;

std::string column_name(std::string_view heading) {
  std::string name = lower(collapse_spaces(heading));
  std::replace(name.begin(), name.end(), ' ', '_');
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// Levenshtein distance in bytes; the names are a dozen letters.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row.back();
}

/// What Excel writes into a cell whose formula failed, in English and in Dutch, or that was too narrow.
bool is_excel_error(std::string_view cell) {
  static constexpr std::array words{"#N/A",    "#N/B",     "#NAME?",  "#NAAM?",   "#REF!", "#VERW!",
                                    "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NUM!", "#GETAL!"};
  if (std::find(words.begin(), words.end(), cell) != words.end()) return true;
  return cell.size() > 3 && cell.find_first_not_of('#') == cell.npos;
}

/// UTF-8 that some program read as windows-1252 and saved again: "cliÃ«nt", "babyâ€™s". No Dutch word has
/// these pairs.
bool is_garbled(std::string_view cell) {
  if (cell.find("â€") != cell.npos || cell.find("\uFFFD") != cell.npos) return true;
  for (std::size_t at = cell.find("Ã"); at != cell.npos; at = cell.find("Ã", at + 2)) {
    const std::string_view next = cell.substr(at + 2, 2);
    if (!next.empty() && (next[0] == '\xC2' || next[0] == '\xE2')) return true;  // a sign such as "«" or "‰"
  }
  return false;
}

/// Our own exports put an apostrophe before what a spreadsheet would run as a formula; it is no part of the
/// text.
std::string_view without_guard(std::string_view cell) {
  if (cell.size() > 1 && cell[0] == '\'' &&
      std::string_view{"=+-@\t\r"}.find(cell[1]) != std::string_view::npos)
    cell.remove_prefix(1);
  return cell;
}

}  // namespace

std::optional<Table> Table::open(const std::filesystem::path& path, const Columns& columns,
                                 std::vector<Problem>& problems) {
  Table table;
  table.file_ = path.generic_string();
  const auto csv = read_csv_file(path, problems);
  if (!csv) return std::nullopt;
  if (!table.find_columns(csv->header, columns, problems)) return std::nullopt;
  for (const CsvRow& row : csv->rows) {
    const auto says_something = [](const std::string& cell) { return !collapse_spaces(cell).empty(); };
    if (std::any_of(row.cells.begin(), row.cells.end(), says_something)) table.rows_.push_back(row);
  }
  table.check_text(csv->header, problems);
  return table;
}

std::optional<std::size_t> Table::position(std::string_view column) const {
  const auto found = known_.find(column);
  return found == known_.end() ? std::nullopt : std::optional{found->second};
}

bool Table::find_columns(const std::vector<std::string>& header, const Columns& columns,
                         std::vector<Problem>& problems) {
  const auto report = [&](Severity severity, std::string_view column, std::string message) {
    problems.push_back({severity, file_, 1, std::string{column}, std::move(message)});
  };
  if (header.size() == 1 && header[0].find_first_of(",;\t") != std::string::npos) {
    report(Severity::error, "",
           "the whole row stands in one cell: the file was saved from a spreadsheet that had not "
           "split it into columns; split it there (Data, Text to Columns) and save it again");
    return false;
  }
  bool usable = true;
  for (std::size_t at = 0; at < header.size(); ++at) {
    const std::string name = column_name(header[at]);
    if (name.empty()) continue;
    const auto is_name = [&](std::string_view column) { return column == name; };
    const bool is_known = std::any_of(columns.needed.begin(), columns.needed.end(), is_name) ||
                          std::any_of(columns.usual.begin(), columns.usual.end(), is_name) ||
                          std::any_of(columns.rare.begin(), columns.rare.end(), is_name);
    if (!(is_known ? known_ : extra_).emplace(name, at).second) {
      report(is_known ? Severity::error : Severity::warning, name,
             "two columns have this name: remove or rename one");
      usable = usable && !is_known;
    }
  }
  const auto near_miss = [&](std::string_view column) -> std::string {
    for (const auto& [name, at] : extra_)
      if (edits(name, column) <= defaults::nearest_column_edits)
        return fmt::format("; did you mean {}?", in_quotes(name));
    return {};
  };
  for (std::string_view column : columns.needed) {
    if (known_.contains(column)) continue;
    usable = false;
    report(Severity::error, column,
           fmt::format("this column is missing{}; the header must hold {}", near_miss(column),
                       fmt::join(columns.needed, ", ")));
  }
  for (std::string_view column : columns.usual) {
    if (known_.contains(column)) continue;
    const std::string guess = near_miss(column);  // a mistyped heading would silently empty a whole column
    report(guess.empty() ? Severity::warning : Severity::error, column,
           fmt::format("this column is missing{}; it is read as empty in every row", guess));
  }
  for (std::string_view column : columns.rare) {
    if (known_.contains(column)) continue;
    const std::string guess = near_miss(column);
    if (!guess.empty()) report(Severity::warning, column, fmt::format("this column is missing{}", guess));
  }
  return usable;
}

void Table::check_text(const std::vector<std::string>& header, std::vector<Problem>& problems) {
  for (const CsvRow& row : rows_) {
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const std::string name = column_name(header[at]);
      const std::string cell = collapse_spaces(row.cells[at]);
      const auto report = [&](Severity severity, std::string message) {
        problems.push_back({severity, file_, row.line, name, std::move(message)});
      };
      if (name.empty() && !cell.empty())
        report(Severity::warning, fmt::format("{} stands under no heading and is ignored", in_quotes(cell)));
      if (is_excel_error(cell) && known_.contains(name))
        report(Severity::error,
               fmt::format("expected a value, found the spreadsheet's error {}", in_quotes(cell)));
      if (is_garbled(cell))
        report(Severity::warning,
               fmt::format("{} was saved in another encoding than it was read in: save as 'CSV UTF-8'",
                           in_quotes(cell)));
    }
  }
}

std::string Row::text(std::string_view column) const {
  const auto position = table_.position(column);
  return position ? collapse_spaces(without_guard(cells_.cells[*position])) : std::string{};
}

std::string Row::needed_text(std::string_view column) {
  std::string cell = text(column);
  if (cell.empty()) unexpected(column, "some text", "");
  return cell;
}

std::map<std::string, std::string> Row::extra() const {
  std::map<std::string, std::string> cells;
  for (const auto& [name, position] : table_.extra_columns())
    cells[name] = collapse_spaces(without_guard(cells_.cells[position]));
  return cells;
}

void Row::unexpected(std::string_view column, std::string_view expected, std::string_view found) {
  const std::string what = found.empty() ? "nothing" : in_quotes(found);
  problem(Severity::error, column, fmt::format("expected {}, found {}", expected, what));
}

void Row::problem(Severity severity, std::string_view column, std::string message) {
  problems_.push_back({severity, table_.file(), cells_.line, std::string{column}, std::move(message)});
}

std::string in_quotes(std::string_view text) {
  if (text.size() <= defaults::longest_quotation_bytes) return fmt::format("'{}'", text);
  std::size_t end = defaults::longest_quotation_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return fmt::format("'{}…'", text.substr(0, end));
}

}  // namespace vindbaar::seeds
