#include "archive/record_parts.hpp"

#include "archive/defaults.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <charconv>

namespace vindbaar::archive {
namespace {

/// `text` without the <> that WARC/1.0's grammar put around URIs.
std::string_view without_brackets(std::string_view text) {
  if (text.size() >= 2 && text.front() == '<' && text.back() == '>') return text.substr(1, text.size() - 2);
  return text;
}

/// A URI cannot hold a space; some writers let it.
std::string without_spaces(std::string_view uri) {
  std::string text;
  for (const char letter : uri) {
    if (letter == ' ') {
      text += "%20";
    } else {
      text += letter;
    }
  }
  return text;
}

/// The number `text` starts with, in this base; `text` is left behind it.
template <class Number>
std::optional<Number> take_number(std::string_view& text, int base) {
  Number number{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (code != std::errc() || end == text.data()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

/// "HTTP/1.1 200 OK", "HTTP/2 200": the number after the first space.
int status_of(std::string_view status_line) {
  const std::size_t space = status_line.find(' ');
  if (!status_line.starts_with("HTTP/") || space == std::string_view::npos) return 0;
  std::string_view rest = trim(status_line.substr(space));
  const int status = take_number<unsigned short>(rest, 10).value_or(0);
  return status <= 999 ? status : 0;
}

bool holds_http(const Record& record) {
  if (record.type != "response" && record.type != "request" && record.type != "revisit") return false;
  if (record.block.starts_with("HTTP/")) return true;
  const std::string_view content_type = header(record.warc_headers, "Content-Type");
  return same_name(content_type.substr(0, 16), "application/http") && !record.block.empty();
}

void take_chunks_off(Record& record) {
  const std::string_view coding = header(record.http_headers, "Transfer-Encoding");
  if (lower_ascii(coding).find("chunked") == std::string::npos) return;
  std::optional<Dechunked> plain = dechunk(std::string_view(record.block).substr(record.body_at));
  if (!plain) return;  // marked as chunked, stored without: many archives do
  if (!plain->complete) record.problems.emplace_back("the chunked body is incomplete");
  record.dechunked = std::move(plain->bytes);
  record.was_chunked = true;
}

}  // namespace

Record parse_warc_head(std::string_view head) {
  HeaderBlock block = parse_head(head);
  Record record;
  record.warc_headers = std::move(block.headers);
  const Headers& headers = record.warc_headers;
  record.type = lower_ascii(header(headers, "WARC-Type"));
  record.id = without_brackets(header(headers, "WARC-Record-ID"));
  record.target_uri = without_spaces(without_brackets(header(headers, "WARC-Target-URI")));
  if (const Result<Instant> date = parse_instant(header(headers, "WARC-Date"))) {
    record.date = *date;
  } else {
    record.problems.emplace_back("no WARC-Date that can be read");
  }
  if (record.type.empty()) record.problems.emplace_back("no WARC-Type");
  if (block.odd_lines > 0)
    record.problems.push_back(fmt::format("{} header lines without a colon", block.odd_lines));
  return record;
}

std::optional<std::uint64_t> content_length(const Record& record) {
  std::string_view text = header(record.warc_headers, "Content-Length");
  const std::optional<std::uint64_t> length = take_number<std::uint64_t>(text, 10);
  return text.empty() ? length : std::nullopt;
}

void read_http(Record& record) {
  if (!holds_http(record)) return;
  const std::string_view block = record.block;
  const std::size_t end = end_of_head(block.substr(0, max_http_head_bytes));
  if (end == std::string_view::npos) record.problems.emplace_back("the HTTP head has no end");
  if (end == std::string_view::npos && block.size() > max_http_head_bytes) return;
  record.body_at = std::min(end, block.size());
  HeaderBlock head = parse_head(block.substr(0, record.body_at));
  record.status_line = std::move(head.first_line);
  record.http_headers = std::move(head.headers);
  if (record.type == "request") return;
  record.status = status_of(record.status_line);
  if (record.status == 0) record.problems.emplace_back("no HTTP status line");
  take_chunks_off(record);
}

std::optional<Dechunked> dechunk(std::string_view body) {
  Dechunked result;
  for (bool first = true;; first = false) {
    std::string_view rest = body;
    const std::optional<std::size_t> size = take_number<std::size_t>(rest, 16);
    const std::size_t line_end = rest.substr(0, max_chunk_line_bytes).find('\n');
    const std::string_view extension = trim(rest.substr(0, line_end));
    const bool framed =
        size && line_end != std::string_view::npos && (extension.empty() || extension.front() == ';');
    if (!framed) {
      if (first) return std::nullopt;
      return result;
    }
    rest.remove_prefix(line_end + 1);
    if (*size == 0) {
      result.complete = true;
      return result;
    }
    if (rest.size() < *size) {
      result.bytes += rest;
      return result;
    }
    result.bytes += rest.substr(0, *size);
    body = rest.substr(*size);
    const std::size_t gap = body.starts_with("\r\n") ? 2 : body.starts_with('\n') ? 1 : 0;
    if (first && gap == 0 && body.size() > 1) return std::nullopt;
    body.remove_prefix(gap);
  }
}

}  // namespace vindbaar::archive
