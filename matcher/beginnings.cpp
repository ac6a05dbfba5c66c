#include "matcher/beginnings.hpp"

#include "matcher/stem.hpp"

#include <algorithm>
#include <bit>
#include <string>

namespace vindbaar::matcher {
namespace {

constexpr std::uint32_t seed = 2166136261U;  // FNV-1a
constexpr std::size_t places_a_text = 16;    // one stranger in sixteen passes
constexpr std::size_t letters_kept = 4;      // no ending that is taken off is longer than its part in the
                                             // second word and three letters of the first
constexpr std::string_view stand_in = "babababab";

std::uint32_t push(std::uint32_t hash, char letter) {
  return (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool is_doubled(char before, char letter) {
  return before == letter && is_vowel(letter) && letter != 'i';
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

Junction::End end_of(std::string_view text) {
  Junction::End end{seed, ' ', false};
  for (const char letter : text) {
    if (!is_doubled(end.letter, letter)) end.hash = push(end.hash, letter);
    end.letter = letter;
  }
  end.is_judged =
      std::all_of(text.begin(), text.end(), is_letter) && std::any_of(text.begin(), text.end(), is_vowel);
  return end;
}

}  // namespace

Junction junction_of(std::string_view word, std::string_view stem) {
  Junction junction;
  junction.plain = end_of(word);
  junction.with_s = {push(junction.plain.hash, 's'), 's', junction.plain.is_judged};
  junction.of_stem = end_of(stem);
  if (word.empty() || !std::all_of(word.begin(), word.end(), is_letter)) return junction;
  junction.first = word[0];
  for (std::size_t i = 1; i < word.size() && !junction.has_two; ++i) {
    junction.has_two = !is_doubled(word[i - 1], word[i]);
    junction.second = word[i];
  }
  const std::string padded = std::string(stand_in) + std::string(word);
  const std::size_t kept =
      std::min(vindbaar::matcher::root(padded).size(), vindbaar::matcher::stem(padded).size());
  junction.keeps_letters = kept >= stand_in.size() + letters_kept;
  return junction;
}

void Beginnings::add(std::string_view text) {
  std::uint32_t hash = seed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && is_doubled(text[i - 1], text[i])) continue;
    hash = push(hash, text[i]);
    hashes_.push_back(hash);
  }
}

void Beginnings::settle() {
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  mask_ = std::bit_ceil(places_a_text * hashes_.size() + 1) - 1;
  known_.assign(mask_ + 1, false);
  for (const std::uint32_t hash : hashes_) known_[place_of(hash)] = true;
  hashes_ = {};
}

bool Beginnings::may_begin(const Junction::End& end, const Junction& second, const Junction& last) const {
  const bool is_judged = end.is_judged && second.has_two && last.keeps_letters;
  if (!is_judged || is_doubled(end.letter, second.first)) return true;
  return known_[place_of(push(push(end.hash, second.first), second.second))];
}

}  // namespace vindbaar::matcher
