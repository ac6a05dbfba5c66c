#pragma once
// Reads titles and names into Wordings by the phrase lists: topics `packaging` (what a word does in a title)
// and `abbreviations` (short form, long form). docs/matching.md has the meanings.

#include "core/result.hpp"
#include "matcher/wording.hpp"
#include "seeds/seeds.hpp"

#include <memory>
#include <string_view>

namespace vindbaar::matcher {

/// Immutable after construction; thread-safe.
class TitleReader {
 public:
  /// Fails with `bad_input`, "E-PHRASE", on a meaning this room does not know or a pattern RE2 refuses, with
  /// file and line.
  static Result<TitleReader> make(const seeds::Lists& lists);

  /// Never fails. Codes and levels are taken out of the words; abbreviations are written in full.
  Wording read(std::string_view title) const;
  /// English words of `words` put into Dutch; empty when fewer than half of the meaningful ones are English,
  /// those apart that the register knows.
  std::vector<Word> in_dutch(const std::vector<Word>& words) const;

 private:
  struct State;
  explicit TitleReader(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace vindbaar::matcher
