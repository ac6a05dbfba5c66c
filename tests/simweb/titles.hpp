#pragma once

#include "seeds/seeds.hpp"
#include "tests/simweb/random.hpp"

#include <string>
#include <string_view>

namespace vindbaar::simweb {

/// How a site packs the names of its certificate courses; most of its titles follow it.
enum class Packaging {
  bare,               ///< "Helpende plus"
  bracketed,          ///< "Helpende plus (mbo-certificaat)"
  bracketed_capital,  ///< "Helpende plus (MBO-certificaat)"
  prefixed,           ///< "Mbo-certificaat Helpende plus"
  learning_unit,      ///< "Leereenheid - Helpende plus"
  elective,           ///< "Keuzedeel Helpende plus"; beroepsonderdelen stay bare
  level,              ///< "Helpende plus, niveau 2" where the register knows one level, else bare
  piped,              ///< "Helpende plus | mbo-certificaat"
  course              ///< "Cursus Helpende plus"
};
inline constexpr int packaging_count = 9;

/// The name of the certificate as this site prints it, before packing: most often the official name,
/// sometimes one of the deviations the reports and real pages show (compounds split or joined, "&" for "en",
/// abbreviations, words left out).
std::string name_on_site(const seeds::Certificate& certificate, Random& random);

/// The title with its packing.
std::string packed(std::string_view name, const seeds::Certificate& certificate, Packaging packaging);

/// Another certificate has nearly the same name, so that without its code a reader could take one for the
/// other.
bool needs_code(std::string_view code);

/// "verzorgende-en-verpleegtechnische-handelingen": lower-case ASCII letters, digits and single hyphens.
std::string slug_of(std::string_view title);

}  // namespace vindbaar::simweb
