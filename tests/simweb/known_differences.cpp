#include "tests/simweb/known_differences.hpp"

#include "core/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace vindbaar::simweb {
namespace {

struct Sums {
  int by_certificate = 0;  ///< Tables 1-4.
  int by_institution = 0;  ///< Table 5 or 6.
};

bool is_institution_row(const Figure& figure) {
  return figure.provider.has_value();
}

bool is_certificate_row(const Figure& figure) {
  return figure.certificate.has_value() || !figure.can_be_met;
}

/// What both views of the tables give for the institutions of one class, in one sector or kind (or all).
Sums sums(const PrintedTables& tables, bool funded, const std::optional<std::string>& sector,
          std::optional<CertificateKind> kind) {
  Sums result;
  for (const Figure& figure : tables.figures) {
    if (figure.funded != funded) continue;
    if (is_institution_row(figure)) {
      if (figure.sector == sector && figure.kind == kind) result.by_institution += figure.printed;
    } else if (is_certificate_row(figure) && figure.sector == (sector ? sector : figure.sector) &&
               figure.kind == (kind ? kind : figure.kind)) {
      result.by_certificate += figure.printed;
    }
  }
  return result;
}

std::string_view class_name(bool funded) {
  return funded ? "bekostigde instellingen" : "niet-bekostigde instellingen";
}

std::string contradiction(const PrintedTables& tables, bool funded, const std::optional<std::string>& sector,
                          std::optional<CertificateKind> kind) {
  const Sums found = sums(tables, funded, sector, kind);
  const std::string what = sector                                     ? "in sector " + *sector
                           : kind == CertificateKind::elective_unit   ? "met een keuzedeel"
                           : kind == CertificateKind::vocational_unit ? "met een beroepsonderdeel"
                                                                      : "in totaal";
  return fmt::format("trajecten van {} {}: tabel 1-4 {}, tabel {} {}", class_name(funded), what,
                     found.by_certificate, funded ? 5 : 6, found.by_institution);
}

std::string of_certificate(const PrintedTables& tables, const Figure& figure) {
  const std::string sector = tables.certificates[*figure.certificate].sector;
  const auto kind = tables.certificates[*figure.certificate].kind;
  std::string text =
      "de gedrukte tabellen spreken elkaar tegen: geen toewijzing voldoet aan alle randtotalen (";
  for (const bool funded : {true, false}) {
    if (figure.funded.value_or(funded) != funded) continue;
    text += contradiction(tables, funded, sector, std::nullopt) + "; ";
    text += contradiction(tables, funded, std::nullopt, kind) + "; ";
  }
  text.resize(text.size() - 2);
  return text + ")";
}

/// What the three columns of counts in an institution's own row say: totaal, keuzedeel + beroepsonderdeel,
/// sectoren.
std::optional<std::string> own_contradiction(const PrintedTables& tables, const Figure& missed) {
  int total = 0;
  int kinds = 0;
  int sectors = 0;
  for (const Figure& figure : tables.figures) {
    if (figure.table != missed.table || figure.row != missed.row) continue;
    (figure.kind ? kinds : figure.sector ? sectors : total) += figure.printed;
  }
  if (total == kinds && total == sectors) return std::nullopt;
  return fmt::format(
      "de gedrukte rij spreekt zichzelf tegen: totaal {}, keuzedeel + beroepsonderdeel {}, sectoren samen {}",
      total, kinds, sectors);
}

bool nothing_to_offer(const PrintedTables& tables, const Figure& figure) {
  return figure.sector && figure.printed > 0 &&
         std::ranges::none_of(tables.figures, [&](const Figure& other) {
           return other.certificate && other.funded == figure.funded && other.printed > 0 &&
                  tables.certificates[*other.certificate].sector == *figure.sector;
         });
}

std::string explain(const PrintedTables& tables, const Figure& figure) {
  if (!figure.can_be_met) {
    return fmt::format(
        "de gedrukte code {} is verdacht (vermoedelijk een drukfout) en staat niet in het register; het "
        "certificaat kan dus "
        "niet worden aangeboden",
        figure.row);
  }
  if (figure.certificate) return of_certificate(tables, figure);
  if (const auto own = own_contradiction(tables, figure)) return *own;
  if (nothing_to_offer(tables, figure)) {
    return fmt::format("tabel 1-4 noemen geen certificaat in sector {} met een aanbieder onder de {}",
                       *figure.sector, class_name(*figure.funded));
  }
  return "de gedrukte tabellen spreken elkaar tegen: geen toewijzing voldoet aan alle randtotalen (" +
         contradiction(tables, *figure.funded, figure.sector, figure.kind) + ")";
}

}  // namespace

std::vector<Difference> known_differences(const PrintedTables& tables, const Assignment& assignment) {
  std::vector<Difference> differences;
  for (std::size_t index = 0; index < tables.figures.size(); ++index) {
    const Figure& figure = tables.figures[index];
    if (assignment.achieved[index] == figure.printed) continue;
    differences.push_back(
        {figure.key(), figure.printed, assignment.achieved[index], explain(tables, figure)});
  }
  return differences;
}

std::vector<Difference> totals_apart(const seeds::Baseline& baseline) {
  std::vector<Difference> differences;
  for (const bool funded : {true, false}) {
    const auto& total = funded ? baseline.funded_total : baseline.private_total;
    if (!total) continue;
    int sum = 0;
    for (const auto& row : baseline.institutions) sum += row.funded == funded ? row.current.value_or(0) : 0;
    const int printed = total->current.value_or(0);
    if (sum == printed) continue;
    differences.push_back(
        {fmt::format("tabel {}|{}|totaal", funded ? 5 : 6, total->printed_name), printed, sum,
         fmt::format("de gedrukte rijen tellen op tot {}, het gedrukte totaal is {}", sum, printed)});
  }
  return differences;
}

std::string differences_csv(const std::vector<Difference>& differences) {
  std::string csv = csv_row_verbatim({"cell", "printed", "achieved", "explanation"}) + "\r\n";
  for (const Difference& difference : differences) {
    csv += csv_row_verbatim({difference.cell, std::to_string(difference.printed),
                             std::to_string(difference.achieved), difference.explanation}) +
           "\r\n";
  }
  return csv;
}

}  // namespace vindbaar::simweb
