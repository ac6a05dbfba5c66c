#include "core/charset.hpp"
#include "core/csv.hpp"
#include "core/defaults.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>

namespace vindbaar {
namespace {

std::string text_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return decode(bytes, "utf-8");
  if (bytes.starts_with("\xFF\xFE")) return decode(bytes, "utf-16le");
  if (bytes.starts_with("\xFE\xFF")) return decode(bytes, "utf-16be");
  return is_utf8(bytes) ? valid_utf8(bytes) : decode(bytes, "windows-1252");
}

/// The separator the first line with text holds most of outside quotes; a comma when it holds none.
char separator_of(std::string_view text) {
  constexpr std::array<char, 3> candidates = {',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  bool started = false;
  for (const char byte : text) {
    if (byte == '"') quoted = !quoted;
    if (!quoted && (byte == '\n' || byte == '\r')) {
      if (started) break;
      continue;
    }
    started = true;
    const auto* hit = std::find(candidates.begin(), candidates.end(), byte);
    if (!quoted && hit != candidates.end()) ++counts[static_cast<std::size_t>(hit - candidates.begin())];
  }
  const auto* most = std::max_element(counts.begin(), counts.end());
  return candidates[static_cast<std::size_t>(most - counts.begin())];
}

/// The separator that a first line "sep=;" names, as Excel writes and obeys it; nothing when there is no such
/// line.
std::optional<char> named_separator(std::string_view text) {
  const bool names_one =
      text.size() > 5 && lower(text.substr(0, 4)) == "sep=" && (text[5] == '\r' || text[5] == '\n');
  return names_one ? std::optional{text[4]} : std::nullopt;
}

/// Reads row after row and keeps count of the lines.
class Rows {
 public:
  Rows(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool at_end() const noexcept { return at_ == text_.size(); }
  /// Line of the quote that was never closed; 0 when all are.
  std::size_t unclosed_at() const noexcept { return unclosed_at_; }

  /// An empty line gives a row without cells.
  CsvRow next() {
    CsvRow row{line_, {}};
    if (take_line_end()) return row;
    do {
      row.cells.push_back(cell());
    } while (take(separator_));
    take_line_end();
    return row;
  }

 private:
  bool take(char byte) noexcept {
    if (at_end() || text_[at_] != byte) return false;
    ++at_;
    return true;
  }

  bool take_line_end() noexcept {
    const bool carriage = take('\r');
    const bool feed = take('\n');
    if (carriage || feed) ++line_;
    return carriage || feed;
  }

  std::string cell() {
    std::string text;
    if (take('"')) text = quoted();
    // What follows a closing quote is kept as it stands, as spreadsheets do.
    const std::array<char, 3> stops = {separator_, '\r', '\n'};
    const std::size_t end =
        std::min(text_.find_first_of(std::string_view(stops.data(), stops.size()), at_), text_.size());
    text += text_.substr(at_, end - at_);
    at_ = end;
    return text;
  }

  std::string quoted() {
    std::string text;
    const std::size_t opened_at = line_;
    while (!at_end()) {
      if (take('"')) {
        if (!take('"')) return text;
        text.push_back('"');
        continue;
      }
      const std::size_t start = at_;
      if (!take_line_end()) ++at_;
      text += text_.substr(start, at_ - start);
    }
    unclosed_at_ = opened_at;
    return text;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t unclosed_at_ = 0;
};

std::string counted_cells(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

bool is_blank(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return trim(cell).empty(); });
}

/// The faults in one line of text; after `max_named_rows` they are only counted.
std::string listed(const std::vector<CsvFault>& faults, std::string_view name) {
  std::string text;
  const std::size_t shown = std::min(faults.size(), defaults::max_named_rows);
  for (std::size_t at = 0; at < shown; ++at) {
    if (at > 0) text += "; ";
    text += std::string(name) + ":" + std::to_string(faults[at].line) + ": " + faults[at].what;
  }
  if (shown < faults.size()) text += "; and " + std::to_string(faults.size() - shown) + " more";
  return text;
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

CsvReading read_csv_rows(std::string_view bytes) {
  const std::string text = text_of(bytes);
  const std::optional<char> named = named_separator(text);
  Rows rows(text, named.value_or(separator_of(text)));
  if (named) rows.next();
  CsvReading reading;
  CsvTable& table = reading.table;
  while (!rows.at_end()) {
    CsvRow row = rows.next();
    if (rows.unclosed_at() != 0) {
      reading.faults.push_back({rows.unclosed_at(), "a quote is opened and never closed"});
    } else if (is_blank(row)) {
      continue;
    } else if (table.header.empty()) {
      for (const std::string& cell : row.cells) table.header.emplace_back(trim(cell));
    } else if (row.cells.size() == table.header.size()) {
      table.rows.push_back(std::move(row));
    } else {
      reading.faults.push_back({row.line, "expected " + counted_cells(table.header.size()) + ", found " +
                                              std::to_string(row.cells.size())});
    }
  }
  if (table.header.empty() && reading.faults.empty())
    reading.faults.push_back({1, "expected a header row, found an empty file"});
  return reading;
}

Result<CsvTable> read_csv(std::string_view bytes, std::string_view name) {
  CsvReading reading = read_csv_rows(bytes);
  if (reading.faults.empty()) return std::move(reading.table);
  return failure(Error::Kind::bad_input, "E-CSV", listed(reading.faults, name),
                 "Open the file in a text editor at the lines named and mend them.");
}

}  // namespace vindbaar
