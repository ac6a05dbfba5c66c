#include "matcher/defaults.hpp"
#include "matcher/names.hpp"

#include <algorithm>

namespace vindbaar::matcher {

void Names::index() {
  names_by_word_.resize(lexicon_.size());
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    for (const NameWord& word : names_[i].words) {
      if (lexicon_.is_function_word(word.id)) continue;
      auto& list = names_by_word_[word.id];
      if (list.empty() || list.back() != i) list.push_back(i);
    }
    for (const std::uint32_t gram : names_[i].trigrams) names_by_trigram_[gram].push_back(i);
  }
}

std::vector<std::size_t> Names::nearest(const std::vector<Link>& links,
                                        const std::vector<std::uint32_t>& letters, std::size_t most) const {
  struct Score {
    float words = 0;
    std::uint16_t grams = 0;
  };
  std::vector<Score> scores(names_.size());
  for (const Link& link : links) {
    for (std::uint8_t i = 0; i < link.id_count; ++i) {
      const WordId id = link.ids[i];
      const float gain = link.similarity * static_cast<float>(lexicon_.rarity(id));
      for (const std::uint32_t name : names_by_word_[id]) scores[name].words += gain;
    }
  }
  for (const std::uint32_t gram : letters) {
    const auto found = names_by_trigram_.find(gram);
    if (found == names_by_trigram_.end()) continue;
    for (const std::uint32_t name : found->second) ++scores[name].grams;
  }
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t name = 0; name < scores.size(); ++name) {
    const Score& score = scores[name];
    if (score.words <= 0 && score.grams == 0) continue;
    const Name& each = names_[name];
    const double likeness = 2.0 * score.grams / static_cast<double>(letters.size() + each.trigrams.size());
    if (score.words <= 0 && likeness < 0.3) continue;
    ranked.emplace_back(static_cast<double>(score.words) / each.weight + likeness, name);
  }
  const auto is_nearer = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  const std::size_t count = std::min(most, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end(),
                    is_nearer);
  std::vector<std::size_t> nearest;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_far = ranked[i].first < defaults::far_share * ranked.front().first;
    if (i >= defaults::candidates_least && is_far) break;
    nearest.push_back(ranked[i].second);
  }
  return nearest;
}

}  // namespace vindbaar::matcher
