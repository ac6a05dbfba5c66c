#include "output/report/csv_text.hpp"

#include "core/csv.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <cassert>

namespace vindbaar::report {

CsvText::CsvText(const std::vector<std::string>& header) : columns_(header.size()) {
  add(header);
}

void CsvText::add(std::vector<std::string> cells) {
  assert(cells.size() == columns_);
  for (std::string& text : cells) text = valid_utf8(text);
  text_ += csv_row(cells);
  text_ += "\r\n";
}

std::string cell(bool value) {
  return value ? "true" : "false";
}
std::string cell(int value) {
  return fmt::format("{}", value);
}
std::string cell(const std::optional<int>& value) {
  return value ? cell(*value) : std::string();
}
std::string probability_cell(double value) {
  return fmt::format("{:.3f}", value);
}

}  // namespace vindbaar::report
