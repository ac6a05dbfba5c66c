#pragma once
// Which word of the title answers which word of a name.

#include "matcher/lexicon.hpp"
#include "matcher/names.hpp"
#include "matcher/wording.hpp"

#include <cstdint>
#include <vector>

namespace vindbaar::matcher {

/// The answer to one word of the name.
struct Answer {
  float similarity = 0;  ///< 0: no word of the title answers it.
  Likeness likeness = Likeness::same;
  std::uint8_t title_word = 0;
};

struct Alignment {
  std::vector<Answer> answers;  ///< One a word of the name.
  std::vector<bool>
      title_used;  ///< One a word of the title: it answers some word of the name, or repeats one that does.
};

/// Greedy, strongest links first; each word of the name is answered once. A word printed twice in the title
/// is no extra word.
Alignment align(const Wording& title, const std::vector<Link>& links, const Lexicon& lexicon,
                const Name& name);

}  // namespace vindbaar::matcher
