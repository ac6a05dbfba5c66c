#include "matcher/names.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

constexpr double separating_bonus = 0.6;  // added to the weight of a word that tells siblings apart
constexpr double sibling_overlap =
    0.55;  // share of the lighter name's weight from which two names are siblings

bool has_word(const Name& name, WordId id) {
  return std::any_of(name.words.begin(), name.words.end(),
                     [&](const NameWord& word) { return word.id == id; });
}

double shared_weight(const Name& a, const Name& b) {
  double shared = 0;
  for (const NameWord& word : a.words) {
    if (has_word(b, word.id)) shared += word.weight;
  }
  return shared;
}

}  // namespace

/// Names with the same words and other levels: "… niveau 2" and "… niveau 3".
void Names::mark_separating_levels() {
  std::unordered_map<std::string, std::vector<std::size_t>> by_words;
  for (std::size_t i = 0; i < names_.size(); ++i) by_words[names_[i].joined].push_back(i);
  for (const auto& [words, alike] : by_words) {
    const bool differ = std::any_of(alike.begin(), alike.end(), [&](std::size_t i) {
      return names_[i].levels != names_[alike.front()].levels;
    });
    for (const std::size_t i : alike) names_[i].level_separates = differ;
  }
}

/// A word separates when another certificate's name shares most of the rest: such a word must stand in the
/// title.
void Names::mark_separating_words() {
  std::vector<std::vector<double>> bonus(names_.size());
  for (std::size_t i = 0; i < names_.size(); ++i) {
    Name& name = names_[i];
    bonus[i].resize(name.words.size());
    std::vector<std::uint32_t> others;
    for (const NameWord& word : name.words) {
      const auto& list = names_by_word_[word.id];
      others.insert(others.end(), list.begin(), list.end());
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint32_t j : others) {
      const Name& other = names_[j];
      if (certificates_[other.certificate].family == certificates_[name.certificate].family) continue;
      const double overlap = shared_weight(name, other) / std::min(name.weight, other.weight);
      if (overlap < sibling_overlap) continue;
      const bool has_all = std::all_of(name.words.begin(), name.words.end(),
                                       [&](const NameWord& word) { return has_word(other, word.id); });
      if (name.is_alias && !other.is_alias && has_all) name.is_shared_alias = true;
      for (const NameWord& word : other.words) {
        if (!has_word(name, word.id) && !lexicon_.is_function_word(word.id)) name.contrast.push_back(word.id);
      }
      for (std::size_t w = 0; w < name.words.size(); ++w) {
        const WordId id = name.words[w].id;
        if (lexicon_.is_function_word(id)) continue;
        if (!has_word(other, id)) bonus[i][w] = std::max(bonus[i][w], separating_bonus * overlap);
      }
    }
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    std::sort(names_[i].contrast.begin(), names_[i].contrast.end());
    for (std::size_t w = 0; w < names_[i].words.size(); ++w) {
      NameWord& word = names_[i].words[w];
      word.separates = bonus[i][w] > 0;
      names_[i].weight += bonus[i][w];
      word.weight += bonus[i][w];
    }
    sizes_.push_back({names_[i].weight, static_cast<float>(1.00001 / names_[i].weight),
                      static_cast<std::uint32_t>(names_[i].trigrams.size())});
  }
}

}  // namespace vindbaar::matcher
