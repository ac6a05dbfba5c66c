#pragma once
// The words of the register: how rare each is, and which of them a word of a title could mean.

#include "matcher/beginnings.hpp"
#include "matcher/gram_index.hpp"
#include "matcher/text_map.hpp"
#include "matcher/wording.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vindbaar::matcher {

using WordId = std::uint32_t;
struct WordFacts;
struct WordLink;
class WordMemory;

/// How a word of a title came to stand for words of a name; the weaker, the further down.
enum class Likeness : std::uint8_t { same, joined, inflected, derived, synonym, misspelt, related };

inline constexpr float as_inflected = 0.96F;
inline constexpr float as_derived = 0.85F;

/// "These words of the title can stand for these words of a name."
struct Link {
  std::array<std::uint8_t, 3> words{};  ///< In the title.
  std::uint8_t word_count = 1;
  std::array<WordId, 3> ids{};  ///< In the register; they stand side by side in the name.
  std::uint8_t id_count = 1;
  float similarity = 1;  ///< 1 the same, 0 nothing in common.
  Likeness likeness = Likeness::same;
};

/// Built once, then read by many threads.
class Lexicon {
 public:
  /// Adds the words of one name; returns their ids in order. Call `settle` after the last.
  std::vector<WordId> add(const Wording& name);
  /// `groups`: words that say the same, each with the name of its group ("mensen" and "clienten": "person").
  void settle(const TextMap<std::string>& groups);

  /// Every way in which a word of the title, or two or three together, can mean words of the register. Each
  /// word knows its facts.
  std::vector<Link> links(std::span<const Word> title, WordMemory& memory) const;

  /// What the register knows of a word by itself; `facts.text` is given.
  void describe(WordFacts& facts) const;
  /// Register words that a text written as one is, or else is another form of.
  std::vector<WordLink> whole(std::string_view compound) const;
  /// Register words of the same root, for a compound that was taken apart.
  std::vector<WordLink> apart(std::string_view compound) const;
  /// Words that unknown text may be a slip of, or (`with_kin`) is kin to; the likest first.
  std::vector<WordLink> similar(std::string_view text, bool with_kin, WordMemory& memory) const;

  /// False when no register word of six letters or more begins with the first four of `text`: then it is no
  /// compound of it.
  bool may_begin_compound(std::string_view text) const;
  /// The same for a word that may be the first part of one.
  bool begins_word(std::string_view text) const;
  /// Takes words that the register does not know apart into two that it knows: "windturbineonderhoud". Each
  /// word knows its facts.
  void split_compounds(std::vector<Word>& title, WordMemory& memory) const;
  std::size_t size() const noexcept { return words_.size(); }
  const std::string& text(WordId id) const { return words_[id].text; }
  bool is_function_word(WordId id) const { return words_[id].is_function_word; }
  bool has_digit(WordId id) const { return words_[id].has_digit; }
  std::optional<WordId> find(std::string_view text) const {
    const auto found = ids_.find(text);
    return found == ids_.end() ? std::nullopt : std::optional(found->second);
  }
  /// 0 for a word of every name, 1 for a word of one name only (log-scaled); function words weigh next to
  /// nothing.
  double rarity(WordId id) const { return words_[id].rarity; }

 private:
  friend class LinkFinder;
  struct Entry {
    std::string text;
    std::uint32_t names = 0;  ///< Names it stands in.
    double rarity = 1;
    bool is_function_word = false;
    bool has_digit = false;
  };
  struct Compound {
    std::array<WordId, 3> ids{};
    std::uint8_t count = 0;
    float similarity = 1;
  };
  WordId id_of(const Word& word);
  void add_compounds(const Wording& name, std::span<const WordId> ids);
  /// The same word, or another form of it.
  bool knows(const std::string& text) const;
  bool has_synonym(const std::string& text) const;
  void describe_cut(WordFacts& facts) const;
  void add_compound(const std::string& text, std::span<const WordId> ids, float similarity);

  std::vector<Entry> words_;
  TextMap<WordId> ids_;
  TextMap<std::vector<Compound>> compounds_;
  TextMap<std::vector<WordId>> by_stem_;
  TextMap<std::vector<WordId>> by_root_;
  TextMap<std::string> groups_;
  TextMap<std::vector<WordId>> by_group_;
  GramIndex by_trigram_;
  std::unordered_set<std::uint32_t> first_letters_;  ///< Four of each long word, packed.
  Beginnings beginnings_;
  std::size_t names_ = 0;
};

}  // namespace vindbaar::matcher
