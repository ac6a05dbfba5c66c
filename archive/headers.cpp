#include "archive/headers.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace vindbaar::archive {
namespace {

char lower_letter(char letter) noexcept {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

/// Takes the first line off `text`, without its line end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

void add_line(std::string_view line, HeaderBlock& block) {
  if ((line[0] == ' ' || line[0] == '\t') && !block.headers.empty()) {
    std::string& value = block.headers.back().second;
    if (!value.empty()) value += ' ';
    value += trim(line);
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) {
    ++block.odd_lines;
    return;
  }
  block.headers.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
}

void add_lines(std::string_view text, HeaderBlock& block) {
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) return;
    add_line(line, block);
  }
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_letter(x) == lower_letter(y); });
}

std::string_view header(const Headers& headers, std::string_view name) noexcept {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const auto& entry) { return same_name(entry.first, name); });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::size_t end_of_head(std::string_view text) noexcept {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (text.substr(at + 1, 1) == "\n") return at + 2;
    if (text.substr(at + 1, 2) == "\r\n") return at + 3;
  }
  return std::string_view::npos;
}

HeaderBlock parse_head(std::string_view text) {
  HeaderBlock block;
  block.first_line = take_line(text);
  add_lines(text, block);
  return block;
}

Headers parse_fields(std::string_view text) {
  HeaderBlock block;
  add_lines(text, block);
  return std::move(block.headers);
}

std::string lower_ascii(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower_letter);
  return lowered;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(),
      [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f; }, ' ');
  return line;
}

void add_field(std::string& block, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  block += name;
  block += ": ";
  block += one_line(value);
  block += "\r\n";
}

}  // namespace vindbaar::archive
