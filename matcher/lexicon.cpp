#include "matcher/lexicon.hpp"

#include "matcher/defaults.hpp"
#include "matcher/likeness.hpp"
#include "matcher/stem.hpp"

#include <algorithm>
#include <cmath>

namespace vindbaar::matcher {
namespace {

constexpr float inflected = 0.96F;
constexpr float derived = 0.85F;
constexpr float related = 0.5F;
constexpr float skipping_compound = 0.9F;
constexpr double function_word_rarity = 0.04;

/// Typing errors a word of this length may hold; none in short words, where each gives another word.
std::size_t allowed_edits(std::size_t letters) {
  if (letters < defaults::typo_letters) return 0;
  if (letters < 8) return 1;
  return letters < 14 ? 2 : 3;
}

/// One error in ten letters leaves 0.86; one in four 0.65.
float typo_similarity(std::size_t errors, std::size_t letters) {
  return 1.0F - 1.4F * static_cast<float>(errors) / static_cast<float>(letters);
}

bool are_related(std::string_view a, std::string_view b) {
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t shared = common_prefix(a, b);
  return shared >= defaults::related_letters && shared * 10 >= longest * 6;
}

}  // namespace

WordId Lexicon::id_of(const Word& word) {
  const auto [found, is_new] = ids_.try_emplace(word.text, static_cast<WordId>(words_.size()));
  if (is_new) {
    words_.push_back({word.text, 0, 1, word.role == Role::function_word, word.has_digit()});
  }
  return found->second;
}

std::vector<WordId> Lexicon::add(const Wording& name) {
  ++names_;
  std::vector<WordId> ids;
  for (const Word& word : name.words) ids.push_back(id_of(word));
  std::vector<WordId> distinct = ids;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  for (const WordId id : distinct) ++words_[id].names;
  add_compounds(name, ids);
  return ids;
}

void Lexicon::add_compound(const std::string& text, std::span<const WordId> ids, float similarity) {
  Compound compound{.ids = {}, .count = static_cast<std::uint8_t>(ids.size()), .similarity = similarity};
  std::copy(ids.begin(), ids.end(), compound.ids.begin());
  auto& known = compounds_[text];
  const bool is_known = std::any_of(known.begin(), known.end(),
                                    [&](const Compound& other) { return other.ids == compound.ids; });
  if (!is_known) known.push_back(compound);
}

/// Words that titles may write as one: neighbours, neighbours around a function word ("zorgtechnologie" for
/// "zorg en technologie"), and what a hyphen left out ("meettechniek" for "meet-" before "regeltechniek").
void Lexicon::add_compounds(const Wording& name, std::span<const WordId> ids) {
  const auto& words = name.words;
  for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
    const std::string pair = words[i].text + words[i + 1].text;
    add_compound(pair, ids.subspan(i, 2), 1);
    if (i + 2 >= ids.size()) continue;
    add_compound(pair + words[i + 2].text, ids.subspan(i, 3), 1);
    if (words[i + 1].role != Role::function_word) continue;
    if (words[i].role != Role::function_word && words[i + 2].role != Role::function_word) {
      add_compound(words[i].text + words[i + 2].text, ids.subspan(i, 3), skipping_compound);
    }
    if (!words[i].is_elliptic) continue;
    const std::string& head = words[i + 2].text;
    for (std::size_t begin = 1; begin + 4 <= head.size(); ++begin) {
      add_compound(words[i].text + head.substr(begin), ids.subspan(i, 1), skipping_compound);
    }
  }
}

void Lexicon::settle() {
  const double names = static_cast<double>(names_);
  for (WordId id = 0; id < words_.size(); ++id) {
    Entry& word = words_[id];
    word.rarity = std::log1p(names / static_cast<double>(word.names)) / std::log1p(names);
    if (word.is_function_word) {
      word.rarity = function_word_rarity;
      continue;
    }
    if (word.has_digit) continue;
    by_stem_[stem(word.text)].push_back(id);
    by_root_[root(word.text)].push_back(id);
    for (const std::uint32_t gram : trigrams(word.text)) by_trigram_[gram].push_back(id);
  }
}

std::vector<Link> Lexicon::links(std::span<const Word> title) const {
  std::vector<Link> links;
  links.reserve(title.size() * 2);
  for (std::size_t at = 0; at < title.size(); ++at) {
    link_word(title, at, links);
    link_joined(title, at, 2, links);
    link_joined(title, at, 3, links);
  }
  std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    const float a_value = a.similarity * static_cast<float>(a.word_count + a.id_count);
    const float b_value = b.similarity * static_cast<float>(b.word_count + b.id_count);
    return a.likeness != b.likeness ? a.likeness < b.likeness : a_value > b_value;
  });
  return links;
}

void Lexicon::link_word(std::span<const Word> title, std::size_t at, std::vector<Link>& links) const {
  const std::string& text = title[at].text;
  const auto first = static_cast<std::uint8_t>(at);
  const auto exact = ids_.find(text);
  if (exact != ids_.end()) links.push_back({first, 1, {exact->second}, 1, 1, Likeness::same});
  bool is_explained = exact != ids_.end();

  if (const auto compound = compounds_.find(text); compound != compounds_.end()) {
    for (const Compound& each : compound->second) {
      links.push_back({first, 1, each.ids, each.count, each.similarity, Likeness::joined});
    }
    is_explained = true;
  }
  if (title[at].role == Role::function_word || title[at].has_digit()) return;
  const auto add_all = [&](const std::vector<WordId>& ids, float similarity, Likeness likeness) {
    for (const WordId id : ids) {
      if (exact != ids_.end() && id == exact->second) continue;
      links.push_back({first, 1, {id}, 1, similarity, likeness});
      is_explained = true;
    }
  };
  if (const auto same_stem = by_stem_.find(stem(text)); same_stem != by_stem_.end()) {
    add_all(same_stem->second, inflected, Likeness::inflected);
  }
  if (const auto same_root = by_root_.find(root(text)); same_root != by_root_.end()) {
    add_all(same_root->second, derived, Likeness::derived);
  }
  if (!is_explained) link_similar(text, at, links);
}

/// Two or three words of the title that the register writes as one, also with a linking s.
void Lexicon::link_joined(std::span<const Word> title, std::size_t at, std::size_t count,
                          std::vector<Link>& links) const {
  if (at + count > title.size()) return;
  std::string plain;
  for (std::size_t i = 0; i < count; ++i) plain += title[at + i].text;
  const std::string linked = count == 2 ? title[at].text + 's' + title[at + 1].text : std::string();
  for (const std::string& text : {plain, linked}) {
    if (text.empty()) continue;
    const auto add = [&](WordId id, float similarity) {
      links.push_back({static_cast<std::uint8_t>(at),
                       static_cast<std::uint8_t>(count),
                       {id},
                       1,
                       similarity,
                       Likeness::joined});
    };
    if (const auto found = ids_.find(text); found != ids_.end()) add(found->second, 1);
    if (const auto found = by_stem_.find(stem(text)); found != by_stem_.end()) {
      for (const WordId id : found->second) {
        if (words_[id].text != text) add(id, inflected);
      }
    }
  }
}

/// Words of the register that an unknown word may be a slip of, or is kin to.
void Lexicon::link_similar(std::string_view word, std::size_t at, std::vector<Link>& links) const {
  if (word.size() < defaults::typo_letters) return;
  std::vector<WordId> sharing;
  for (const std::uint32_t gram : trigrams(word)) {
    const auto found = by_trigram_.find(gram);
    if (found != by_trigram_.end()) sharing.insert(sharing.end(), found->second.begin(), found->second.end());
  }
  std::sort(sharing.begin(), sharing.end());
  std::vector<Link> similar;
  for (std::size_t i = 0; i < sharing.size();) {
    const WordId id = sharing[i];
    std::size_t shared = 0;
    for (; i < sharing.size() && sharing[i] == id; ++i) ++shared;
    const std::string& other = words_[id].text;
    const std::size_t longest = std::max(word.size(), other.size());
    const std::size_t limit = allowed_edits(longest);
    Link link{static_cast<std::uint8_t>(at), 1, {id}, 1, 0, Likeness::misspelt};
    // An edit spoils at most three trigrams, so fewer shared ones cannot be within the limit.
    const std::size_t errors = shared + 3 * limit + 1 >= longest ? edits(word, other, limit) : limit + 1;
    if (errors <= limit && limit > 0) {
      link.similarity = typo_similarity(errors, longest);
    } else if (are_related(word, other)) {
      link.similarity = related;
      link.likeness = Likeness::related;
    }
    if (link.similarity > 0) similar.push_back(link);
  }
  std::stable_sort(similar.begin(), similar.end(),
                   [](const Link& a, const Link& b) { return a.similarity > b.similarity; });
  if (similar.size() > defaults::similar_words) similar.resize(defaults::similar_words);
  links.insert(links.end(), similar.begin(), similar.end());
}

}  // namespace vindbaar::matcher
