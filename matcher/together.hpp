#pragma once
// The matches of one site decided together: a small random field over the titles that are not yet sure.

#include "matcher/matcher.hpp"

#include <vector>

namespace vindbaar::matcher {

void decide_together(std::vector<SiteMatch>& site, const Thresholds& thresholds);

}  // namespace vindbaar::matcher
