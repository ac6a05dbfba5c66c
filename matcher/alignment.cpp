#include "matcher/alignment.hpp"

#include "matcher/word_facts.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

/// Where the link's register words stand side by side in the name, none of them answered yet;
/// name.words.size() when nowhere.
std::size_t place_of(const Link& link, const Name& name, const std::pmr::vector<Answer>& answers) {
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

using UsedWords = decltype(Alignment::title_used);

bool is_free(const Link& link, const UsedWords& used) {
  for (std::size_t i = 0; i < link.word_count; ++i) {
    if (used[link.words[i]]) return false;
  }
  return true;
}

constexpr float part_of_compound = 0.5F;
constexpr std::size_t shortest_repeat = 5;
constexpr float elliptic = 0.9F;  // "regel-" for "regeltechniek" in "regel- en meettechniek"

/// "productieomgeving" for "productie", "basis" for "basisvaardigheden", "chemie" for "chemische": one is the
/// beginning of the other, or nearly.
bool begin_alike(std::string_view a, std::string_view b) {
  if (a.front() != b.front()) return false;
  const std::size_t shared = common_prefix(a, b);
  return shared >= 5 &&
         (shared == std::min(a.size(), b.size()) || shared * 10 >= 6 * std::max(a.size(), b.size()));
}

/// "beroepspraktijk" for "praktijk": the title's word is a narrower one.
bool narrows(std::string_view title_word, std::string_view name_word) {
  return name_word.size() >= 6 && title_word.size() > name_word.size() && title_word.ends_with(name_word);
}

/// Cheap, and needed for all that follows.
bool may_answer_in_part(std::string_view title_word, std::string_view name_word) {
  return title_word.front() == name_word.front() || title_word.back() == name_word.back();
}

/// How far a left-over word of the title answers a left-over word of the name; 0 when not at all.
float answers_in_part(const Word& word, std::string_view name_word) {
  const bool is_short_for = word.is_elliptic && word.text.size() >= 4 && name_word.starts_with(word.text);
  if (is_short_for) return elliptic;
  return begin_alike(word.text, name_word) || narrows(word.text, name_word) ? part_of_compound : 0;
}

/// What is left on both sides is compared once more, as parts of compounds; then what is left of the title
/// repeats the name in short
/// ("revalidatie" beside "revalidatiezorg") or is left over.
void align_compound_parts(const Wording& title, const Name& name, Alignment& alignment) {
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    if (alignment.answers[i].similarity > 0 || name.words[i].is_function_word) continue;
    for (std::size_t t = 0; t < title.words.size(); ++t) {
      const Word& word = title.words[t];
      if (alignment.title_used[t] || word.role == Role::function_word) continue;
      if (!may_answer_in_part(word.text, name.words[i].text)) continue;
      const float share = answers_in_part(word, name.words[i].text);
      if (share <= 0) continue;
      alignment.answers[i] = {share, share < elliptic ? Likeness::related : Likeness::joined,
                              static_cast<std::uint8_t>(t)};
      alignment.title_used[t] = true;
      break;
    }
  }
  for (std::size_t t = 0; t < title.words.size(); ++t) {
    const Word& left = title.words[t];
    const bool may_repeat = !alignment.title_used[t] && left.role != Role::function_word &&
                            !left.facts->has_digit && left.text.size() >= shortest_repeat;
    if (!may_repeat) continue;
    alignment.title_used[t] = std::any_of(name.words.begin(), name.words.end(), [&](const NameWord& word) {
      const bool says_more = word.discriminator != nullptr && word.discriminator->alone > 0;
      return !says_more && word.text.starts_with(left.text);
    });
  }
}

}  // namespace

Alignment align(const Wording& title, const std::vector<Link>& links, const Name& name,
                std::pmr::memory_resource& memory) {
  Alignment alignment{std::pmr::vector<Answer>(name.words.size(), &memory), {}};
  for (const Link& link : links) {
    if (!name.may_have(link.ids[0]) || !is_free(link, alignment.title_used)) continue;
    const std::size_t place = place_of(link, name, alignment.answers);
    if (place == name.words.size()) continue;
    for (std::size_t i = 0; i < link.id_count; ++i) {
      alignment.answers[place + i] = {link.similarity, link.likeness, link.words[0]};
    }
    for (std::size_t i = 0; i < link.word_count; ++i) alignment.title_used[link.words[i]] = true;
  }
  for (const Link& link : links) {
    if (!name.may_have(link.ids[0]) || link.word_count != 1 || link.id_count != 1) continue;
    if (alignment.title_used[link.words[0]]) continue;
    const bool repeats = std::any_of(name.words.begin(), name.words.end(), [&](const NameWord& word) {
      return word.id == link.ids[0] && link.likeness <= Likeness::synonym;
    });
    if (repeats) alignment.title_used[link.words[0]] = true;
  }
  align_compound_parts(title, name, alignment);
  return alignment;
}

}  // namespace vindbaar::matcher
