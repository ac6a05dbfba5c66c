#include "extractors/register_words.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace vindbaar::extractors {
namespace {

constexpr std::size_t stem_bytes = 5;
constexpr std::size_t least_word = 3;  // bytes; shorter ones are "en", "de", "of"
// A sentence that happens to hold a word of the register is no title: beside each word of the name stand at
// most so many others, and three more; words that only pack a title ("cursus", "avond") do not count.
constexpr std::size_t words_a_name_word = 3;
constexpr std::size_t words_beside = 3;
constexpr double enough = 0.6;  // share of a name's weight; the matcher doubts a title that lacks a fifth

bool is_word_char(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

template <class Take>
void each_word(std::string_view folded, const Take& take) {
  for (std::size_t at = 0; at < folded.size();) {
    while (at < folded.size() && !is_word_char(folded[at])) ++at;
    std::size_t end = at;
    while (end < folded.size() && is_word_char(folded[end])) ++end;
    if (end > at) take(folded.substr(at, end - at));
    at = end;
  }
}

}  // namespace

RegisterWords::Stem RegisterWords::stem_of(std::string_view word) {
  Stem stem = 0;
  for (const char c : word.substr(0, stem_bytes)) stem = stem << 8U | static_cast<unsigned char>(c);
  return stem;
}

RegisterWords::RegisterWords(const seeds::Lists& lists) {
  std::set<std::string, std::less<>> passed_over;
  for (const seeds::Phrase& phrase : lists.topic("packaging")) {
    if (phrase.match == "phrase") packaging_.insert(fold(phrase.pattern));
    if (phrase.meaning == "function_word") passed_over.insert(fold(phrase.pattern));
  }
  const auto add = [&](std::string_view text) {
    Name name;
    each_word(fold(text), [&](std::string_view word) {
      if (word.size() < least_word || passed_over.contains(word)) return;
      const auto [known, is_new] =
          numbers_.try_emplace(stem_of(word), static_cast<std::uint32_t>(names_with_.size()));
      if (is_new) names_with_.emplace_back();
      if (std::find(name.words.begin(), name.words.end(), known->second) == name.words.end())
        name.words.push_back(known->second);
    });
    if (name.words.empty()) return;
    for (const std::uint32_t word : name.words)
      names_with_[word].push_back(static_cast<std::uint32_t>(names_.size()));
    names_.push_back(std::move(name));
  };
  for (const seeds::Certificate& certificate : lists.certificates) {
    add(certificate.name);
    for (const std::string& alias : certificate.aliases) add(alias);
  }
  for (const seeds::Decision& decision : lists.decisions) add(decision.title);
  for (const auto& with : names_with_)
    weights_.push_back(std::log(1 + static_cast<double>(names_.size()) / static_cast<double>(with.size())));
  for (Name& name : names_) {
    for (const std::uint32_t word : name.words) name.weight += weights_[word];
  }
  for (const char* topic : {"abbreviations", "english"}) {
    for (const seeds::Phrase& phrase : lists.topic(topic)) {
      each_word(fold(phrase.pattern),
                [&](std::string_view word) { meanings_[std::string(word)].push_back(fold(phrase.meaning)); });
    }
  }
  std::unordered_map<std::string, std::vector<std::string>> groups;
  for (const char* topic : {"synonyms", "discriminators"}) {
    for (const seeds::Phrase& phrase : lists.topic(topic))
      groups[phrase.meaning].push_back(fold(phrase.pattern));
  }
  for (const auto& [group, members] : groups) {
    for (const std::string& member : members) {
      each_word(member, [&](std::string_view word) {
        auto& meanings = meanings_[std::string(word)];
        meanings.insert(meanings.end(), members.begin(), members.end());
      });
    }
  }
}

bool RegisterWords::could_name(std::string_view folded) const {
  std::vector<std::uint32_t> found;
  const std::size_t own_words = mark(folded, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  struct Reached {
    double weight = 0;
    std::size_t words = 0;
  };
  std::unordered_map<std::uint32_t, Reached> reached;
  for (const std::uint32_t word : found) {
    for (const std::uint32_t name : names_with_[word]) {
      Reached& here = reached[name];
      here.weight += weights_[word];
      ++here.words;
      const bool is_mostly_other = own_words > here.words * words_a_name_word + words_beside;
      if (here.weight >= enough * names_[name].weight && !is_mostly_other) return true;
    }
  }
  return false;
}

std::size_t RegisterWords::mark(std::string_view folded, std::vector<std::uint32_t>& found) const {
  std::size_t own_words = 0;
  each_word(folded, [&](std::string_view word) {
    if (word.size() >= least_word && !packaging_.contains(std::string(word))) ++own_words;
    mark_word(word, found);
    const auto meanings = meanings_.find(std::string(word));
    if (meanings == meanings_.end()) return;
    for (const std::string& meaning : meanings->second)
      each_word(meaning, [&](std::string_view other) { mark_word(other, found); });
  });
  return own_words;
}

void RegisterWords::mark_word(std::string_view word, std::vector<std::uint32_t>& found) const {
  // Short words count whole or inflected ("zorg", "zorge"), longer ones also inside others.
  for (std::size_t bytes = least_word; bytes < stem_bytes && bytes <= word.size(); ++bytes) {
    if (word.size() <= bytes + 1) mark_stem(stem_of(word.substr(0, bytes)), found);
  }
  for (std::size_t at = 0; at + stem_bytes <= word.size(); ++at) mark_stem(stem_of(word.substr(at)), found);
}

void RegisterWords::mark_stem(Stem stem, std::vector<std::uint32_t>& found) const {
  const auto number = numbers_.find(stem);
  if (number != numbers_.end()) found.push_back(number->second);
}

}  // namespace vindbaar::extractors
