#include "matcher/word_facts.hpp"

#include "matcher/defaults.hpp"
#include "matcher/names.hpp"

namespace vindbaar::matcher {
namespace {

template <class Value, class WorkOut>
const Value& remembered(TextMap<Value>& map, std::string_view text, WorkOut work_out) {
  if (const auto known = map.find(text); known != map.end()) return known->second;
  return map.try_emplace(std::string(text), work_out()).first->second;
}

}  // namespace

WordMemory::WordMemory(const Names& names) : names_(names), counts_(names.lexicon().size(), 0) {
}

const Lexicon& WordMemory::lexicon() const {
  return names_.lexicon();
}

WordFacts& WordMemory::facts(std::string_view text) {
  if (const auto known = facts_.find(text); known != facts_.end()) return known->second;
  WordFacts& facts = facts_[std::string(text)];
  facts.text = text;
  names_.describe(facts);
  return facts;
}

const std::vector<WordLink>& WordMemory::whole(std::string_view compound) {
  return remembered(wholes_, compound, [&] { return lexicon().whole(compound); });
}

const std::vector<WordLink>& WordMemory::slips(std::string_view compound) {
  return remembered(slips_, compound, [&] { return lexicon().similar(compound, false, *this); });
}

const std::vector<WordLink>& WordMemory::apart(std::string_view compound) {
  return remembered(aparts_, compound, [&] { return lexicon().apart(compound); });
}

std::string_view WordMemory::join(std::string_view first, std::string_view second, std::string_view third) {
  joined_.assign(first).append(second).append(third);
  return joined_;
}

void WordMemory::make_room() {
  if (facts_.size() > defaults::remembered_words) facts_.clear();
  for (auto* map : {&wholes_, &slips_, &aparts_}) {
    if (map->size() > defaults::remembered_words) map->clear();
  }
}

}  // namespace vindbaar::matcher
