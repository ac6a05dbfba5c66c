#include "core/csv.hpp"
#include "core/unicode.hpp"
#include "core/utf8.hpp"

#include <algorithm>

namespace vindbaar {
namespace {

/// A sign, digits and their points or commas, perhaps a percent sign: "-5", "+1.234,56", "-2%". Nothing to
/// run.
bool is_plain_number(std::string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  if (!text.empty() && text.back() == '%') text.remove_suffix(1);
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  return !text.empty() && is_digit(text.front()) && is_digit(text.back()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char byte) { return is_digit(byte) || byte == '.' || byte == ','; });
}

bool starts_formula(char32_t value) noexcept {
  switch (value) {
    case '=':
    case '+':
    case '-':
    case '@':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
    case 0x2212:
      return true;
    default:
      return false;
  }
}

/// What spreadsheets drop or skip before they look at the first character.
bool is_skipped(char32_t value) {
  return value < 0x20 || value == 0x7F || unicode::is_space(value) || unicode::is_invisible(value);
}

/// True when the first character that is not skipped makes a formula of the text.
bool would_run(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::next(text, at);
    if (starts_formula(step.value)) return !is_plain_number(text.substr(at));
    if (!is_skipped(step.value)) return false;
    at += step.length;
  }
  return false;
}

/// Dutch spreadsheets split at ';', others at tab, and all at line ends when they do not see our quotes: what
/// follows those signs may start a cell too.
std::string defused(std::string_view cell) {
  constexpr std::string_view breaks = ";\t\r\n";
  std::string text;
  if (would_run(cell) || cell.find_first_of("\t\r\n") == 0) text.push_back('\'');
  for (std::size_t start = 0;;) {
    const std::size_t stop = std::min(cell.find_first_of(breaks, start), cell.size());
    const std::size_t next = std::min(cell.find_first_not_of(breaks, stop), cell.size());
    text += cell.substr(start, next - start);
    if (next == cell.size()) return text;
    if (would_run(cell.substr(next))) text.push_back('\'');
    start = next;
  }
}

void append_cell(std::string& row, std::string_view cell) {
  const bool needs_quotes = cell.find_first_of(",;\t\"\r\n") != std::string_view::npos ||
                            (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
  if (!needs_quotes) {
    row += cell;
    return;
  }
  row.push_back('"');
  for (const char byte : cell) {
    if (byte == '"') row.push_back('"');
    row.push_back(byte);
  }
  row.push_back('"');
}

}  // namespace

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (at > 0) row.push_back(',');
    append_cell(row, defused(cells[at]));
  }
  return row;
}

std::string csv_row_verbatim(const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (at > 0) row.push_back(',');
    append_cell(row, cells[at]);
  }
  return row;
}

}  // namespace vindbaar
