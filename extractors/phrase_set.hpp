#pragma once
// One topic of seeds/lists/phrases, ready to be looked for: all of its patterns in one automaton.

#include "core/result.hpp"
#include "extractors/word_families.hpp"
#include "seeds/seeds.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// Immutable after construction, usable from many threads. Linear in the length of the text, whatever the
/// patterns (RE2).
class PhraseSet {
 public:
  PhraseSet();  ///< Finds nothing.
  /// Fails with `bad_input`, "E-PHRASE", naming file and line of the first pattern that RE2 refuses or that
  /// names a family `families` does not have.
  static Result<PhraseSet> make(const std::vector<seeds::Phrase>& phrases, const WordFamilies& families = {});

  /// The phrases that stand in `folded` (text that went through core's fold()), in the order of the file;
  /// patterns of word families come after the others.
  std::vector<const seeds::Phrase*> find(std::string_view folded) const;

  /// The same for a text whose line of families is already known.
  std::vector<const seeds::Phrase*> find(std::string_view folded, const WordLine& line) const;
  /// Whether any phrase stands in `folded`; sooner than find(), since the first one found ends the search.
  bool is_in(std::string_view folded) const;

  bool is_empty() const noexcept;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// The pattern as RE2 gets it. "phrase": its words folded, at word boundaries, a hyphen standing for a
/// hyphen, a space or nothing; "regex": as written.
std::string expression_of(const seeds::Phrase& phrase);

}  // namespace vindbaar::extractors
