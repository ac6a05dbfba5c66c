#pragma once
// Which member of a row is which column: one list a table, in the order of schema.cpp, used to write and to
// read.

#include "output/store/database.hpp"
#include "output/store/store.hpp"

#include <string>
#include <tuple>
#include <type_traits>

namespace vindbaar::store {

template <class Row>
struct Columns;

template <>
struct Columns<InstitutionRow> {
  static constexpr const char* table = "institution";
  static constexpr auto members = std::tuple(
      &InstitutionRow::id, &InstitutionRow::name, &InstitutionRow::funded, &InstitutionRow::outcome,
      &InstitutionRow::reason, &InstitutionRow::robots, &InstitutionRow::pages, &InstitutionRow::errors,
      &InstitutionRow::skipped, &InstitutionRow::waiting, &InstitutionRow::taken_apart);
};

template <>
struct Columns<CertificateRow> {
  static constexpr const char* table = "certificate";
  static constexpr auto members =
      std::tuple(&CertificateRow::code, &CertificateRow::name, &CertificateRow::kind, &CertificateRow::sector,
                 &CertificateRow::valid, &CertificateRow::lnv);
};

template <>
struct Columns<PageRow> {
  static constexpr const char* table = "page";
  static constexpr auto members =
      std::tuple(&PageRow::institution, &PageRow::url, &PageRow::kind, &PageRow::kind_probability,
                 &PageRow::title, &PageRow::heading, &PageRow::language, &PageRow::fingerprint,
                 &PageRow::archived_at, &PageRow::record, &PageRow::status, &PageRow::depth, &PageRow::form,
                 &PageRow::in_sitemap, &PageRow::linked_from, &PageRow::taken_apart);
};

template <>
struct Columns<MatchRow> {
  static constexpr const char* table = "title_match";
  static constexpr auto members = std::tuple(
      &MatchRow::institution, &MatchRow::url, &MatchRow::title, &MatchRow::source, &MatchRow::detail_url,
      &MatchRow::code, &MatchRow::probability, &MatchRow::verdict, &MatchRow::verdict_reason,
      &MatchRow::reasons, &MatchRow::runner_up, &MatchRow::runner_up_probability, &MatchRow::claim,
      &MatchRow::claim_quote, &MatchRow::audience, &MatchRow::audience_quote, &MatchRow::availability,
      &MatchRow::availability_quote, &MatchRow::decided_by_human);
};

template <>
struct Columns<FeatureRow> {
  static constexpr const char* table = "feature";
  static constexpr auto members = std::tuple(&FeatureRow::institution, &FeatureRow::url, &FeatureRow::title,
                                             &FeatureRow::feature, &FeatureRow::value, &FeatureRow::quote);
};

template <>
struct Columns<OfferingRow> {
  static constexpr const char* table = "offering";
  static constexpr auto members =
      std::tuple(&OfferingRow::institution, &OfferingRow::code, &OfferingRow::title, &OfferingRow::url,
                 &OfferingRow::audience, &OfferingRow::availability, &OfferingRow::verdict,
                 &OfferingRow::findable, &OfferingRow::probability, &OfferingRow::evidence,
                 &OfferingRow::archived_at, &OfferingRow::pages, &OfferingRow::excluded_by);
};

inline void bind_value(Statement& statement, int at, const std::string& value) {
  statement.bind(at, value);
}
inline void bind_value(Statement& statement, int at, double value) {
  statement.bind(at, value);
}
inline void bind_value(Statement& statement, int at, Outcome value) {
  statement.bind(at, word(value));
}
template <class Integer>
requires std::is_integral_v<Integer>
void bind_value(Statement& statement, int at, Integer value) {
  statement.bind(at, static_cast<std::int64_t>(value));
}

/// Binds every column of `row`, the first to parameter 1.
template <class Row>
void bind_row(Statement& statement, const Row& row) {
  std::apply(
      [&](auto... member) {
        int at = 0;
        (bind_value(statement, ++at, row.*member), ...);
      },
      Columns<Row>::members);
}

inline void read_value(const Statement& row, int column, std::string& value) {
  value = row.text(column);
}
inline void read_value(const Statement& row, int column, double& value) {
  value = row.real(column);
}
inline void read_value(const Statement& row, int column, Outcome& value) {
  value = from_word<Outcome>(row.text(column)).value_or(Outcome::failed);
}
template <class Integer>
requires std::is_integral_v<Integer>
void read_value(const Statement& row, int column, Integer& value) {
  value = static_cast<Integer>(row.integer(column));
}

template <class Row>
Row read_row(const Statement& statement) {
  Row row;
  std::apply(
      [&](auto... member) {
        int column = 0;
        (read_value(statement, column++, row.*member), ...);
      },
      Columns<Row>::members);
  return row;
}

/// "?1,?2,…", one for each column.
template <class Row>
std::string parameters() {
  constexpr auto count = std::tuple_size_v<std::remove_cvref_t<decltype(Columns<Row>::members)>>;
  std::string text = "?1";
  for (std::size_t at = 2; at <= count; ++at) text += ",?" + std::to_string(at);
  return text;
}

}  // namespace vindbaar::store
