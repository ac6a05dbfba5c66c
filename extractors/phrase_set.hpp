#pragma once
// One topic of seeds/lists/phrases, ready to be looked for: all of its patterns in one automaton.

#include "core/result.hpp"
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
  /// Fails with `bad_input`, "E-PHRASE", naming file and line of the first pattern RE2 refuses.
  static Result<PhraseSet> make(const std::vector<seeds::Phrase>& phrases);

  /// The phrases that stand in `folded` (text that went through core's fold()), in the order of the file.
  std::vector<const seeds::Phrase*> find(std::string_view folded) const;

  bool is_empty() const noexcept;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// The pattern as RE2 gets it. "phrase": its words folded, at word boundaries, a hyphen standing for a
/// hyphen, a space or nothing; "regex": as written.
std::string expression_of(const seeds::Phrase& phrase);

}  // namespace vindbaar::extractors
