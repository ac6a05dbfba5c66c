#include "matcher/labelled.hpp"

#include "core/csv.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace vindbaar::matcher {
namespace {

std::uint32_t hash(std::string_view text) {  // FNV-1a, folded so that its low bits are good too
  std::uint32_t value = 2166136261U;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
  return value ^ (value >> 15);
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Puts one "key=value" into `context`; false when it cannot be read.
bool set(Context& context, std::string_view key, std::string_view value) {
  if (key == "claim") {
    const auto claim = from_word<Claim>(value);
    if (claim) context.claim = *claim;
    return claim.has_value();
  }
  if (key == "kind") {
    const auto kind = from_word<PageKind>(value);
    if (kind) context.page_kind = *kind;
    return kind.has_value();
  }
  if (key == "sbu") {
    context.sbu = number(value);
    return context.sbu.has_value();
  }
  for (const std::string_view each : split(value, '|')) {
    const auto code = CertificateCode::parse(each);
    const auto level = number(each);
    if (key == "codes" && code) {
      context.codes.push_back(*code);
    } else if (key == "levels" && level) {
      context.levels.push_back(*level);
    } else {
      return false;
    }
  }
  return key == "codes" || key == "levels";
}

/// False when it cannot be read; words that are no "key=value" become the note.
bool read_context(std::string_view text, Labelled& labelled) {
  if (text.find('=') == std::string_view::npos) {
    labelled.note = text;
    return true;
  }
  Query& query = labelled.query;
  query.context.emplace();
  for (const std::string_view pair : split(text, ';')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return false;
    if (!set(*query.context, trim(pair.substr(0, equals)), trim(pair.substr(equals + 1)))) return false;
  }
  return true;
}

bool read_expected(std::string_view text, Labelled& labelled) {
  labelled.is_unsure = text == "unsure";
  if (text.empty() || text == "none" || labelled.is_unsure) return true;
  std::string listed(text);
  std::replace(listed.begin(), listed.end(), '|', '+');
  for (const std::string_view each : split(listed, '+')) {
    const auto code = CertificateCode::parse(trim(each));
    if (!code) return false;
    labelled.codes.push_back(*code);
  }
  return true;
}

}  // namespace

Result<std::vector<Labelled>> read_labelled(std::string_view csv, std::string_view name) {
  const auto table = read_csv(csv, name);
  if (!table) return tl::unexpected(table.error());
  const auto title = table->column("title");
  const auto expected = table->column("expected") ? table->column("expected") : table->column("code");
  const auto id = table->column("id");
  const auto phenomenon = table->column("phenomenon");
  const auto context = table->column("context");
  const auto wrong = [&](std::size_t line, const std::string& what) {
    return failure(Error::Kind::bad_input, "E-LABELS", fmt::format("{}:{}: {}", name, line, what),
                   "See docs/matching.md.");
  };
  if (!title || !expected) return wrong(1, "expected columns title and expected (or code)");
  std::vector<Labelled> rows;
  for (const CsvRow& row : table->rows) {
    Labelled labelled;
    labelled.query.title = row.cells[*title];
    if (id) labelled.id = row.cells[*id];
    if (phenomenon) labelled.phenomenon = row.cells[*phenomenon];
    if (context && !read_context(trim(row.cells[*context]), labelled)) {
      return wrong(row.line, "column 'context': expected claim, kind, codes, levels or sbu, found '" +
                                 row.cells[*context] + "'");
    }
    if (!read_expected(trim(row.cells[*expected]), labelled)) {
      return wrong(row.line,
                   "column 'expected': expected codes, none or unsure, found '" + row.cells[*expected] + "'");
    }
    labelled.is_held_out = hash(labelled.query.title) % 4 == 0;
    rows.push_back(std::move(labelled));
  }
  return rows;
}

}  // namespace vindbaar::matcher
