#include "tests/simweb/printed_tables.hpp"

#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace vindbaar::simweb {
namespace {

/// The column of tables 5 and 6 that counts a sector (report rule R15; "Overig" is two chambers).
std::string_view sector_column(Sector sector) {
  switch (sector) {
    case Sector::zorg:
      return "zorg";
    case Sector::techniek:
      return "techniek";
    case Sector::voedsel_groen:
      return "voedsel_groen_gastvrijheid";
    case Sector::handel:
      return "handel";
    case Sector::ict_creatief:
      return "ict";
    case Sector::mobiliteit:
      return "mobiliteit";
    case Sector::zakelijk_veiligheid:
    case Sector::specialistisch_vakmanschap:
      return "overig";
  }
  return "overig";
}

/// Tables 1-3 hold the keuzedelen, table 4 the beroepsonderdelen.
std::string table_of(const seeds::PrintedCertificate& row) {
  if (row.kind == CertificateKind::vocational_unit) return "tabel 4";
  const auto sector = sector_of(row.sector);
  if (sector == Sector::zorg) return "tabel 1";
  return sector == Sector::techniek ? "tabel 2" : "tabel 3";
}

/// "K0905 Helpende plus"; a code that is not in the register stands alone.
std::string row_label(const seeds::PrintedCertificate& row, const seeds::Lists& lists) {
  return row.codes.empty() ? row.printed_code
                           : row.printed_code + ' ' + lists.certificate(row.codes.front().text())->name;
}

void add_certificate(PrintedTables& tables, const seeds::PrintedCertificate& row, const seeds::Lists& lists) {
  Figure figure;
  figure.table = table_of(row);
  figure.row = row_label(row, lists);
  figure.kind = row.kind;
  if (const auto sector = sector_of(row.sector)) figure.sector = sector_column(*sector);
  figure.can_be_met = !row.codes.empty();
  if (figure.can_be_met) {
    const seeds::Certificate& certificate = *lists.certificate(row.codes.back().text());
    figure.certificate = tables.certificates.size();
    tables.certificates.push_back(
        {certificate.code.text(), certificate.kind, std::string(sector_column(certificate.sector))});
  }
  const std::array<std::pair<const char*, std::optional<int>>, 3> columns{
      {{"bekostigd", row.funded}, {"niet-bekostigd", row.private_}, {"totaal", row.total}}};
  for (const auto& [column, printed] : columns) {
    figure.column = column;
    figure.printed = printed.value_or(0);
    figure.funded = std::string_view(column) == "totaal"
                        ? std::nullopt
                        : std::optional(std::string_view(column) == "bekostigd");
    tables.figures.push_back(figure);
  }
}

/// The cells of one row of table 5 or 6; `base` says whose.
void add_row(PrintedTables& tables, const seeds::PrintedInstitution& row, const Figure& base) {
  const auto add = [&](const char* column, std::optional<int> printed, std::optional<CertificateKind> kind) {
    Figure figure = base;
    figure.column = column;
    figure.printed = printed.value_or(0);
    figure.kind = kind;
    tables.figures.push_back(std::move(figure));
  };
  add("totaal", row.current, std::nullopt);
  add("keuzedeel", row.elective_units, CertificateKind::elective_unit);
  add("beroepsonderdeel", row.vocational_units, CertificateKind::vocational_unit);
  for (const auto& [sector, printed] : row.sectors) {
    Figure figure = base;
    figure.column = sector;
    figure.printed = printed.value_or(0);
    figure.sector = sector;
    tables.figures.push_back(std::move(figure));
  }
}

Figure row_figure(bool funded, std::string row) {
  Figure figure;
  figure.table = funded ? "tabel 5" : "tabel 6";
  figure.row = std::move(row);
  figure.funded = funded;
  return figure;
}

}  // namespace

PrintedTables printed_tables(const seeds::Baseline& baseline, const seeds::Lists& lists) {
  PrintedTables tables;
  for (const auto& row : baseline.certificates) add_certificate(tables, row, lists);
  for (const auto& row : baseline.institutions) {
    if (lists.institution(row.institution_id) == nullptr) continue;
    Figure base = row_figure(row.funded, row.printed_name);
    base.provider = tables.providers.size();
    tables.providers.push_back({row.institution_id, row.funded});
    add_row(tables, row, base);
  }
  if (baseline.funded_total) add_row(tables, *baseline.funded_total, row_figure(true, "Totaal"));
  if (baseline.private_total) add_row(tables, *baseline.private_total, row_figure(false, "Totaal"));
  return tables;
}

}  // namespace vindbaar::simweb
