#pragma once
// Whether a short text could be the name of an official certificate: it holds enough of the words that make
// that certificate's name rare in the register. Generous by design: the matcher decides, this only finds what
// cannot be one.

#include "seeds/seeds.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vindbaar::extractors {

/// Immutable after construction, usable from many threads.
class RegisterWords {
 public:
  RegisterWords() = default;
  /// Reads the names and aliases of all certificates, the titles that people decided about, and the phrases
  /// that stand for words of theirs (topics abbreviations, synonyms, english).
  explicit RegisterWords(const seeds::Lists& lists);

  /// `folded`: text that went through fold(). Words count when they begin alike (five letters), also inside a
  /// longer word: "windturbineonderhoud" holds "onderhoud".
  bool could_name(std::string_view folded) const;

 private:
  struct Name {
    std::vector<std::uint32_t> words;
    double weight = 0;  ///< Of all of its words.
  };
  using Stem = std::uint64_t;  ///< The first letters of a word, at most five.

  static Stem stem_of(std::string_view word);
  /// Gives the number of words that do not only pack a title.
  std::size_t mark(std::string_view folded, std::vector<std::uint32_t>& found) const;
  void mark_word(std::string_view word, std::vector<std::uint32_t>& found) const;
  void mark_stem(Stem stem, std::vector<std::uint32_t>& found) const;

  std::unordered_set<std::string> packaging_;
  std::unordered_map<Stem, std::uint32_t> numbers_;
  std::vector<double> weights_;                         ///< How rare each word is in the register.
  std::vector<std::vector<std::uint32_t>> names_with_;  ///< By word.
  std::vector<Name> names_;
  std::unordered_map<std::string, std::vector<std::string>>
      meanings_;  ///< What else a whole word stands for.
};

}  // namespace vindbaar::extractors
