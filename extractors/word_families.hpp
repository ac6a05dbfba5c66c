#pragma once
// Sentences as lines of word families, and patterns of families.
//
// What a page says can be written in more ways than a list of phrases can hold; the parts are few: words for
// employers, for enrolling, for only, for not. A family is such a list of words
// (seeds/lists/phrases/families.csv); a pattern says which families must stand together in a clause.

#include "core/result.hpp"
#include "seeds/seeds.hpp"

#include <bitset>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

constexpr std::size_t most_families = 128;
using FamilySet = std::bitset<most_families>;

/// A sentence: which family stands at which word, and where its clauses are.
struct WordLine {
  struct Hit {
    std::size_t word = 0;
    std::size_t family = 0;
  };
  struct Span {
    std::size_t first_hit = 0;
    std::size_t end_hit = 0;
    FamilySet families;
  };
  std::vector<Hit> hits;      ///< By word.
  std::vector<Span> clauses;  ///< In order; they cover all hits.
  FamilySet families;         ///< Of the whole sentence.
};

/// The words of every family in one tree. Immutable after construction, usable from many threads.
class WordFamilies {
 public:
  WordFamilies();  ///< Knows no word.
  /// Rows with match "words": a pattern is a list of words, `_` stands for a space, `*` for the rest of a
  /// word (in front: for a beginning, one letter at least; alone: for any word), `#` for a digit. Hyphens
  /// count as spaces, in the text as well. Fails with `bad_input`, "E-PHRASE", when there are more than
  /// `most_families`.
  static Result<WordFamilies> make(const std::vector<seeds::Phrase>& rows);

  /// `folded` went through core's fold(). Of expressions that begin at the same word the longest wins, and
  /// the words in it belong to no other family; one with any word in it leaves them theirs. Linear in the
  /// length of the text.
  WordLine read(std::string_view folded) const;

  /// The number of a family, or `most_families`.
  std::size_t number_of(std::string_view family) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// Which families must stand together. Grammar, parts separated by spaces:
///   a        one word of the family, anywhere in the clause
///   a|b      of one of the families
///   -a       none of the family in the clause
///   a > b    b after a;  a >3 b  at most three words after it
/// and in front "sentence:" to look in the whole sentence, or "within 6:" for at most six words from the
/// first to the last part.
class FamilyPattern {
 public:
  /// Fails with `bad_input`, "E-PHRASE", on a family that is not known or a pattern that is no such list.
  static Result<FamilyPattern> make(std::string_view pattern, const WordFamilies& families);

  bool matches(const WordLine& line) const;

 private:
  struct Part {
    FamilySet any;
    bool is_forbidden = false;
    bool is_after = false;    ///< It follows the part before it …
    std::size_t at_most = 0;  ///< … within so many words; 0 for any distance.
  };

  bool fits(const WordLine& line, const WordLine::Span& span) const;
  bool has_chain(const WordLine& line, const WordLine::Span& span, std::size_t part,
                 const WordLine::Hit* before) const;

  std::vector<Part> parts_;
  bool is_whole_sentence_ = false;
  bool has_order_ = false;
  std::size_t window_ = 0;
};

}  // namespace vindbaar::extractors
