#include "archive/arc.hpp"

#include "archive/headers.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::archive {
namespace {

constexpr std::size_t version_1_fields = 5;  // URL, IP, date, type, length
constexpr std::size_t version_2_fields =
    10;  // URL, IP, date, type, status, checksum, location, offset, file, length
constexpr std::size_t date_digits = 14;

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "20140216050221"; some writers add digits.
bool is_date(std::string_view text) {
  return is_number(text) && text.size() >= date_digits && text.size() <= 20;
}

/// RFC 3986, section 3.1. Strict, since a line is all that tells an ARC record from other bytes.
bool starts_with_scheme(std::string_view line) {
  const std::string_view scheme = line.substr(0, std::min(line.find(':'), line.size()));
  const bool has_letter_first = !scheme.empty() && ((scheme[0] | 0x20) >= 'a' && (scheme[0] | 0x20) <= 'z');
  return has_letter_first && scheme.size() < line.size() &&
         std::all_of(scheme.begin(), scheme.end(), [](char c) {
           return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '+' ||
                  c == '-' || c == '.';
         });
}

bool is_address(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
}

std::string iso_date(std::string_view digits) {
  return fmt::format("{}-{}-{}T{}:{}:{}Z", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2),
                     digits.substr(8, 2), digits.substr(10, 2), digits.substr(12, 2));
}

/// Where the URL ends (it may hold spaces): the fields are counted from the end of the line.
std::optional<std::size_t> url_words(const std::vector<std::string_view>& words) {
  for (const std::size_t fields : {version_1_fields, version_2_fields}) {
    if (words.size() < fields) continue;
    const std::size_t url_end = words.size() - fields + 1;
    if (is_address(words[url_end]) && is_date(words[url_end + 1])) return url_end;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Record> parse_arc_line(std::string_view line) {
  line = trim(line);
  if (!starts_with_scheme(line)) return std::nullopt;
  const std::vector<std::string_view> words = split(line, ' ');
  const std::optional<std::size_t> url_end = url_words(words);
  if (!url_end) return std::nullopt;
  Record record;
  const bool is_about_file = line.starts_with(arc_start);
  record.type = is_about_file ? "warcinfo" : "response";
  if (!is_about_file)
    record.target_uri = fmt::format(
        "{}", fmt::join(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(*url_end), "%20"));
  const std::string date = iso_date(words[*url_end + 1]);
  record.warc_headers = {{"WARC-Target-URI", record.target_uri},
                         {"WARC-IP-Address", std::string(words[*url_end])},
                         {"WARC-Date", date},
                         {"Content-Type", std::string(words[*url_end + 2])}};
  if (is_number(words.back())) record.warc_headers.emplace_back("Content-Length", words.back());
  if (const Result<Instant> when = parse_instant(date)) record.date = *when;
  if (!record.date) record.problems.emplace_back("no date that can be read");
  return record;
}

std::size_t find_arc_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    if (parse_arc_line(text.substr(at, end - at))) return at;
    at = end + 1;
  }
  return std::string_view::npos;
}

bool starts_with_arc_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end != std::string_view::npos && parse_arc_line(text.substr(0, end)).has_value();
}

}  // namespace vindbaar::archive
