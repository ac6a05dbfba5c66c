#include "seeds/cells.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vindbaar::seeds {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view without_midnight(std::string_view cell) {
  for (std::string_view midnight : {" 00:00:00", " 0:00:00", " 00:00", " 0:00", "T00:00:00"})
    if (cell.ends_with(midnight)) return cell.substr(0, cell.size() - midnight.size());
  return cell;
}

std::optional<int> small_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (!all_digits(digits) || error != std::errc{} || end != digits.data() + digits.size())
    return std::nullopt;
  return value;
}

}  // namespace

std::optional<Date> read_date(std::string_view cell) {
  const std::string_view day = without_midnight(cell);
  const auto parts = split(day, '-');
  if (parts.size() != 3 || !std::all_of(parts.begin(), parts.end(), all_digits)) return std::nullopt;
  std::string iso{day};
  if (parts[2].size() == 4 && parts[0].size() <= 2 && parts[1].size() <= 2)
    iso = fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
  const auto date = Date::parse(iso);
  return date ? std::optional{*date} : std::nullopt;
}

std::optional<bool> read_flag(std::string_view cell) {
  static constexpr std::array yes{"true", "waar", "ja", "yes", "j", "y", "1"};
  static constexpr std::array no{"false", "onwaar", "nee", "no", "n", "0"};
  const std::string word = lower(cell);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

std::optional<int> read_whole_number(std::string_view cell) {
  if (cell.ends_with(".0") || cell.ends_with(",0")) cell.remove_suffix(2);
  return small_number(cell);
}

std::optional<int> read_budget(std::string_view cell) {
  const auto number = read_whole_number(cell);
  return number && *number >= 1 ? number : std::nullopt;
}

std::optional<double> read_decimal(std::string_view cell) {
  std::string text{cell};
  if (std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string::npos)
    std::replace(text.begin(), text.end(), ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<CertificateCode> read_code(std::string_view cell) {
  std::string code;
  for (char c : cell)
    if (c != ' ') code += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  if (code.size() == 6 && code[1] == '-') code.erase(1, 1);
  const auto parsed = CertificateCode::parse(code);
  return parsed ? std::optional{*parsed} : std::nullopt;
}

std::optional<std::vector<int>> read_levels(std::string_view cell) {
  std::string text{cell};
  for (std::size_t at = text.find(" en "); at != std::string::npos; at = text.find(" en "))
    text.replace(at, 4, "|");
  for (char& c : text)
    if (c == ',' || c == '/' || c == ';' || c == '&') c = '|';
  if (text.size() == 3 && (text.ends_with("|0") || text.ends_with(".0")))
    text.resize(1);  // "3,0": one number
  std::vector<int> levels;
  for (const std::string& part : list_of(text)) {
    const auto level = small_number(part);
    if (!level || *level < 1 || *level > 4) return std::nullopt;
    levels.push_back(*level);
  }
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  return levels.empty() ? std::nullopt : std::optional{levels};
}

std::optional<Url> read_url(std::string_view cell) {
  const bool glued = cell.find(",http") != cell.npos || cell.find(";http") != cell.npos;
  if (glued || cell.find(' ') != cell.npos) return std::nullopt;
  const auto url = Url::parse(cell);
  return url ? std::optional{*url} : std::nullopt;
}

std::optional<std::string> read_host(std::string_view cell) {
  std::string address{cell};
  if (address.find("://") == std::string::npos) address = "https://" + address;
  if (address.find_first_of("*?#@") != std::string::npos) return std::nullopt;
  const auto url = read_url(address);
  if (!url) return std::nullopt;
  const bool names_a_host =
      url->host().find_first_of(".:") != std::string_view::npos || url->host() == "localhost";
  if (!names_a_host) return std::nullopt;
  std::string host{url->origin().substr(url->origin().find("://") + 3)};
  host += url->path();
  while (host.ends_with('/')) host.pop_back();
  return host;
}

std::optional<std::string> read_path_pattern(std::string_view cell) {
  if (cell.find("://") != std::string_view::npos || cell.find_first_of(" #") != std::string_view::npos)
    return std::nullopt;
  const std::size_t place = cell.find_first_of("/*");
  if (place == std::string_view::npos) return std::nullopt;
  const std::string_view host = cell.substr(0, place);
  if (!host.empty() && !read_host(host)) return std::nullopt;
  return lower(host) + std::string{cell.substr(place)};
}

std::vector<std::string> list_of(std::string_view cell) {
  std::vector<std::string> parts;
  for (std::string_view part : split(cell, '|'))
    if (const std::string_view word = trim(part); !word.empty()) parts.emplace_back(word);
  return parts;
}

}  // namespace vindbaar::seeds
