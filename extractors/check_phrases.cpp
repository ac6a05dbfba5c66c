#include "core/text.hpp"
#include "extractors/extractors.hpp"
#include "extractors/phrase_set.hpp"

namespace vindbaar::extractors {
namespace {

seeds::Problem problem(const seeds::Phrase& phrase, std::string column, std::string message) {
  return {seeds::Problem::Severity::error, phrase.file, phrase.line, std::move(column), std::move(message)};
}

/// A family has its example when one of its words stands in it.
bool has_family(const WordFamilies& families, const seeds::Phrase& family, const std::string& text) {
  return families.read(fold(text)).families.test(families.number_of(family.meaning));
}

void check_family(const seeds::Phrase& family, const WordFamilies& families,
                  std::vector<seeds::Problem>& problems) {
  if (!family.example.empty() && !has_family(families, family, family.example))
    problems.push_back(problem(family, "example", "no word of '" + family.id + "' stands in its example"));
  if (!family.counterexample.empty() && has_family(families, family, family.counterexample))
    problems.push_back(
        problem(family, "counterexample", "a word of '" + family.id + "' stands in its counterexample"));
}

void check_phrase(const seeds::Phrase& phrase, const WordFamilies& families,
                  std::vector<seeds::Problem>& problems) {
  if (phrase.match == "words") return check_family(phrase, families, problems);
  const auto alone = PhraseSet::make({phrase}, families);
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
  const auto families = WordFamilies::make(lists.topic("families"));
  if (!families) return {{seeds::Problem::Severity::error, "families.csv", 0, "", families.error().what}};
  for (const auto& [topic, phrases] : lists.phrases) {
    for (const seeds::Phrase& phrase : phrases) check_phrase(phrase, *families, problems);
  }
  return problems;
}

}  // namespace vindbaar::extractors
