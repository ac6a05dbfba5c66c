#pragma once
// Which word of the title answers which word of a name.

#include "matcher/defaults.hpp"
#include "matcher/lexicon.hpp"
#include "matcher/names.hpp"
#include "matcher/wording.hpp"

#include <bitset>
#include <cstdint>
#include <memory_resource>
#include <vector>

namespace vindbaar::matcher {

/// The answer to one word of the name.
struct Answer {
  float similarity = 0;  ///< 0: no word of the title answers it.
  Likeness likeness = Likeness::same;
  std::uint8_t title_word = 0;
};

struct Alignment {
  std::pmr::vector<Answer> answers;  ///< One a word of the name.
  /// One a word of the title: it answers some word of the name, or repeats one that does.
  std::bitset<defaults::title_words_in_full + 1> title_used;
};

/// Greedy, strongest links first; each word of the name is answered once. A word printed twice in the title
/// is no extra word.
Alignment align(const Wording& title, const std::vector<Link>& links, const Name& name,
                std::pmr::memory_resource& memory);

}  // namespace vindbaar::matcher
