#include "matcher/wording.hpp"

namespace vindbaar::matcher {

std::string Wording::words_of(Role role) const {
  std::string text;
  for (const Word& word : words) {
    if (word.role != role) continue;
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

std::string Wording::joined() const {
  std::string text;
  for (const Word& word : words) {
    if (word.role == Role::plain || word.role == Role::function_word) text += word.text;
  }
  return text;
}

}  // namespace vindbaar::matcher
