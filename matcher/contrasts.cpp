#include "matcher/contrasts.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

constexpr double idle_number = 0.4;  // a number that tells no siblings apart
constexpr double idle_level = 0.3;   // a level that tells no siblings apart

bool overlaps(const std::vector<int>& a, const std::vector<int>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](int level) { return std::find(b.begin(), b.end(), level) != b.end(); });
}

/// The discriminators of the title that answer no word of the name.
std::vector<const Discriminator*> unanswered(const Reading& reading, const Names& names, const Name& name,
                                             const Alignment& alignment) {
  std::vector<const Discriminator*> found;
  for (std::size_t i = 0; i < reading.title.words.size(); ++i) {
    const Word& word = reading.title.words[i];
    if (word.facts->discriminator == nullptr || alignment.title_used[i]) continue;
    if (word.role != Role::plain || is_of_qualification(word, names, name)) continue;
    found.push_back(word.facts->discriminator);
  }
  return found;
}

}  // namespace

bool is_of_qualification(const Word& word, const Names& names, const Name& name) {
  if (word.facts->qualification == WordFacts::no_qualification) return false;
  const auto& qualification = names.certificates()[name.certificate].qualification;
  return std::binary_search(qualification.begin(), qualification.end(), word.facts->qualification);
}

void count_numbers(FeatureValues& values, const Reading& reading, const Name& name,
                   const Alignment& alignment) {
  double missing = 0;
  double extra = 0;
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    if (alignment.answers[i].similarity > 0 || !name.words[i].has_digit) continue;
    missing += name.words[i].separates ? 1 : idle_number;
  }
  for (std::size_t i = 0; i < reading.title.words.size(); ++i) {
    const Word& word = reading.title.words[i];
    if (!alignment.title_used[i] && word.role == Role::plain && word.facts->has_digit) extra += 1;
  }
  at(values, Feature::number_missing) = std::min(missing, 2.0);
  at(values, Feature::number_extra) = std::min(extra, 2.0);
  at(values, Feature::number_contradicts) = missing > 0 && extra > 0 ? 1 : 0;
}

void count_discriminators(FeatureValues& values, const Reading& reading, const Names& names, const Name& name,
                          const Alignment& alignment) {
  const auto extra = unanswered(reading, names, name, alignment);
  double missing = 0;
  double excused = 0;
  bool contradicts = false;
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    const NameWord& word = name.words[i];
    if (alignment.answers[i].similarity > 0 && alignment.answers[i].likeness != Likeness::related) continue;
    const auto same_axis = std::find_if(extra.begin(), extra.end(), [&](const Discriminator* each) {
      return word.discriminator != nullptr && each->axis == word.discriminator->axis;
    });
    const bool is_synonym = same_axis != extra.end() && (*same_axis)->value == word.discriminator->value;
    if (is_synonym) excused += (*same_axis)->alone;
    if (is_synonym || word.has_digit) continue;
    contradicts = contradicts || same_axis != extra.end();
    missing += word.separates ? 1 : word.discriminator != nullptr ? word.discriminator->alone : 0;
  }
  double unasked = -excused;
  for (const Discriminator* each : extra) unasked += each->alone;
  at(values, Feature::discriminator_missing) = std::min(missing, 2.0);
  at(values, Feature::discriminator_extra) = std::clamp(unasked, 0.0, 2.0);
  at(values, Feature::discriminator_contradicts) = contradicts ? 1 : 0;
}

void compare_levels(FeatureValues& values, const Reading& reading, const Names& names, const Name& name) {
  const auto& printed = reading.title.levels;
  if (!name.levels.empty()) {
    at(values, Feature::level_missing) = printed.empty() ? (name.level_separates ? 1 : idle_level) : 0;
    at(values, Feature::level_contradicts_name) = !printed.empty() && !overlaps(printed, name.levels) ? 1 : 0;
    at(values, Feature::level_agrees) = overlaps(printed, name.levels) ? 1 : 0;
    return;
  }
  if (reading.levels.empty()) return;  // those of the title among them
  const auto& registered = names.certificates()[name.certificate].certificate->levels;
  if (registered.empty())
    at(values, Feature::level_extra) = printed.empty() ? 0 : name.level_separates ? 1 : idle_level;
  if (registered.empty()) return;
  at(values, Feature::level_agrees) = overlaps(reading.levels, registered) ? 1 : 0;
  at(values, Feature::level_contradicts_register) = overlaps(reading.levels, registered) ? 0 : 1;
}

}  // namespace vindbaar::matcher
