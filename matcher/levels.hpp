#pragma once
// mbo levels in the words of a title.

#include "matcher/wording.hpp"

#include <vector>

namespace vindbaar::matcher {

/// Takes level indications out of `words` and returns the levels, sorted, each once: "niveau 3 en 4", "niv.
/// 2/3", "mbo-4", "mbo niveau 2 t/m 4", "n3". A digit elsewhere is no level.
std::vector<int> take_levels(std::vector<Word>& words);

}  // namespace vindbaar::matcher
