#include "matcher/features.hpp"

#include <algorithm>
#include <cmath>

namespace vindbaar::matcher {
namespace {

constexpr double worth_telling = 0.05;  // log-odds

/// "'toepassen', 'zorg'" for the words `is_chosen` picks; at most four, then "…".
template <class Words, class IsChosen, class Text>
std::string quoted(const Words& words, IsChosen is_chosen, Text text) {
  std::string list;
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_chosen(i)) continue;
    if (++count > 4) return list + " …";
    if (!list.empty()) list += ", ";
    list += '\'' + std::string(text(i)) + '\'';
  }
  return list;
}

std::string joined(const std::vector<int>& levels) {
  std::string text;
  for (const int level : levels) text += (text.empty() ? "" : " and ") + std::to_string(level);
  return text;
}

/// What one comparison is about, for sentences.
struct Comparison {
  const Reading& reading;
  const Names& names;
  const Name& name;
  const Alignment& alignment;

  std::string missing(bool small_words) const {
    return quoted(
        name.words,
        [&](std::size_t i) { return alignment.answers[i].similarity <= 0 && is_function(i) == small_words; },
        [&](std::size_t i) { return name.words[i].text; });
  }
  std::string missing() const {
    const std::string told = missing(false) + half_answered();
    return told.empty() ? missing(true) : told;
  }
  std::string half_answered() const {
    return quoted(
        name.words,
        [&](std::size_t i) {
          return alignment.answers[i].similarity > 0 && alignment.answers[i].similarity < 1;
        },
        [&](std::size_t i) {
          return reading.title.words[alignment.answers[i].title_word].text + "' for '" +
                 std::string(name.words[i].text);
        });
  }
  std::string extra(bool only_discriminators) const {
    const auto& words = reading.title.words;
    return quoted(
        words,
        [&](std::size_t i) {
          if (alignment.title_used[i] || words[i].role == Role::function_word || words[i].extra_weight <= 0)
            return false;
          return !only_discriminators || words[i].facts->discriminator != nullptr;
        },
        [&](std::size_t i) -> const std::string& { return words[i].text; });
  }
  std::string separating() const {
    return quoted(
        name.words,
        [&](std::size_t i) {
          return alignment.answers[i].similarity <= 0 &&
                 (name.words[i].separates || name.words[i].discriminator != nullptr);
        },
        [&](std::size_t i) { return name.words[i].text; });
  }
  std::string coded() const {
    std::string text;
    for (const std::size_t each : reading.coded) {
      text += (text.empty() ? "" : ", ") + names.certificates()[each].certificate->code.text();
    }
    return text;
  }
  std::string unknown() const {
    std::string text;
    for (const CertificateCode& code : reading.unknown) text += (text.empty() ? "" : ", ") + code.text();
    return text;
  }
  std::string count_answered() const {
    std::size_t answered = 0;
    for (const Answer& answer : alignment.answers) answered += answer.similarity > 0 ? 1 : 0;
    const std::string all = std::to_string(name.words.size());
    return (answered == name.words.size() ? "all " + all : std::to_string(answered) + " of " + all) +
           (name.words.size() == 1 ? " word" : " words") + " of the " +
           (name.is_alias ? "alias '" : "name '") + name.printed + "' stand in the title";
  }

 private:
  bool is_function(std::size_t i) const { return name.words[i].is_function_word; }
};

std::string sentence(Feature feature, const Comparison& tell) {
  const seeds::Certificate& certificate = *tell.names.certificates()[tell.name.certificate].certificate;
  const Wording& title = tell.reading.title;
  switch (feature) {
    case Feature::start:
      return tell.count_answered();
    case Feature::missing_words:
      return "not in the title: " + tell.missing();
    case Feature::extra_words:
      return "in the title, not in the name: " + tell.extra(false);
    case Feature::replaced_words:
      return "the title has " + tell.extra(false) + " where the name has " + tell.missing();
    case Feature::exact_name:
      return std::string("the title is the ") + (tell.name.is_alias ? "alias" : "official name");
    case Feature::spelling:
      return "written otherwise: " + tell.half_answered();
    case Feature::letters_differ:
      return "the letters of title and name differ in part";
    case Feature::translated:
      return "the title is English and was read in Dutch";
    case Feature::order:
      return "the words stand in another order";
    case Feature::name_length:
      return "a long name is seldom met by chance";
    case Feature::discriminator_missing:
      return "the title lacks what tells this name from its siblings: " + tell.separating();
    case Feature::discriminator_extra:
      return "the title narrows or widens the name: " + tell.extra(true);
    case Feature::discriminator_contradicts:
      return "the title says " + tell.extra(true) + ", the name " + tell.separating();
    case Feature::number_missing:
      return "a number or grade of the name is not in the title";
    case Feature::number_extra:
      return "the title has a number or grade that the name lacks";
    case Feature::number_contradicts:
      return "title and name give different numbers or grades";
    case Feature::level_agrees:
      return "the level agrees: " + joined(tell.reading.levels);
    case Feature::level_missing:
      return "the name has level " + joined(tell.name.levels) + ", the title none";
    case Feature::level_extra:
      return "the title says level " + joined(title.levels) + ", the name says none";
    case Feature::level_contradicts_name:
      return "the title says level " + joined(title.levels) + ", the name level " + joined(tell.name.levels);
    case Feature::level_contradicts_register:
      return "printed level " + joined(tell.reading.levels) + ", in the register " +
             joined(certificate.levels);
    case Feature::generic_name:
      return "ordinary courses are called '" + tell.name.printed + "' too";
    case Feature::generic_extra:
      return "a general name with more words is usually another course: " + tell.extra(false);
    case Feature::title_claims:
      return "the title says '" + title.words_of(Role::claim) + "'";
    case Feature::title_unit:
      return "the title says '" + title.words_of(Role::unit) + "'";
    case Feature::title_other_credential:
      return "the title says '" + title.words_of(Role::other_credential) +
             "', which is no mbo-certificaat (R13)";
    case Feature::title_no_offer:
      return "the title says '" + title.words_of(Role::no_offer) + "': no course (R24)";
    case Feature::title_programme:
      if (const std::string words = title.words_of(Role::pathway); !words.empty())
        return "the title says '" + words + "': perhaps a whole programme (R14)";
      return "the title names the whole programme '" + certificate.qualification + "' (R14)";
    case Feature::code_printed:
      return "the code " + certificate.code.text() + " is given";
    case Feature::code_of_other:
      return "the printed code means another certificate: " + tell.coded();
    case Feature::code_unknown:
      return "the printed code is not in the register on the day: " + tell.unknown();
    case Feature::only_code:
      return "there is nothing but the code to go by";
    case Feature::sbu_agrees:
      return "the study load agrees";
    case Feature::sbu_contradicts:
      return "the study load differs from the register's";
    case Feature::count_:
      break;
  }
  return {};
}

}  // namespace

std::vector<Reason> reasons(const Reading& reading, const Names& names, const Name& name,
                            const Alignment& alignment, const FeatureValues& values, const Model& model) {
  const Comparison tell{reading, names, name, alignment};
  std::vector<Reason> told;
  for (std::size_t i = 0; i < feature_count; ++i) {
    const double shift = values[i] * model.weights[i];
    if (std::abs(shift) < worth_telling) continue;
    const auto feature = static_cast<Feature>(i);
    told.push_back({std::string(word(feature)), shift, sentence(feature, tell)});
  }
  if (reading.is_heading)
    told.push_back({"page_heading", 0, "the title names nothing: the page's heading was read instead"});
  if (reading.title.is_cut)
    told.push_back({"title_cut", 0, "the title is very long: only its beginning was read"});
  return told;
}

}  // namespace vindbaar::matcher
