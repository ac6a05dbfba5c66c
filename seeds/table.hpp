#pragma once
// A list as a table of named columns, and its rows as readers that remember what was wrong. The list readers
// (institutions.cpp, certificates.cpp …) say only which column holds what.

#include "core/csv.hpp"
#include "seeds/cells.hpp"
#include "seeds/seeds.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::seeds {

/// The columns of a list by contract. Without a needed one the list cannot be read; without a usual one it
/// can, as if every cell were empty, and we say so.
struct Columns {
  std::vector<std::string_view> needed;
  std::vector<std::string_view> usual;
  std::vector<std::string_view> rare{};  ///< May be missing without a word.
};

/// A CSV file with its columns found: by name, whatever the case and the spaces around it.
class Table {
 public:
  /// Nothing when the file cannot be read at all or lacks a needed column; `problems` then says why. Rows
  /// without any text are left out.
  static std::optional<Table> open(const std::filesystem::path& path, const Columns& columns,
                                   std::vector<Problem>& problems);

  const std::string& file() const { return file_; }
  const std::vector<CsvRow>& rows() const { return rows_; }
  std::optional<std::size_t> position(std::string_view column) const;
  /// Columns outside the contract, with their positions.
  const std::map<std::string, std::size_t, std::less<>>& extra_columns() const { return extra_; }

 private:
  bool find_columns(const std::vector<std::string>& header, const Columns& columns,
                    std::vector<Problem>& problems);
  void check_text(const std::vector<std::string>& header, std::vector<Problem>& problems);

  std::string file_;
  std::vector<CsvRow> rows_;
  std::map<std::string, std::size_t, std::less<>> known_;
  std::map<std::string, std::size_t, std::less<>> extra_;
};

/// One row while it is read. Every cell that says something else than it should becomes a problem, and
/// reading goes on.
class Row {
 public:
  /// All three outlive the row.
  Row(const Table& table, const CsvRow& cells, std::vector<Problem>& problems)
      : table_(table), cells_(cells), problems_(problems) {}

  std::size_t line() const { return cells_.line; }
  const std::string& file() const { return table_.file(); }

  /// The cell with its spaces collapsed; empty when the column is missing.
  std::string text(std::string_view column) const;
  /// The same, and a problem when it is empty.
  std::string needed_text(std::string_view column);
  /// The cells outside the contract by column.
  std::map<std::string, std::string> extra() const;

  /// Nothing when the cell is empty, or when it cannot be read (then a problem).
  template <class T>
  std::optional<T> value(std::string_view column, const CellKind<T>& kind) {
    const std::string cell = text(column);
    if (cell.empty()) return std::nullopt;
    std::optional<T> result = kind.read(cell);
    if (!result) unexpected(column, kind.expected, cell);
    return result;
  }

  /// The same for a cell that must say something.
  template <class T>
  std::optional<T> needed_value(std::string_view column, const CellKind<T>& kind) {
    if (text(column).empty()) unexpected(column, kind.expected, "");
    return value(column, kind);
  }

  /// Every part between '|'; parts that cannot be read are left out, each with a problem.
  template <class T>
  std::vector<T> values(std::string_view column, const CellKind<T>& kind) {
    std::vector<T> results;
    for (const std::string& part : list_of(text(column))) {
      if (std::optional<T> result = kind.read(part))
        results.push_back(std::move(*result));
      else
        unexpected(column, kind.expected, part);
    }
    return results;
  }

  /// "expected <expected>, found '<found>'", or "found nothing".
  void unexpected(std::string_view column, std::string_view expected, std::string_view found);
  void problem(Problem::Severity severity, std::string_view column, std::string message);

 private:
  const Table& table_;
  const CsvRow& cells_;
  std::vector<Problem>& problems_;
};

/// `text` in single quotes, clipped at a character to `defaults::longest_quotation_bytes`.
std::string in_quotes(std::string_view text);

}  // namespace vindbaar::seeds
