#pragma once
// Word sequences and what they stand for, found in a row of words from left to right, the longest first.

#include "matcher/text_map.hpp"
#include "matcher/wording.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace vindbaar::matcher {

template <class Meaning>
class PhraseTable {
 public:
  struct Entry {
    std::vector<std::string> words;
    Meaning meaning;
  };

  void add(std::vector<std::string> words, Meaning meaning) {
    if (words.empty()) return;
    auto& entries = by_first_word_[words.front()];
    entries.push_back({std::move(words), std::move(meaning)});
    for (std::size_t i = entries.size() - 1; i > 0 && entries[i - 1].words.size() < entries[i].words.size();
         --i) {
      std::swap(entries[i - 1], entries[i]);
    }
  }

  template <class Visit>
  void for_each_first_word(Visit visit) const {
    for (const auto& [word, entries] : by_first_word_) visit(word);
  }

  /// The longest phrase that begins at `words[at]`; null when there is none. Of equal phrases the first added
  /// wins.
  const Entry* find(std::span<const Word> words, std::size_t at) const {
    const auto found = by_first_word_.find(words[at].text);
    if (found == by_first_word_.end()) return nullptr;
    for (const Entry& entry : found->second) {
      if (at + entry.words.size() > words.size()) continue;
      bool same = true;
      for (std::size_t i = 1; same && i < entry.words.size(); ++i)
        same = words[at + i].text == entry.words[i];
      if (same) return &entry;
    }
    return nullptr;
  }

 private:
  TextMap<std::vector<Entry>> by_first_word_;
};

}  // namespace vindbaar::matcher
