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
    if (used[link.words[i]]) return false;
  }
  return true;
}

constexpr float part_of_compound = 0.5F;
constexpr float elliptic = 0.9F;  // "regel-" for "regeltechniek" in "regel- en meettechniek"

/// "productieomgeving" for "productie", "basis" for "basisvaardigheden", "chemie" for "chemische": one is the
/// beginning of the other, or nearly.
bool begin_alike(std::string_view a, std::string_view b) {
  const std::size_t shared = common_prefix(a, b);
  return shared >= 5 &&
         (shared == std::min(a.size(), b.size()) || shared * 10 >= 6 * std::max(a.size(), b.size()));
}

/// "beroepspraktijk" for "praktijk": the title's word is a narrower one.
bool narrows(std::string_view title_word, std::string_view name_word) {
  return name_word.size() >= 6 && title_word.size() > name_word.size() && title_word.ends_with(name_word);
}

/// How far a left-over word of the title answers a left-over word of the name; 0 when not at all.
float answers_in_part(const Word& word, const std::string& name_word) {
  const bool is_short_for = word.is_elliptic && word.text.size() >= 4 && name_word.starts_with(word.text);
  if (is_short_for) return elliptic;
  return begin_alike(word.text, name_word) || narrows(word.text, name_word) ? part_of_compound : 0;
}

/// What is left on both sides is compared once more, as parts of compounds; then what is left of the title
/// repeats the name in short
/// ("revalidatie" beside "revalidatiezorg") or is left over.
void align_compound_parts(const Wording& title, const Lexicon& lexicon, const Name& name,
                          Alignment& alignment) {
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    if (alignment.answers[i].similarity > 0 || lexicon.is_function_word(name.words[i].id)) continue;
    for (std::size_t t = 0; t < title.words.size(); ++t) {
      const Word& word = title.words[t];
      if (alignment.title_used[t] || word.role == Role::function_word) continue;
      const float share = answers_in_part(word, lexicon.text(name.words[i].id));
      if (share <= 0) continue;
      alignment.answers[i] = {share, share < elliptic ? Likeness::related : Likeness::joined,
                              static_cast<std::uint8_t>(t)};
      alignment.title_used[t] = true;
      break;
    }
  }
  for (std::size_t t = 0; t < title.words.size(); ++t) {
    if (alignment.title_used[t] || title.words[t].role == Role::function_word || title.words[t].has_digit())
      continue;
    alignment.title_used[t] = std::any_of(name.words.begin(), name.words.end(), [&](const NameWord& word) {
      const bool says_more = word.discriminator != nullptr && word.discriminator->alone > 0;
      return !says_more && title.words[t].text.size() >= 5 &&
             lexicon.text(word.id).starts_with(title.words[t].text);
    });
  }
}

}  // namespace

Alignment align(const Wording& title, const std::vector<Link>& links, const Lexicon& lexicon,
                const Name& name) {
  Alignment alignment{std::vector<Answer>(name.words.size()), std::vector<bool>(title.words.size(), false)};
  for (const Link& link : links) {
    if (!is_free(link, alignment.title_used)) continue;
    const std::size_t place = place_of(link, name, alignment.answers);
    if (place == name.words.size()) continue;
    for (std::size_t i = 0; i < link.id_count; ++i) {
      alignment.answers[place + i] = {link.similarity, link.likeness, link.words[0]};
    }
    for (std::size_t i = 0; i < link.word_count; ++i) alignment.title_used[link.words[i]] = true;
  }
  for (const Link& link : links) {
    if (link.word_count != 1 || link.id_count != 1 || alignment.title_used[link.words[0]]) continue;
    const bool repeats = std::any_of(name.words.begin(), name.words.end(), [&](const NameWord& word) {
      return word.id == link.ids[0] && link.likeness <= Likeness::synonym;
    });
    if (repeats) alignment.title_used[link.words[0]] = true;
  }
  align_compound_parts(title, lexicon, name, alignment);
  return alignment;
}

}  // namespace vindbaar::matcher
