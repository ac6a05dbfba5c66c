// Which words of the register one word can mean, wherever it stands.

#include "matcher/defaults.hpp"
#include "matcher/lexicon.hpp"
#include "matcher/likeness.hpp"
#include "matcher/stem.hpp"
#include "matcher/word_facts.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

constexpr float synonymous = 0.85F;
constexpr float related = 0.5F;
constexpr float as_apart = 0.85F;  // "installaties voor verlichting" for "verlichtingsinstallaties"

/// Typing errors a word of this length may hold; none in short words, where each gives another word.
std::size_t allowed_edits(std::size_t letters) {
  if (letters < defaults::typo_letters) return 0;
  if (letters < 8) return 1;
  return letters < 14 ? 2 : 3;
}

/// One error in ten letters leaves 0.86; one in four 0.65.
float typo_similarity(std::size_t errors, std::size_t letters) {
  return 1.0F - 1.4F * static_cast<float>(errors) / static_cast<float>(letters);
}

bool are_related(std::string_view a, std::string_view b) {
  const std::size_t longest = std::max(a.size(), b.size());
  const std::size_t shared = common_prefix(a, b);
  return shared >= defaults::related_letters && shared * 10 >= longest * 6;
}

bool holds_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void Lexicon::describe(WordFacts& facts) const {
  facts.has_digit = holds_digit(facts.text);
  facts.is_long = facts.text.size() >= defaults::typo_letters && !facts.has_digit;
  facts.begins_word = begins_word(facts.text);
  facts.stem = stem(facts.text);
  facts.junction = junction_of(facts.text, facts.stem);
  facts.known = find(facts.text);
  if (facts.known) facts.links.push_back({{*facts.known}, 1, 1, Likeness::same});
  if (const auto compound = compounds_.find(facts.text); compound != compounds_.end()) {
    for (const Compound& each : compound->second)
      facts.links.push_back({each.ids, each.count, each.similarity, Likeness::joined});
  }
  facts.exact_links = facts.links.size();
  describe_cut(facts);
  if (facts.has_digit) return;
  const auto add_all = [&](const auto& index, const std::string& key, float similarity, Likeness likeness) {
    const auto found = index.find(key);
    if (found == index.end()) return;
    for (const WordId id : found->second) {
      if (facts.known != id) facts.links.push_back({{id}, 1, similarity, likeness});
    }
  };
  add_all(by_stem_, facts.stem, as_inflected, Likeness::inflected);
  add_all(by_root_, root(facts.text), as_derived, Likeness::derived);
  if (const auto group = groups_.find(facts.text); group != groups_.end())
    add_all(by_group_, group->second, synonymous, Likeness::synonym);
}

std::vector<WordLink> Lexicon::whole(std::string_view compound) const {
  if (const auto found = find(compound)) return {{{*found}, 1, 1, Likeness::joined}};
  std::vector<WordLink> links;
  const auto add_all = [&](const auto& index, const std::string& key, float similarity) {
    const auto found = index.find(key);
    if (found == index.end()) return;
    for (const WordId id : found->second) links.push_back({{id}, 1, similarity, Likeness::joined});
  };
  add_all(by_stem_, stem(compound), as_inflected);
  if (links.empty()) add_all(by_root_, root(compound), as_derived);
  return links;
}

std::vector<WordLink> Lexicon::apart(std::string_view compound) const {
  std::vector<WordLink> links;
  const auto found = by_root_.find(root(compound));
  if (found == by_root_.end()) return links;
  for (const WordId id : found->second) links.push_back({{id}, 1, as_apart, Likeness::joined});
  return links;
}

std::vector<WordLink> Lexicon::similar(std::string_view text, bool with_kin, WordMemory& memory) const {
  std::vector<std::uint16_t>& counts = memory.counts();
  std::vector<WordId> sharing;
  for (const std::uint32_t gram : trigrams(text)) {
    for (const WordId id : by_trigram_.texts(gram)) {
      if (counts[id]++ == 0) sharing.push_back(id);
    }
  }
  std::optional<Spelling> spelling;
  std::vector<WordLink> similar;
  for (const WordId id : sharing) {
    const std::string& other = words_[id].text;
    const std::size_t longest = std::max(text.size(), other.size());
    const std::size_t limit = allowed_edits(longest);
    // An edit spoils at most three trigrams, so fewer shared ones cannot be within the limit.
    const bool may_be_slip = limit > 0 && counts[id] + 3 * limit + 1 >= longest &&
                             std::min(text.size(), other.size()) + limit >= longest;
    counts[id] = 0;
    if (may_be_slip && !spelling) spelling.emplace(text);
    const std::size_t errors = may_be_slip ? spelling->edits_to(other, limit) : limit + 1;
    if (errors <= limit) {
      similar.push_back({{id}, 1, typo_similarity(errors, longest), Likeness::misspelt});
    } else if (with_kin && are_related(text, other)) {
      similar.push_back({{id}, 1, related, Likeness::related});
    }
  }
  std::sort(similar.begin(), similar.end(), [](const WordLink& a, const WordLink& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.ids[0] < b.ids[0];
  });
  if (similar.size() > defaults::similar_words) similar.resize(defaults::similar_words);
  return similar;
}

}  // namespace vindbaar::matcher
