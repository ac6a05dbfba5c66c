#include "extractors/phrase_set.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <utility>

namespace vindbaar::extractors {

struct PhraseSet::State {
  std::vector<seeds::Phrase> phrases;  // as many as the set has patterns …
  std::unique_ptr<RE2::Set> set;
  std::vector<seeds::Phrase> composed;  // … and those of word families, one for each of `patterns`
  std::vector<FamilyPattern> patterns;
  WordFamilies families;
};

namespace {

RE2::Options options() {
  RE2::Options chosen;
  chosen.set_log_errors(false);
  chosen.set_max_mem(defaults::phrase_memory_bytes);
  chosen.set_never_capture(true);
  return chosen;
}

bool is_word_char(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string expression_of(const seeds::Phrase& phrase) {
  if (phrase.match == "regex") return phrase.pattern;
  const std::string folded = fold(phrase.pattern);
  std::string expression;
  if (!folded.empty() && is_word_char(folded.front())) expression += "\\b";
  for (const char c : folded) {
    if (c == '-') {
      expression += "[ -]?";
    } else if (c == ' ') {
      expression += " ";
    } else {
      expression += RE2::QuoteMeta(std::string(1, c));
    }
  }
  if (!folded.empty() && is_word_char(folded.back())) expression += "\\b";
  return expression;
}

PhraseSet::PhraseSet() : state_(std::make_shared<State>()) {
}

Result<PhraseSet> PhraseSet::make(const std::vector<seeds::Phrase>& phrases, const WordFamilies& families) {
  auto state = std::make_shared<State>();
  state->families = families;
  state->set = std::make_unique<RE2::Set>(options(), RE2::UNANCHORED);
  for (const seeds::Phrase& phrase : phrases) {
    if (phrase.match == "words") continue;  // a family is a part of patterns, no phrase
    if (phrase.match == "families") {
      auto pattern = FamilyPattern::make(phrase.pattern, families);
      if (!pattern) {
        Error error = pattern.error();
        error.what = phrase.file + ":" + std::to_string(phrase.line) + ": '" + phrase.id + "': " + error.what;
        return tl::unexpected(std::move(error));
      }
      state->composed.push_back(phrase);
      state->patterns.push_back(std::move(*pattern));
      continue;
    }
    state->phrases.push_back(phrase);
    std::string error;
    if (state->set->Add(expression_of(phrase), &error) < 0) {
      return failure(Error::Kind::bad_input, "E-PHRASE",
                     phrase.file + ":" + std::to_string(phrase.line) + ": pattern of '" + phrase.id +
                         "' is no regular expression that RE2 accepts: " + error,
                     "correct the pattern (https://github.com/google/re2/wiki/Syntax)");
    }
  }
  if (!state->phrases.empty() && !state->set->Compile()) {
    return failure(Error::Kind::bad_input, "E-PHRASE",
                   phrases.front().file + ": the topic's patterns together are too large for RE2",
                   "split the topic or shorten its longest patterns");
  }
  PhraseSet set;
  set.state_ = std::move(state);
  return set;
}

std::vector<const seeds::Phrase*> PhraseSet::find(std::string_view folded) const {
  return find(folded, state_->patterns.empty() ? WordLine{} : state_->families.read(folded));
}

std::vector<const seeds::Phrase*> PhraseSet::find(std::string_view folded, const WordLine& line) const {
  std::vector<const seeds::Phrase*> found;
  std::vector<int> indices;
  if (!state_->phrases.empty() && !folded.empty() &&
      state_->set->Match(re2::StringPiece(folded.data(), folded.size()), &indices)) {
    std::sort(indices.begin(), indices.end());
    for (const int index : indices) found.push_back(&state_->phrases[static_cast<std::size_t>(index)]);
  }
  for (std::size_t i = 0; i < state_->patterns.size(); ++i) {
    if (state_->patterns[i].matches(line)) found.push_back(&state_->composed[i]);
  }
  return found;
}

bool PhraseSet::is_in(std::string_view folded) const {
  if (folded.empty()) return false;
  if (!state_->phrases.empty() && state_->set->Match(re2::StringPiece(folded.data(), folded.size()), nullptr))
    return true;
  if (state_->patterns.empty()) return false;
  const WordLine line = state_->families.read(folded);
  return std::any_of(state_->patterns.begin(), state_->patterns.end(),
                     [&](const FamilyPattern& pattern) { return pattern.matches(line); });
}

bool PhraseSet::is_empty() const noexcept {
  return state_->phrases.empty() && state_->patterns.empty();
}

}  // namespace vindbaar::extractors
