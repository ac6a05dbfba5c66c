#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::report {

/// Puts a CSV file together, row by row. Cells become well-formed UTF-8; a formula is defused; a row has as
/// many cells as the header.
class CsvText {
 public:
  explicit CsvText(const std::vector<std::string>& header);
  void add(std::vector<std::string> cells);
  const std::string& text() const { return text_; }

 private:
  std::size_t columns_;
  std::string text_;
};

std::string cell(bool value);                       ///< "true", "false"
std::string cell(int value);                        ///< "12"
std::string cell(const std::optional<int>& value);  ///< Empty for nothing: a blank is not a zero.
std::string probability_cell(double value);  ///< "0.970": three decimals, a point, whatever the locale.

}  // namespace vindbaar::report
