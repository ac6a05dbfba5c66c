#pragma once
// Text into sentences, well enough to weigh each by itself.

#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// The sentences of `text` (spaces collapsed), in order, as views into it. Dutch abbreviations ("o.a.",
/// "bijv.", "incl."), numbers
/// ("1.695,00") and addresses do not end one. A run longer than the cap is cut at a space.
std::vector<std::string_view> split_sentences(std::string_view text);

}  // namespace vindbaar::extractors
