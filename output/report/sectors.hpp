#pragma once
// The eight sector chambers and two kinds in the order in which files and tables have them.

#include "core/vocabulary.hpp"

#include <array>
#include <map>

namespace vindbaar::report {

inline constexpr std::array every_sector{
    Sector::handel,   Sector::ict_creatief,  Sector::mobiliteit,          Sector::specialistisch_vakmanschap,
    Sector::techniek, Sector::voedsel_groen, Sector::zakelijk_veiligheid, Sector::zorg};

inline constexpr std::array every_kind{CertificateKind::elective_unit, CertificateKind::vocational_unit};

inline int value_of(const std::map<Sector, int>& counts, Sector sector) {
  const auto found = counts.find(sector);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace vindbaar::report
