#pragma once
// A title or an official name taken apart into comparable words.

#include "core/certificate_code.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vindbaar::matcher {

/// What a word does in a title, by the phrase lists.
enum class Role : std::uint8_t {
  plain,             ///< Carries meaning: the only role a rare word of a name has.
  function_word,     ///< "de", "in", "voor".
  neutral,           ///< Packaging: "cursus", "in 6 maanden", an institution, a place.
  claim,             ///< Says that an mbo-certificaat is given: "mbo-certificaat".
  unit,              ///< Says that it is a unit of the register: "keuzedeel", "leereenheid".
  pathway,           ///< Says that it is a whole programme: "bol", "bbl", "diploma".
  other_credential,  ///< Says that something else is given: "branchecertificaat", "praktijkverklaring".
  no_offer           ///< Says that it is no course: "vacature", "open dag".
};

struct WordFacts;

struct Word {
  std::string text;  ///< Folded, letters and digits only.
  /// What the register makes of it; null until a title is compared with the register.
  WordFacts* facts = nullptr;
  Role role = Role::plain;
  double extra_weight = 1;  ///< What it costs when the name has no such word: 0 nothing, 1 a full word.
  bool in_brackets = false;
  bool is_elliptic = false;  ///< "meet-" in "meet- en regeltechniek".
  bool parts_before =
      false;               ///< A separator that may part two courses stands before it: "+", "/", ",", "en".
  bool from_sign = false;  ///< "plus" from a free-standing "+", which may also be a separator.
  /// Phrase tables with a phrase that begins with it, by bit; all until it is looked up.
  std::uint8_t begins = 0xFF;
  std::uint8_t segment = 0;  ///< Counts "|", " - ", ":" and the like.

  bool has_digit() const {
    for (const char c : text) {
      if (c >= '0' && c <= '9') return true;
    }
    return false;
  }
};

struct Wording {
  std::vector<Word> words;
  std::vector<int> levels;             ///< Printed in it: "niveau 3", "mbo-4"; sorted.
  std::vector<CertificateCode> codes;  ///< Printed in it.
  bool is_cut = false;  ///< Longer than defaults::title_bytes or title_words: the rest was not read.

  /// The words of one role as printed, one space between; empty when there are none.
  std::string words_of(Role role) const;
  /// All words but packaging, written as one.
  std::string joined() const;
};

}  // namespace vindbaar::matcher
