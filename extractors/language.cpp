#include "extractors/language.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vindbaar::extractors {
namespace {

struct SmallWords {
  std::string_view language;
  std::array<std::string_view, 18> words;
};

// Small words that no other of the three languages has.
constexpr std::array<SmallWords, 3> small_words = {{
    {"nl",
     {"de", "het", "een", "van", "en", "je", "voor", "met", "op", "aan", "naar", "ook", "niet", "bij",
      "wordt", "deze", "jij", "tot"}},
    {"en",
     {"the", "and", "of", "to", "you", "your", "for", "with", "this", "are", "will", "from", "our", "have",
      "we", "be", "that", "at"}},
    {"de",
     {"der", "und", "das", "ein", "eine", "mit", "fur", "sie", "ist", "nicht", "den", "zu", "auf", "von",
      "wir", "im", "dem", "bei"}},
}};

constexpr std::size_t enough_words = 5;

}  // namespace

std::string language_of(std::string_view folded, std::string_view declared) {
  std::array<std::size_t, small_words.size()> counts{};
  for (const std::string_view word : split(folded.substr(0, 20'000), ' ')) {
    for (std::size_t i = 0; i < small_words.size(); ++i) {
      const auto& words = small_words[i].words;
      if (std::find(words.begin(), words.end(), word) != words.end()) ++counts[i];
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  if (*most >= enough_words)
    return std::string(small_words[static_cast<std::size_t>(most - counts.begin())].language);
  for (const SmallWords& each : small_words) {
    if (each.language == declared) return std::string(declared);
  }
  return {};
}

}  // namespace vindbaar::extractors
