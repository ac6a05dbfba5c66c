#pragma once
// All that the register makes of one written word, whatever title it stands in: worked out once, then
// remembered.

#include "matcher/lexicon.hpp"
#include "matcher/text_map.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::matcher {

struct Discriminator;
struct FieldOfWork;
class Names;

/// A Link of a word that does not know yet where it stands.
struct WordLink {
  std::array<WordId, 3> ids{};
  std::uint8_t id_count = 1;
  float similarity = 1;
  Likeness likeness = Likeness::same;
};

struct WordFacts {
  std::string text;
  bool has_digit = false;
  bool is_long = false;  ///< Long enough for a typing error, and no number.
  bool begins_word = false;

  std::optional<WordId> known;                     ///< The same word in the register.
  const Discriminator* discriminator = nullptr;    ///< What it tells siblings apart by.
  const FieldOfWork* field = nullptr;              ///< A whole field of work: "zorg".
  std::uint32_t qualification = no_qualification;  ///< Its number among the words of qualifications.

  std::string stem;
  /// The same word and the compounds it is; then its other forms, which a function word does not have.
  std::vector<WordLink> links;
  std::size_t exact_links = 0;
  std::vector<WordLink> similar;  ///< What it may be a slip of, or is kin to; once `knows_similar`.
  bool knows_similar = false;
  std::size_t cut = 0;       ///< Letters of the first of two words it is a compound of; 0: none.
  std::size_t cut_head = 0;  ///< The same less the s between them.
  Junction junction;

  static constexpr std::uint32_t no_qualification = 0xFFFFFFFFU;
};

/// Remembers the facts of words and of words written as one. Not thread-safe. What it returns stays where it
/// is until `make_room`.
class WordMemory {
 public:
  explicit WordMemory(const Names& names);

  WordFacts& facts(std::string_view text);
  /// Lexicon::whole, slips and apart.
  const std::vector<WordLink>& whole(std::string_view compound);
  const std::vector<WordLink>& slips(std::string_view compound);
  const std::vector<WordLink>& apart(std::string_view compound);
  /// The texts written as one; until the next.
  std::string_view join(std::string_view first, std::string_view second, std::string_view third = {});

  /// Letters that a text shares with each register word, zero between uses.
  std::vector<std::uint16_t>& counts() { return counts_; }
  /// Forgets all when there are more than defaults::remembered_words of one kind. Only between titles.
  void make_room();

 private:
  const Lexicon& lexicon() const;

  const Names& names_;
  TextMap<WordFacts> facts_;
  TextMap<std::vector<WordLink>> wholes_;
  TextMap<std::vector<WordLink>> slips_;
  TextMap<std::vector<WordLink>> aparts_;
  std::vector<std::uint16_t> counts_;
  std::string joined_;
};

}  // namespace vindbaar::matcher
