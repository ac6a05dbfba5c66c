#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vindbaar::simweb {

/// Names and what stands for them in a sentence: {"titel", "Helpende plus"}.
using Words = std::vector<std::pair<std::string_view, std::string>>;

/// `sentence` with each "{name}" replaced. A name that `words` lacks is a mistake in the sentence and
/// asserts.
std::string filled(std::string_view sentence, const Words& words);

}  // namespace vindbaar::simweb
