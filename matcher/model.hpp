#pragma once
// The scoring model: features with a meaning, and one weight a feature. A candidate's belief is the weighted
// sum in log-odds against "none of them"; the candidates of one title then share one certainty (conditional
// logit, McFadden 1974), so that two near siblings make each other doubtful.

#include "core/result.hpp"
#include "matcher/matcher.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace vindbaar::matcher {

enum class Feature : std::size_t {
  start,           ///< 1 always.
  missing_words,   ///< Share of the name's weight that no word of the title answers, 0-1.
  extra_words,     ///< Weight of title words the name lacks / (that + answered weight), 0-1.
  replaced_words,  ///< The lesser of what is missing and what is extra: another word in its place, 1 at most.
  exact_name,      ///< 1 when title and name are the same words in the same order.
  spelling,        ///< Share of the answered weight lost to inflection and typing errors, 0-1.
  letters_differ,  ///< 1 - Dice of the letters written as one word, 0-1.
  translated,      ///< 1 when the title is English and was read in Dutch.
  order,           ///< Share of neighbouring words that changed places, 0-1.
  name_length,     ///< Weight of the name, 1 from four rare words on.
  discriminator_missing,      ///< Words that tell the name from a sibling, absent from the title; 2 at most.
  discriminator_extra,        ///< "gevorderd", "inleiding" … in the title only; 2 at most.
  discriminator_contradicts,  ///< 1 when the title answers the same question otherwise: "basis" for
                              ///< "gevorderd".
  number_missing,             ///< Numbers and grades ("A2") of the name absent from the title, 2 at most.
  number_extra,               ///< Numbers and grades in the title only, 2 at most.
  number_contradicts,         ///< 1 when both happen.
  level_agrees,               ///< 1 when the title prints a level of the certificate.
  level_missing,  ///< 1 when the name has a level that tells siblings apart and the title none; 0.3 for
                  ///< another level.
  level_extra,  ///< 1 when the title prints a level that a sibling has and this name lacks; 0.3 for another.
  level_contradicts_name,      ///< 1 when the title prints other levels than the name.
  level_contradicts_register,  ///< 1 when the title prints levels the register does not give the certificate.
  generic_name,   ///< How far the name is also that of ordinary courses, 0-1; 0 when the title says what it
                  ///< is.
  generic_extra,  ///< The same times extra_words.
  title_claims,   ///< 1 when the title says "mbo-certificaat".
  title_unit,     ///< 1 when the title says "keuzedeel", "leereenheid".
  title_other_credential,  ///< 1 when the title says "branchecertificaat", "praktijkverklaring".
  title_no_offer,          ///< 1 when the title says "vacature", "open dag".
  title_programme,         ///< 1 when the title says "bol", "bbl", "diploma".
  code_printed,            ///< 1 when this certificate's code is printed.
  code_of_other,           ///< 1 when only other certificates' codes are printed.
  code_unknown,            ///< 1 when only codes are printed that the register does not have.
  only_code,               ///< 1 when the title has a code and no words.
  sbu_agrees,              ///< 1 when the page prints the study load of the register.
  sbu_contradicts,         ///< 1 when it prints another.
  count_                   ///< How many there are.
};

inline constexpr std::size_t feature_count = static_cast<std::size_t>(Feature::count_);

/// "missing_words" …, as they stand in reasons and in a model file.
std::string_view word(Feature feature) noexcept;

using FeatureValues = std::array<double, feature_count>;

/// Weights in log-odds.
struct Model {
  FeatureValues weights{};

  double weight(Feature feature) const { return weights[static_cast<std::size_t>(feature)]; }
  /// The sum of weight times value.
  double belief(const FeatureValues& values) const;
};

/// The weights that are shipped (matcher/weights.hpp).
const Model& shipped_model();

/// The shipped model with these weights instead. Fails with `bad_input`, "E-WEIGHTS", on a feature that does
/// not exist.
Result<Model> model_of(const Weights& weights);
Weights weights_of(const Model& model);

/// 1 / (1 + e^-log_odds).
double probability_of(double log_odds);
/// ln(p / (1 - p)), for p strictly between 0 and 1.
double log_odds_of(double probability);

}  // namespace vindbaar::matcher
