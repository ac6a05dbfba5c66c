#pragma once
// Whether a year can say that something was not there.

#include "output/diff/causes.hpp"

#include <optional>
#include <set>
#include <string>

namespace vindbaar::diff {

/// In words why an institution says nothing in a year: not in the run, or nothing could be measured. Nothing
/// when it says something.
std::optional<std::string> why_not_measured(const Years& years, const SideIndex& side,
                                            const std::string& institution);

/// In words why a site that answered says nothing of what it lacks: next to no pages or links (`suspicious`)
/// in this year, while in `other` year it was not so bare. A name for sale, a login before everything, a
/// shell that needs a browser. Nothing when it says something; a site that is bare every year is read as it
/// is.
std::optional<std::string> why_too_bare(const Years& years, const SideIndex& side,
                                        const std::string& institution, const store::InstitutionRow* other);

/// All that is known of the site was looked at.
bool is_complete(const store::InstitutionRow* institution);

/// Institutions, as they are called this year, whose pages of last year have nearly all left their addresses
/// while others of this year could not be read: where an offering went nobody saw, and that an old address is
/// gone says nothing.
std::set<std::string> half_read_relaunches(const Years& years);

}  // namespace vindbaar::diff
