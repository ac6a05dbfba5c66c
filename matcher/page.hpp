#pragma once
// What the page around a title adds to the belief, and what it forbids (report rules R12, R13, R14, R24).

#include "matcher/matcher.hpp"

#include <vector>

namespace vindbaar::matcher {

/// What was found in the title that the page's silence or words are weighed against.
struct TitleSigns {
  bool code_printed = false;  ///< The certificate's own code, in the title or near it.
  bool title_claims = false;  ///< The title says "mbo-certificaat".
};

/// The shifts, in the order they apply, that bring `log_odds` to what may be believed on this page.
std::vector<Reason> page_reasons(const Context& context, const TitleSigns& signs, double log_odds);

}  // namespace vindbaar::matcher
