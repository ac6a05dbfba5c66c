#include "matcher/stem.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool has_only_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Takes `suffix` off when at least `keep` letters stay, one of them a vowel.
bool strip(std::string& word, std::string_view suffix, std::size_t keep) {
  if (word.size() < suffix.size() + keep || !word.ends_with(suffix)) return false;
  const std::string_view rest = std::string_view(word).substr(0, word.size() - suffix.size());
  if (std::none_of(rest.begin(), rest.end(), is_vowel)) return false;
  word.resize(rest.size());
  return true;
}

/// "netten" -> "nett" -> "net"; "verhaal" and "verhalen" -> "verhal"; "huizen" -> "huiz" -> "huis"; "baby"
/// and "babies" -> "babie".
void settle_spelling(std::string& word) {
  std::string settled;
  settled.reserve(word.size());
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool doubled_vowel = i > 0 && word[i] == word[i - 1] && is_vowel(word[i]) && word[i] != 'i';
    if (!doubled_vowel) settled += word[i];
  }
  const std::size_t size = settled.size();
  if (size >= 2 && settled[size - 1] == settled[size - 2] && !is_vowel(settled.back())) settled.pop_back();
  if (!settled.empty() && settled.back() == 'v') settled.back() = 'f';
  if (!settled.empty() && settled.back() == 'z') settled.back() = 's';
  if (settled.size() > 2 && settled.back() == 'y') settled.replace(settled.size() - 1, 1, "ie");
  word = std::move(settled);
}

void strip_inflection(std::string& word) {
  const bool may_be_diminutive = word.ends_with("je") || word.ends_with("jes");
  for (const std::string_view diminutive : {"etjes", "etje", "tjes", "tje", "pjes", "pje", "jes", "je"}) {
    if (may_be_diminutive && strip(word, diminutive, 4)) return;
  }
  if (word.ends_with("heden") && word.size() > 7) {
    word.replace(word.size() - 5, 5, "heid");
    return;
  }
  if (strip(word, "en", 4)) return;
  if (word.ends_with("ss")) return;
  if (word.size() >= 5 && word.back() == 's' && !word.ends_with("is") && !word.ends_with("us")) {
    word.pop_back();
  }
  strip(word, "e", 3);
}

}  // namespace

std::string stem(std::string_view folded) {
  std::string word(folded);
  if (word.size() < 4 || !has_only_letters(word)) return word;
  strip_inflection(word);
  settle_spelling(word);
  return word;
}

std::string root(std::string_view folded) {
  std::string word(folded);
  if (word.size() < 6 || !has_only_letters(word)) return stem(folded);
  if (word.ends_with("ies")) word.pop_back();
  if (!word.ends_with("ie")) strip_inflection(word);
  if (!strip(word, "ing", 4) && !strip(word, "ment", 5)) strip(word, "end", 4);
  // "er" also takes "-eren" verbs down to their noun: "reconditioneren" less its "en" ends in it.
  for (const std::string_view ending :
       {"heid", "ieel", "iel", "isch", "icus", "iek", "ica", "eur", "ie", "er"}) {
    if (strip(word, ending, 4)) break;
  }
  settle_spelling(word);
  if (const std::size_t long_i = word.rfind("ie"); long_i != std::string::npos && long_i + 3 == word.size()) {
    word.erase(long_i + 1, 1);  // "advies" as in "adviseren"
  }
  return word;
}

}  // namespace vindbaar::matcher
