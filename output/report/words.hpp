#pragma once
// What the tables say, in Dutch as the monitor prints it and in English.

#include "core/vocabulary.hpp"
#include "output/report/report.hpp"

#include <string>
#include <string_view>

namespace vindbaar::report {

/// The columns in which tables 5 and 6 print sectors. Overig is business services and security with
/// specialist crafts.
enum class PrintedSector { zorg, techniek, voedsel, handel, ict, mobiliteit, overig };

PrintedSector printed_sector(Sector sector) noexcept;

/// The column's name in the published tables: "zorg", "voedsel_groen_gastvrijheid" …
std::string_view column_name(PrintedSector sector) noexcept;

struct Heading {
  std::string_view full;
  std::string_view brief;
};

Heading heading(PrintedSector sector, Language language) noexcept;

/// A phrase in the language asked for.
constexpr std::string_view in(Language language, std::string_view nl, std::string_view en) noexcept {
  return language == Language::nl ? nl : en;
}

/// "Zorg, welzijn en sport": official names are Dutch in both languages.
std::string sector_name(Sector sector);
std::string_view kind_name(CertificateKind kind, Language language) noexcept;   ///< "keuzedeel"
std::string_view kinds_name(CertificateKind kind, Language language) noexcept;  ///< "keuzedelen"
std::string_view outcome_name(Outcome outcome, Language language) noexcept;     ///< "mislukt"

/// "52 van 56 instellingen gemeten; 3 in delen, 1 niet." Stands under every table (R17).
std::string coverage_line(const Counts& counts, Language language);

}  // namespace vindbaar::report
