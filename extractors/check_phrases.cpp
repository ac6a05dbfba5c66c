#include "core/text.hpp"
#include "extractors/extractors.hpp"
#include "extractors/phrase_set.hpp"

namespace vindbaar::extractors {
namespace {

seeds::Problem problem(const seeds::Phrase& phrase, std::string column, std::string message) {
  return {seeds::Problem::Severity::error, phrase.file, phrase.line, std::move(column), std::move(message)};
}

void check_phrase(const seeds::Phrase& phrase, std::vector<seeds::Problem>& problems) {
  const auto alone = PhraseSet::make({phrase});
  if (!alone) {
    problems.push_back(problem(phrase, "pattern", alone.error().what));
    return;
  }
  if (!phrase.example.empty() && alone->find(fold(phrase.example)).empty()) {
    problems.push_back(problem(phrase, "example", "'" + phrase.id + "' does not match its own example"));
  }
  if (!phrase.counterexample.empty() && !alone->find(fold(phrase.counterexample)).empty()) {
    problems.push_back(problem(phrase, "counterexample", "'" + phrase.id + "' matches its counterexample"));
  }
}

}  // namespace

std::vector<seeds::Problem> check_phrases(const seeds::Lists& lists) {
  std::vector<seeds::Problem> problems;
  for (const auto& [topic, phrases] : lists.phrases) {
    for (const seeds::Phrase& phrase : phrases) check_phrase(phrase, problems);
  }
  return problems;
}

}  // namespace vindbaar::extractors
