#include "tests/simweb/content/fill.hpp"

#include <algorithm>
#include <cassert>

namespace vindbaar::simweb {

std::string filled(std::string_view sentence, const Words& words) {
  std::string text;
  for (;;) {
    const std::size_t open = sentence.find('{');
    text += sentence.substr(0, open);
    if (open == std::string_view::npos) return text;
    const std::size_t close = sentence.find('}', open);
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    const auto word = std::ranges::find(words, name, &Words::value_type::first);
    assert(word != words.end());
    text += word->second;
    sentence.remove_prefix(close + 1);
  }
}

}  // namespace vindbaar::simweb
