#pragma once
// Whether a year can say that something was not there.

#include "output/diff/causes.hpp"

#include <optional>
#include <string>

namespace vindbaar::diff {

/// In words why an institution says nothing in a year: not in the run, or nothing could be measured. Nothing
/// when it says something.
std::optional<std::string> why_not_measured(const Years& years, const SideIndex& side,
                                            const std::string& institution);

/// All that is known of the site was looked at.
bool is_complete(const store::InstitutionRow* institution);

}  // namespace vindbaar::diff
