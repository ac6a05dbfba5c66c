#include "matcher/features.hpp"

#include <algorithm>

namespace vindbaar::matcher {
namespace {

constexpr double known_elsewhere_least =
    0.35;  // a word of many names still says something when it is too much
constexpr double qualification_discount = 0.3;  // "Kok" beside "Koken in de horeca" is hardly an extra word
constexpr double bracket_discount = 0.5;

double& at(FeatureValues& values, Feature feature) {
  return values[static_cast<std::size_t>(feature)];
}

bool overlaps(const std::vector<int>& a, const std::vector<int>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](int level) { return std::find(b.begin(), b.end(), level) != b.end(); });
}

/// What an unanswered word of the title weighs against the name.
double extra_weight(const Word& word, const Names& names, const Name& name) {
  if (word.from_sign || word.extra_weight <= 0) return 0;
  if (word.text.size() >= 3 && name.initials.find(word.text) != std::string::npos) return 0;
  double weight = word.extra_weight;
  const auto known = names.lexicon().find(word.text);
  if (known && word.role == Role::plain) {
    const bool means_sibling = std::binary_search(name.contrast.begin(), name.contrast.end(), *known);
    weight *= means_sibling ? 1.0 : std::max(known_elsewhere_least, names.lexicon().rarity(*known));
    const auto& qualification = names.certificates()[name.certificate].qualification;
    if (std::binary_search(qualification.begin(), qualification.end(), *known))
      weight *= qualification_discount;
  }
  return word.in_brackets && names.discriminator(word.text) == nullptr ? weight * bracket_discount : weight;
}

struct WordSums {
  double answered = 0;
  double lost_to_spelling = 0;
  double extra = 0;
  double displaced = 0;
  double neighbours = 0;
};

WordSums sum_words(const Reading& reading, const Names& names, const Name& name, const Alignment& alignment) {
  WordSums sums;
  const Answer* before = nullptr;
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    const Answer& answer = alignment.answers[i];
    const double weight = name.words[i].weight;
    sums.answered += weight * (answer.likeness == Likeness::related ? answer.similarity
                               : answer.similarity > 0              ? 1
                                                                    : 0);
    if (answer.likeness != Likeness::related && answer.similarity > 0) {
      sums.lost_to_spelling += weight * (1 - answer.similarity);
    }
    if (answer.similarity <= 0 || names.lexicon().is_function_word(name.words[i].id)) continue;
    if (before != nullptr) {
      sums.neighbours += 1;
      if (answer.title_word < before->title_word) sums.displaced += 1;
    }
    before = &answer;
  }
  for (std::size_t i = 0; i < reading.title.words.size(); ++i) {
    if (!alignment.title_used[i]) sums.extra += extra_weight(reading.title.words[i], names, name);
  }
  return sums;
}

void count_numbers(FeatureValues& values, const Reading& reading, const Names& names, const Name& name,
                   const Alignment& alignment) {
  double missing = 0;
  double extra = 0;
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    if (alignment.answers[i].similarity <= 0 && names.lexicon().has_digit(name.words[i].id)) missing += 1;
  }
  for (std::size_t i = 0; i < reading.title.words.size(); ++i) {
    const Word& word = reading.title.words[i];
    if (!alignment.title_used[i] && word.role == Role::plain && word.has_digit()) extra += 1;
  }
  at(values, Feature::number_missing) = std::min(missing, 2.0);
  at(values, Feature::number_extra) = std::min(extra, 2.0);
  at(values, Feature::number_contradicts) = missing > 0 && extra > 0 ? 1 : 0;
}

/// The discriminators of the title that answer no word of the name.
std::vector<const Discriminator*> unanswered(const Reading& reading, const Names& names,
                                             const Alignment& alignment) {
  std::vector<const Discriminator*> found;
  for (std::size_t i = 0; i < reading.title.words.size(); ++i) {
    if (alignment.title_used[i]) continue;
    if (const Discriminator* each = names.discriminator(reading.title.words[i].text)) found.push_back(each);
  }
  return found;
}

void count_discriminators(FeatureValues& values, const Reading& reading, const Names& names, const Name& name,
                          const Alignment& alignment) {
  const auto extra = unanswered(reading, names, alignment);
  double missing = 0;
  double excused = 0;
  bool contradicts = false;
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    const NameWord& word = name.words[i];
    if (alignment.answers[i].similarity > 0 && alignment.answers[i].likeness != Likeness::related) continue;
    const auto same_axis = std::find_if(extra.begin(), extra.end(), [&](const Discriminator* each) {
      return word.discriminator != nullptr && each->axis == word.discriminator->axis;
    });
    const bool said_otherwise = same_axis != extra.end() && (*same_axis)->value == word.discriminator->value;
    if (said_otherwise) excused += 1;
    if (!said_otherwise && same_axis != extra.end()) contradicts = true;
    if (!said_otherwise && (word.separates || word.discriminator != nullptr) &&
        !names.lexicon().has_digit(word.id)) {
      missing += 1;
    }
  }
  at(values, Feature::discriminator_missing) = std::min(missing, 2.0);
  at(values, Feature::discriminator_extra) =
      std::clamp(static_cast<double>(extra.size()) - excused, 0.0, 2.0);
  at(values, Feature::discriminator_contradicts) = contradicts ? 1 : 0;
}

void compare_levels(FeatureValues& values, const Reading& reading, const Names& names, const Name& name) {
  const auto& registered = names.certificates()[name.certificate].certificate->levels;
  const auto& printed = reading.title.levels;
  if (!name.levels.empty()) {
    at(values, Feature::level_missing) = printed.empty() ? 1 : 0;
    at(values, Feature::level_contradicts_name) = !printed.empty() && !overlaps(printed, name.levels) ? 1 : 0;
    at(values, Feature::level_agrees) = overlaps(printed, name.levels) ? 1 : 0;
    return;
  }
  if (registered.empty()) at(values, Feature::level_extra) = printed.empty() ? 0 : 1;
  if (registered.empty() || reading.levels.empty()) return;
  at(values, Feature::level_agrees) = overlaps(reading.levels, registered) ? 1 : 0;
  at(values, Feature::level_contradicts_register) = overlaps(reading.levels, registered) ? 0 : 1;
}

void compare_codes(FeatureValues& values, const Reading& reading, const Name& name) {
  const bool own = std::binary_search(reading.coded.begin(), reading.coded.end(), name.certificate);
  at(values, Feature::code_printed) = own ? 1 : 0;
  at(values, Feature::code_of_other) = !own && !reading.coded.empty() ? 1 : 0;
  at(values, Feature::code_unknown) = reading.coded.empty() && !reading.unknown.empty() ? 1 : 0;
}

/// 1 when a word of the role stands in the title that is no word of the name itself ("Voorlichting geven" may
/// be a name).
double says(const Wording& title, const Alignment& alignment, Role role) {
  for (std::size_t i = 0; i < title.words.size(); ++i) {
    if (title.words[i].role == role && !alignment.title_used[i]) return 1;
  }
  return 0;
}

/// Whether every word of the name stands in the title as it is; "de", "in" and the like may differ.
bool has_every_word(const Names& names, const Name& name, const Alignment& alignment) {
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    const Answer& answer = alignment.answers[i];
    if (names.lexicon().is_function_word(name.words[i].id)) continue;
    if (answer.similarity <= 0 || answer.likeness != Likeness::same) return false;
  }
  return true;
}

void compare_with_register(Reading& reading, const Names& names) {
  reading.links = names.lexicon().links(reading.title.words);
  reading.letters = trigrams(reading.title.joined());
  reading.has_words =
      std::any_of(reading.title.words.begin(), reading.title.words.end(),
                  [](const Word& word) { return word.role == Role::plain && !word.from_sign; });
}

}  // namespace

Reading read(const TitleReader& reader, const Names& names, const Query& query) {
  Reading reading;
  reading.title = reader.read(query.title);
  compare_with_register(reading, names);
  std::vector<CertificateCode> codes = reading.title.codes;
  if (query.context && codes.empty()) codes = query.context->codes;
  for (const CertificateCode& code : codes) {
    if (const auto certificate = names.by_code(code)) {
      reading.coded.push_back(*certificate);
    } else {
      reading.unknown.push_back(code);
    }
  }
  std::sort(reading.coded.begin(), reading.coded.end());
  reading.coded.erase(std::unique(reading.coded.begin(), reading.coded.end()), reading.coded.end());
  reading.levels = reading.title.levels;
  if (query.context) {
    if (reading.levels.empty()) reading.levels = query.context->levels;
    reading.sbu = query.context->sbu;
    reading.page_claims = query.context->claim == Claim::mbo_certificate;
  }
  return reading;
}

Reading with_words(const Reading& whole, const Names& names, std::vector<Word> words) {
  Reading part = whole;
  part.title.words = std::move(words);
  compare_with_register(part, names);
  return part;
}

FeatureValues features(const Reading& reading, const Names& names, const Name& name,
                       const Alignment& alignment) {
  FeatureValues values{};
  at(values, Feature::start) = 1;
  compare_codes(values, reading, name);
  compare_levels(values, reading, names, name);
  at(values, Feature::title_claims) = says(reading.title, alignment, Role::claim);
  at(values, Feature::title_unit) = says(reading.title, alignment, Role::unit);
  at(values, Feature::title_other_credential) = says(reading.title, alignment, Role::other_credential);
  at(values, Feature::title_no_offer) = says(reading.title, alignment, Role::no_offer);
  at(values, Feature::title_programme) = says(reading.title, alignment, Role::pathway);
  const auto& sbu = names.certificates()[name.certificate].certificate->sbu;
  if (sbu && reading.sbu) {
    at(values, *sbu == *reading.sbu ? Feature::sbu_agrees : Feature::sbu_contradicts) = 1;
  }
  if (!reading.has_words && at(values, Feature::code_printed) > 0) {
    at(values, Feature::only_code) = 1;
    return values;
  }

  const WordSums sums = sum_words(reading, names, name, alignment);
  at(values, Feature::missing_words) = name.weight > 0 ? 1 - sums.answered / name.weight : 1;
  at(values, Feature::extra_words) = sums.extra > 0 ? sums.extra / (sums.extra + sums.answered) : 0;
  at(values, Feature::spelling) = sums.answered > 0 ? sums.lost_to_spelling / sums.answered : 0;
  at(values, Feature::letters_differ) = 1 - dice(reading.letters, name.trigrams);
  at(values, Feature::order) = sums.neighbours > 0 ? sums.displaced / sums.neighbours : 0;
  at(values, Feature::name_length) = std::min(name.weight, 4.0) / 4;
  count_numbers(values, reading, names, name, alignment);
  count_discriminators(values, reading, names, name, alignment);
  // A level that the name does not have may be that of a sibling with the same words.
  const bool same_levels =
      reading.title.levels == name.levels || (name.levels.empty() && at(values, Feature::level_agrees) > 0);
  const bool is_exact =
      has_every_word(names, name, alignment) && sums.extra < 0.1 && sums.displaced <= 0 && same_levels;
  at(values, Feature::exact_name) = is_exact ? 1 : 0;
  const bool says_what_it_is = reading.page_claims || at(values, Feature::title_claims) > 0 ||
                               at(values, Feature::title_unit) > 0 || at(values, Feature::code_printed) > 0;
  at(values, Feature::generic_name) = says_what_it_is ? 0 : name.generic;
  at(values, Feature::generic_extra) = name.generic * at(values, Feature::extra_words);
  return values;
}

}  // namespace vindbaar::matcher
