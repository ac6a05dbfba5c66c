#include "core/csv.hpp"
#include "core/text.hpp"
#include "tests/fuzz/expect.hpp"

#include <algorithm>

using namespace vindbaar;
using fuzz::expect;

namespace {

/// Written and read again, a table is the same; defused once, it is defused for good.
void check(const CsvTable& table) {
  std::string plain = csv_row_verbatim(table.header);
  std::string defused = csv_row(table.header);
  for (const CsvRow& row : table.rows) {
    expect(row.cells.size() == table.header.size() && row.line > 0);
    plain += "\r\n" + csv_row_verbatim(row.cells);
    defused += "\r\n" + csv_row(row.cells);
  }
  const auto is_simple = [](const std::string& cell) {
    return !cell.empty() && cell.find_first_of(";\t\"\r\n") == cell.npos;
  };
  if (table.header.size() < 2 || !std::all_of(table.header.begin(), table.header.end(), is_simple)) return;
  const CsvReading again = read_csv_rows(plain);
  expect(again.faults.empty() && again.table.rows.size() == table.rows.size());
  for (std::size_t at = 0; at < table.rows.size(); ++at)
    expect(again.table.rows[at].cells == table.rows[at].cells);

  const CsvReading safe = read_csv_rows(defused);
  expect(safe.faults.empty());
  for (const CsvRow& row : safe.table.rows) expect(csv_row(row.cells) == csv_row_verbatim(row.cells));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::bytes_of(data, size);
  const auto table = read_csv(input, "x.csv");
  const CsvReading reading = read_csv_rows(input);
  expect(table.has_value() == reading.faults.empty());
  if (table) check(*table);
  for (const auto& row : reading.table.rows) {
    for (const std::string& cell : row.cells) expect(is_utf8(cell));
  }
  return 0;
}
