#pragma once
// CSV as RFC 4180 says and as Dutch offices write it. Reads bytes, writes text; no files here.

#include "core/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar {

struct CsvRow {
  std::size_t line = 0;  ///< In the file, from 1, of the row's first character.
  std::vector<std::string> cells;
};

/// A header and rows that all have as many cells as the header.
struct CsvTable {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;

  /// Position of a column; nothing when the header lacks it.
  std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads CSV in UTF-8 (with or without byte order mark), UTF-16 with a mark, or windows-1252; cells between
/// ',' ';' or tab, whichever the header line holds most of outside quotes, or the one that Excel's line
/// "sep=;" names. Lines end in LF, CRLF or CR. Lines with no text in any cell are skipped; spaces around a
/// column's name are dropped. `name` is for messages. Fails with `bad_input`, code "E-CSV", on an unclosed
/// quote, on rows with more or fewer cells than the header, or without a header: every such row is named
/// ("x.csv:7: expected 12 cells, found 11"), up to 20.
Result<CsvTable> read_csv(std::string_view bytes, std::string_view name);

/// A place where a file is no CSV, in words: "expected 14 cells, found 13".
struct CsvFault {
  std::size_t line = 0;
  std::string what;
};

/// The rows that are in order, and every fault of the others.
struct CsvReading {
  CsvTable table;
  std::vector<CsvFault> faults;
};

/// The same reading for who wants to tell all that is wrong with a file at once: it never fails, and a broken
/// row costs no more than itself. Lines with no text in any cell are no fault, however many cells they have.
CsvReading read_csv_rows(std::string_view bytes);

/// One row, CRLF not included: comma between cells, quotes where RFC 4180 needs them. A cell that a
/// spreadsheet would run as a formula gets a leading apostrophe (OWASP, "CSV Injection"): it starts with = +
/// - @ (full-width ones too, spaces and invisible signs skipped) and is no plain number such as -5 or +1,5;
/// or it starts with tab, CR or LF. The same goes for what follows a ';', tab or line end inside a cell,
/// where other spreadsheets split.
std::string csv_row(const std::vector<std::string>& cells);

/// The same without defusing: for files that only programs read back.
std::string csv_row_verbatim(const std::vector<std::string>& cells);

}  // namespace vindbaar
