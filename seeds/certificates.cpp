#include "core/text.hpp"
#include "seeds/lists.hpp"
#include "seeds/table.hpp"

#include <fmt/format.h>

#include <array>

namespace vindbaar::seeds {
namespace {

const Columns columns{
    {"code", "name", "kind", "sector"},
    {"level", "qualification", "sbu", "valid_from", "valid_until", "replaced_by", "lnv", "aliases"}};

std::optional<CertificateKind> read_kind(std::string_view cell) {
  return from_word<CertificateKind>(lower(cell));
}
constexpr CellKind<CertificateKind> a_kind{read_kind, "keuzedeel or beroepsonderdeel"};

std::optional<Sector> read_sector(std::string_view cell) {
  return sector_of(cell);
}
constexpr CellKind<Sector> a_sector{
    read_sector,
    "one of handel, ict_creatief, mobiliteit, specialistisch_vakmanschap, techniek, "
    "voedsel_groen, zakelijk_veiligheid, zorg"};

/// Words in the extra column `status` that keep a row out of matching, and why.
struct HoldingStatus {
  std::string_view word;
  std::string_view reason;
};
constexpr std::array holding_statuses{
    HoldingStatus{"suspect_code", "the code is probably misprinted in the source"},
    HoldingStatus{"report_no_code", "the source names the certificate without its code"},
    HoldingStatus{"web_no_code", "the page names the certificate without its code"},
    HoldingStatus{"held_back", "held back by hand"},
};

/// Why the row is to be kept but not matched; empty for an ordinary row.
std::string reason_to_hold_back(const std::string& code, const std::string& status) {
  for (const HoldingStatus& holding : holding_statuses)
    if (status == holding.word) return fmt::format("{} (status {})", holding.reason, holding.word);
  return code.empty() ? "no code" : "";
}

Certificate read_certificate(Row& row, CertificateCode code, std::string name) {
  Certificate certificate{.code = code, .name = std::move(name)};
  certificate.kind =
      row.needed_value("kind", a_kind)
          .value_or(code.is_elective() ? CertificateKind::elective_unit : CertificateKind::vocational_unit);
  certificate.sector = row.needed_value("sector", a_sector).value_or(Sector::zorg);
  certificate.levels = row.value("level", mbo_levels).value_or(std::vector<int>{});
  certificate.qualification = row.text("qualification");
  certificate.sbu = row.value("sbu", a_whole_number);
  certificate.valid_from = row.value("valid_from", a_date);
  certificate.valid_until = row.value("valid_until", a_date);
  certificate.replaced_by = row.value("replaced_by", a_code);
  certificate.lnv = row.value("lnv", a_flag).value_or(false);
  certificate.aliases = list_of(row.text("aliases"));
  certificate.extra = row.extra();
  certificate.line = row.line();
  return certificate;
}

void read_row(Row& row, Lists& lists) {
  const std::string printed = row.text("code");
  std::string name = row.needed_text("name");
  auto extra = row.extra();
  if (const std::string reason = reason_to_hold_back(printed, lower(extra["status"])); !reason.empty()) {
    lists.held_back.push_back({printed, std::move(name), reason, row.line()});
    return;
  }
  // A row whose code cannot be read is still read to its end: all of its mistakes are told at once.
  const auto code = row.value("code", a_code);
  static const CertificateCode stand_in = *CertificateCode::parse("K0000");
  Certificate certificate = read_certificate(row, code.value_or(stand_in), std::move(name));
  if (code) lists.certificates.push_back(std::move(certificate));
}

}  // namespace

void read_certificates(const std::filesystem::path& file, Lists& lists, std::vector<Problem>& problems) {
  const auto table = Table::open(file, columns, problems);
  if (!table) return;
  for (const CsvRow& cells : table->rows()) {
    Row row{*table, cells, problems};
    read_row(row, lists);
  }
}

}  // namespace vindbaar::seeds
