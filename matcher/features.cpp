#include "matcher/features.hpp"

#include "matcher/contrasts.hpp"
#include "matcher/defaults.hpp"

#include <algorithm>
#include <bitset>

namespace vindbaar::matcher {
namespace {

constexpr double known_elsewhere_least =
    0.35;  // a word of many names still says something when it is too much
constexpr double qualification_discount = 0.3;  // "Kok" beside "Koken in de horeca" is hardly an extra word
constexpr double field_discount = 0.6;          // "in de zorg" beside a name that is not general itself
constexpr double own_field_discount = 0.3;      // and it is the certificate's own sector
constexpr double coded_missing = 0.5;
constexpr double bracket_discount = 0.5;
constexpr double segment_discount = 0.4;  // a menu path or a slogan beside the name

/// What an unanswered word of the title weighs against the name.
double extra_weight(const Word& word, const Names& names, const Name& name, bool stands_apart) {
  if (word.from_sign || word.extra_weight <= 0) return 0;
  const bool may_be_initials = word.text.size() >= 3 && word.text.size() <= name.initials.size();
  if (may_be_initials && name.initials.find(word.text) != std::string::npos) return 0;
  const WordFacts& sense = *word.facts;
  double weight = word.extra_weight;
  if (sense.known && word.role == Role::plain) {
    const bool means_sibling = std::binary_search(name.contrast.begin(), name.contrast.end(), *sense.known);
    if (means_sibling) return weight;
    weight *= std::max(known_elsewhere_least, names.lexicon().rarity(*sense.known));
  }
  if (sense.field != nullptr && name.generic <= 0) {
    const Sector sector = names.certificates()[name.certificate].certificate->sector;
    weight *= sense.field->sector == sector ? own_field_discount : field_discount;
  }
  if (is_of_qualification(word, names, name)) return weight * qualification_discount;
  if (sense.discriminator != nullptr && sense.discriminator->alone > 0) return weight;
  return weight * (word.in_brackets ? bracket_discount : 1) * (stands_apart ? segment_discount : 1);
}

/// Segments of the title in which no word answers the name: "| Techniek |", or a slogan that repeats it.
std::bitset<256> idle_segments(const Reading& reading, const Name& name, const Alignment& alignment) {
  const auto& words = reading.title.words;
  std::bitset<256> idle;
  idle.set();
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    if (alignment.answers[i].similarity <= 0 || name.words[i].is_function_word) continue;
    idle[words[alignment.answers[i].title_word].segment] = false;
  }
  return idle;
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
    if (answer.similarity <= 0 || name.words[i].is_function_word) continue;
    if (before != nullptr) {
      sums.neighbours += 1;
      if (answer.title_word < before->title_word) sums.displaced += 1;
    }
    before = &answer;
  }
  const std::bitset<256> idle = idle_segments(reading, name, alignment);
  for (std::size_t i = 0; i < reading.title.words.size(); ++i) {
    const Word& word = reading.title.words[i];
    if (!alignment.title_used[i]) sums.extra += extra_weight(word, names, name, idle[word.segment]);
  }
  return sums;
}

void compare_codes(FeatureValues& values, const Reading& reading, const Name& name) {
  const bool own = std::binary_search(reading.coded.begin(), reading.coded.end(), name.certificate);
  at(values, Feature::code_printed) = own ? 1 : 0;
  at(values, Feature::code_of_other) = !own && !reading.coded.empty() ? 1 : 0;
  at(values, Feature::code_unknown) = reading.coded.empty() && !reading.unknown.empty() ? 1 : 0;
}

/// Whether a word of a role stands in the title that is no word of the name itself ("Voorlichting geven" may
/// be a name).
void hear_packaging(FeatureValues& values, const Wording& title, const Alignment& alignment) {
  const auto hear = [&](Role role, Feature feature, const Word& word) {
    if (word.role == role) at(values, feature) = 1;
  };
  for (std::size_t i = 0; i < title.words.size(); ++i) {
    const Word& word = title.words[i];
    if (word.role <= Role::neutral || alignment.title_used[i]) continue;
    hear(Role::claim, Feature::title_claims, word);
    hear(Role::unit, Feature::title_unit, word);
    hear(Role::other_credential, Feature::title_other_credential, word);
    hear(Role::no_offer, Feature::title_no_offer, word);
    hear(Role::pathway, Feature::title_programme, word);
  }
}

/// Whether the title is the name of the qualification that the certificate is part of, or most of it:
/// "Pedagogisch medewerker kinderopvang". That is a whole programme.
bool is_qualification(const Wording& title, const Names& names, const Name& name,
                      const Alignment& alignment) {
  std::size_t meaningful = 0;
  bool leaves_words = false;
  for (std::size_t i = 0; i < title.words.size(); ++i) {
    const Word& word = title.words[i];
    if (word.role != Role::plain) continue;
    if (!is_of_qualification(word, names, name)) return false;
    ++meaningful;
    leaves_words = leaves_words || !alignment.title_used[i];
  }
  return meaningful > 1 && leaves_words;
}

/// Whether every word of the name stands in the title as it is; "de", "in" and the like may differ.
bool has_every_word(const Name& name, const Alignment& alignment) {
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    const Answer& answer = alignment.answers[i];
    if (name.words[i].is_function_word) continue;
    if (answer.similarity <= 0 || answer.likeness != Likeness::same) return false;
  }
  return true;
}

void look_up(std::vector<Word>& words, WordMemory& memory) {
  for (Word& word : words) {
    if (word.facts == nullptr) word.facts = &memory.facts(word.text);
  }
}

void compare_with_register(Reading& reading, const Names& names, Desk& desk) {
  look_up(reading.title.words, desk.words);
  names.lexicon().split_compounds(reading.title.words, desk.words);
  if (reading.title.words.size() > defaults::title_words_in_full) {
    reading.title.words.resize(defaults::title_words_in_full);
    reading.title.is_cut = true;
  }
  reading.links = names.lexicon().links(reading.title.words, desk.words);
  reading.letters = trigrams(reading.title.joined());
  reading.has_digits = std::any_of(reading.title.words.begin(), reading.title.words.end(),
                                   [](const Word& word) { return word.facts->has_digit; });
  reading.has_words =
      std::any_of(reading.title.words.begin(), reading.title.words.end(),
                  [](const Word& word) { return word.role == Role::plain && !word.from_sign; });
}

/// Share of the meaningful words that the register knows, or nearly.
double known_share(const Reading& reading) {
  std::bitset<defaults::title_words_in_full + 1> is_known;
  for (const Link& link : reading.links) {
    if (link.likeness >= Likeness::misspelt) continue;
    for (std::size_t i = 0; i < link.word_count; ++i) is_known[link.words[i]] = true;
  }
  double known = 0;
  double all = 0;
  for (std::size_t i = 0; i < reading.title.words.size(); ++i) {
    if (reading.title.words[i].role != Role::plain) continue;
    all += 1;
    known += is_known[i] ? 1 : 0;
  }
  return all > 0 ? known / all : 0;
}

/// "Hydrogen technology": read in Dutch when the register then knows more of it.
void translate(Reading& reading, const TitleReader& reader, const Names& names, Desk& desk) {
  std::vector<Word> dutch = reader.in_dutch(reading.title.words);
  if (dutch.empty()) return;
  Reading other = with_words(reading, names, std::move(dutch), desk);
  if (known_share(other) <= known_share(reading)) return;
  reading = std::move(other);
  reading.is_translated = true;
}

}  // namespace

Reading read(const TitleReader& reader, const Names& names, const Query& query, Desk& desk) {
  desk.clear();
  Reading reading;
  reading.title = reader.read(query.title);
  compare_with_register(reading, names, desk);
  const bool is_empty_talk = !reading.has_words && reading.title.codes.empty();
  if (is_empty_talk && query.context && !query.context->page_heading.empty()) {
    reading.title = reader.read(query.context->page_heading);
    reading.is_heading = true;
    compare_with_register(reading, names, desk);
  }
  translate(reading, reader, names, desk);
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

Reading with_words(const Reading& whole, const Names& names, std::vector<Word> words, Desk& desk) {
  Reading part;
  part.title = {std::move(words), whole.title.levels, whole.title.codes, whole.title.is_cut};
  part.coded = whole.coded;
  part.unknown = whole.unknown;
  part.levels = whole.levels;
  part.sbu = whole.sbu;
  part.is_heading = whole.is_heading;
  part.is_translated = whole.is_translated;
  part.page_claims = whole.page_claims;
  compare_with_register(part, names, desk);
  return part;
}

namespace {

/// Dice coefficient of two sets: 2 |A and B| / (|A| + |B|), from 0 to 1; 0 when both are empty.
double dice(std::size_t shared, std::size_t a, std::size_t b) {
  return a + b == 0 ? 0 : 2.0 * static_cast<double>(shared) / static_cast<double>(a + b);
}

}  // namespace

void set_features(FeatureValues& values, const Reading& reading, const Names& names, const Name& name,
                  const Alignment& alignment, std::size_t shared_letters) {
  at(values, Feature::start) = 1;
  compare_codes(values, reading, name);
  compare_levels(values, reading, names, name);
  hear_packaging(values, reading.title, alignment);
  if (is_qualification(reading.title, names, name, alignment)) at(values, Feature::title_programme) = 1;
  if (reading.sbu) {
    const auto& sbu = names.certificates()[name.certificate].certificate->sbu;
    if (sbu) at(values, *sbu == *reading.sbu ? Feature::sbu_agrees : Feature::sbu_contradicts) = 1;
  }
  if (!reading.has_words && at(values, Feature::code_printed) > 0) {
    at(values, Feature::only_code) = 1;
    return;
  }

  WordSums sums = sum_words(reading, names, name, alignment);
  if (reading.title.is_cut) sums.extra += 1;  // so long a "title" is a paragraph
  // Beside its own code a name may be cut short.
  const double tolerance = at(values, Feature::code_printed) > 0 ? coded_missing : 1;
  at(values, Feature::missing_words) = name.weight > 0 ? tolerance * (1 - sums.answered / name.weight) : 1;
  at(values, Feature::extra_words) = sums.extra > 0 ? sums.extra / (sums.extra + sums.answered) : 0;
  at(values, Feature::replaced_words) = std::min({name.weight - sums.answered, sums.extra, 1.0});
  at(values, Feature::spelling) = sums.answered > 0 ? sums.lost_to_spelling / sums.answered : 0;
  at(values, Feature::letters_differ) =
      1 - dice(shared_letters, reading.letters.size(), name.trigrams.size());
  at(values, Feature::order) = sums.neighbours > 0 ? sums.displaced / sums.neighbours : 0;
  at(values, Feature::name_length) = std::min(name.weight, 4.0) / 4;
  if (name.has_digits || reading.has_digits) count_numbers(values, reading, name, alignment);
  count_discriminators(values, reading, names, name, alignment);
  // A level that the name does not have may be that of a sibling with the same words.
  const bool same_levels =
      reading.title.levels == name.levels || (name.levels.empty() && at(values, Feature::level_agrees) > 0);
  const bool is_exact =
      has_every_word(name, alignment) && sums.extra < 0.1 && sums.displaced <= 0 && same_levels;
  at(values, Feature::exact_name) = is_exact && !reading.is_translated ? 1 : 0;
  at(values, Feature::translated) = reading.is_translated ? 1 : 0;
  const bool says_what_it_is = reading.page_claims || at(values, Feature::title_claims) > 0 ||
                               at(values, Feature::title_unit) > 0 || at(values, Feature::code_printed) > 0;
  at(values, Feature::generic_name) = says_what_it_is ? 0 : name.generic;
  at(values, Feature::generic_extra) = name.generic * at(values, Feature::extra_words);
}

}  // namespace vindbaar::matcher
