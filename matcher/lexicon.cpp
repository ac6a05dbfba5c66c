#include "matcher/lexicon.hpp"

#include "matcher/likeness.hpp"
#include "matcher/stem.hpp"
#include "matcher/word_facts.hpp"

#include <algorithm>
#include <cmath>

namespace vindbaar::matcher {
namespace {

constexpr float skipping_compound = 0.9F;  // "zorgtechnologie" for "zorg en technologie"
constexpr float swapped_compound = 0.85F;  // "leesbevorderingsspecialist" for "specialist leesbevordering"
constexpr double function_word_rarity = 0.04;

/// The first four letters in 32 bits.
std::uint32_t beginning(std::string_view text) {
  std::uint32_t packed = 0;
  for (const char c : text.substr(0, 4)) packed = (packed << 8) | static_cast<unsigned char>(c);
  return packed;
}

constexpr std::size_t shortest_compound = 6;
constexpr std::size_t shortest_split = 9;  // letters of a word that is taken apart
constexpr std::size_t shortest_part = 4;   // letters of each part

}  // namespace

bool Lexicon::may_begin_compound(std::string_view text) const {
  return text.size() >= shortest_compound && first_letters_.contains(beginning(text));
}

bool Lexicon::begins_word(std::string_view text) const {
  return text.size() >= 4 && first_letters_.contains(beginning(text));
}

bool Lexicon::knows(const std::string& text) const {
  return ids_.contains(text) || by_stem_.contains(stem(text)) || by_root_.contains(root(text));
}

bool Lexicon::has_synonym(const std::string& text) const {
  const auto group = groups_.find(text);
  return group != groups_.end() && by_group_.contains(group->second);
}

void Lexicon::describe_cut(WordFacts& facts) const {
  const std::string& text = facts.text;
  const bool may_be_split = text.size() >= shortest_split && !facts.has_digit && facts.begins_word &&
                            !knows(text) && !compounds_.contains(text) && !has_synonym(text);
  if (!may_be_split) return;
  for (std::size_t at = shortest_part; at + shortest_part <= text.size(); ++at) {
    const std::string head = text.substr(0, at);
    const bool is_known = knows(head);
    const bool has_head = is_known || (head.back() == 's' && knows(head.substr(0, at - 1)));
    if (!has_head || !knows(text.substr(at))) continue;
    facts.cut = at;
    facts.cut_head = is_known ? at : at - 1;
    return;
  }
}

void Lexicon::split_compounds(std::vector<Word>& title, WordMemory& memory) const {
  const bool has_compound = std::any_of(title.begin(), title.end(), [](const Word& word) {
    return word.role == Role::plain && word.facts->cut > 0;
  });
  if (!has_compound) return;
  std::vector<Word> apart;
  apart.reserve(title.size() + 2);
  for (Word& word : title) {
    const WordFacts& facts = *word.facts;
    if (word.role == Role::plain && facts.cut > 0) {
      Word head = word;
      head.text.resize(facts.cut_head);
      head.facts = &memory.facts(head.text);
      head.is_elliptic = false;
      word.text.erase(0, facts.cut);
      word.facts = &memory.facts(word.text);
      word.begins = head.begins = 0xFF;
      word.parts_before = false;
      apart.push_back(std::move(head));
    }
    apart.push_back(std::move(word));
  }
  title = std::move(apart);
}

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
    const bool both_plain = words[i].role != Role::function_word && words[i + 1].role != Role::function_word;
    if (both_plain) {
      add_compound(words[i].text + 's' + words[i + 1].text, ids.subspan(i, 2), 1);
      add_compound(words[i + 1].text + words[i].text, ids.subspan(i, 2), swapped_compound);
      add_compound(words[i + 1].text + 's' + words[i].text, ids.subspan(i, 2), swapped_compound);
    }
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

void Lexicon::settle(const TextMap<std::string>& groups) {
  groups_ = groups;
  const double names = static_cast<double>(names_);
  for (WordId id = 0; id < words_.size(); ++id) {
    Entry& word = words_[id];
    word.rarity = std::log1p(names / static_cast<double>(word.names)) / std::log1p(names);
    if (word.is_function_word) {
      word.rarity = function_word_rarity;
      continue;
    }
    if (word.text.size() >= shortest_compound) first_letters_.insert(beginning(word.text));
    if (word.has_digit) continue;
    if (const auto group = groups_.find(word.text); group != groups_.end())
      by_group_[group->second].push_back(id);
    by_stem_[stem(word.text)].push_back(id);
    by_root_[root(word.text)].push_back(id);
    by_trigram_.add(id, trigrams(word.text));
  }
  by_trigram_.settle();
  for (const Entry& word : words_) beginnings_.add(word.text);
  for (const auto& [stem, ids] : by_stem_) beginnings_.add(stem);
  for (const auto& [root, ids] : by_root_) beginnings_.add(root);
  beginnings_.settle();
}

}  // namespace vindbaar::matcher
