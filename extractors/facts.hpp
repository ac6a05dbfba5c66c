#pragma once
// Small facts in running text: levels, study load, codes.

#include "core/certificate_code.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// Mbo levels named in folded text, 1-4, sorted, each once: "niveau 3 en 4", "mbo-2", "niveau 2/3", "level
/// 4".
std::vector<int> find_levels(std::string_view folded);

/// The study load in hours: "240 sbu", "studiebelasting: 480 uur"; nothing when it is not named or out of
/// 40-2,000.
std::optional<int> find_study_load(std::string_view folded);

/// The codes of a text, each once, in order.
std::vector<CertificateCode> distinct_codes(std::string_view text);

}  // namespace vindbaar::extractors
