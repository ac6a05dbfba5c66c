#pragma once
// Light Dutch stemming for comparing words of titles. Not a linguist's stemmer: it only has to bring the
// forms together that one word takes in course titles, and it is used as a weaker equality than the same
// spelling.

#include <string>
#include <string_view>

namespace vindbaar::matcher {

/// The word without plural, -e inflection and diminutive, vowels and final consonants undoubled, final v and
/// z as f and s: "netten" = "net", "huizen" = "huis", "ernstige" = "ernstig", "beperkingen" = "beperking".
/// `folded` is lower-case ASCII; words with digits or under four letters come back as they are.
std::string stem(std::string_view folded);

/// `stem` without the ending that makes a verb a noun: "begeleiding" = "begeleiden", "ondersteuning" =
/// "ondersteunen".
std::string root(std::string_view folded);

}  // namespace vindbaar::matcher
