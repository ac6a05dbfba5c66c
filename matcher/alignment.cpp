#include "matcher/alignment.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

/// Where the link's register words stand side by side in the name, none of them answered yet;
/// name.words.size() when nowhere.
std::size_t place_of(const Link& link, const Name& name, const std::vector<Answer>& answers) {
  const std::size_t count = link.id_count;
  for (std::size_t at = 0; at + count <= name.words.size(); ++at) {
    bool fits = true;
    for (std::size_t i = 0; fits && i < count; ++i) {
      fits = name.words[at + i].id == link.ids[i] && answers[at + i].similarity <= 0;
    }
    if (fits) return at;
  }
  return name.words.size();
}

bool is_free(const Link& link, const std::vector<bool>& used) {
  for (std::size_t i = 0; i < link.word_count; ++i) {
    if (used[link.first_word + i]) return false;
  }
  return true;
}

}  // namespace

Alignment align(const Wording& title, const std::vector<Link>& links, const Name& name) {
  Alignment alignment{std::vector<Answer>(name.words.size()), std::vector<bool>(title.words.size(), false)};
  for (const Link& link : links) {
    if (!is_free(link, alignment.title_used)) continue;
    const std::size_t place = place_of(link, name, alignment.answers);
    if (place == name.words.size()) continue;
    for (std::size_t i = 0; i < link.id_count; ++i) {
      alignment.answers[place + i] = {link.similarity, link.likeness, link.first_word};
    }
    for (std::size_t i = 0; i < link.word_count; ++i) alignment.title_used[link.first_word + i] = true;
  }
  for (const Link& link : links) {
    if (link.word_count != 1 || link.id_count != 1 || alignment.title_used[link.first_word]) continue;
    const bool repeats = std::any_of(name.words.begin(), name.words.end(), [&](const NameWord& word) {
      return word.id == link.ids[0] && link.likeness <= Likeness::derived;
    });
    if (repeats) alignment.title_used[link.first_word] = true;
  }
  return alignment;
}

}  // namespace vindbaar::matcher
