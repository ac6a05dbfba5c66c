#pragma once
// What a page as a whole is: a sum of signs for each kind (in log-odds), turned into probabilities.

#include "extractors/claim.hpp"
#include "extractors/extractors.hpp"
#include "extractors/page_view.hpp"

#include <string>
#include <vector>

namespace vindbaar::extractors {

struct KindFinding {
  PageKind kind = PageKind::other;
  Probability probability;
  PageKind runner_up = PageKind::other;
  Probability runner_up_probability;
  std::vector<std::string> reasons;  ///< For the kind found, strongest first, then against the runner-up.
};

/// What the page lists.
struct Listed {
  std::size_t courses = 0;       ///< Items of its lists that could be courses.
  std::size_t told_in_full = 0;  ///< Those of them that open under a summary.
  std::vector<bool>
      is_in_panel;  ///< By block: it stands in one of those, and says nothing of the page itself.
};

/// `claim`: what the page's own sentences say one gets.
KindFinding find_kind(const PageView& view, const Evident<Claim>& claim, const Listed& listed,
                      const Phrases& phrases);

}  // namespace vindbaar::extractors
