#pragma once
// Folded text into words and the separators between them.

#include "matcher/wording.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace vindbaar::matcher {

/// A word and where it stands in the folded text.
struct Token {
  Word word;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Words are runs of letters and digits. "baby's" is one word, "i.g." is "ig", "&" is "en", "helpende+" ends
/// in the word "plus", "8-12" and "8 t/m 12" are "8 tot 12"; other hyphens part words. At most `most` words;
/// `is_cut` says whether there were more.
std::vector<Token> tokenize(std::string_view folded, std::size_t most, bool& is_cut);

}  // namespace vindbaar::matcher
