#include "matcher/model.hpp"

#include "matcher/weight_file.hpp"
#include "matcher/weights.hpp"

#include <cmath>

namespace vindbaar::matcher {

std::string_view word(Feature feature) noexcept {
  constexpr std::array<std::string_view, feature_count> words = {
      "start",
      "missing_words",
      "extra_words",
      "replaced_words",
      "exact_name",
      "spelling",
      "letters_differ",
      "translated",
      "order",
      "name_length",
      "discriminator_missing",
      "discriminator_extra",
      "discriminator_contradicts",
      "number_missing",
      "number_extra",
      "number_contradicts",
      "level_agrees",
      "level_missing",
      "level_extra",
      "level_contradicts_name",
      "level_contradicts_register",
      "generic_name",
      "generic_extra",
      "title_claims",
      "title_unit",
      "title_other_credential",
      "title_no_offer",
      "title_programme",
      "code_printed",
      "code_of_other",
      "code_unknown",
      "only_code",
      "sbu_agrees",
      "sbu_contradicts",
  };
  return words[static_cast<std::size_t>(feature)];
}

double Model::belief(const FeatureValues& values) const {
  double sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) sum += weights[i] * values[i];
  return sum;
}

namespace {

/// Puts `weights` into `model`; a feature that does not exist is an error.
Result<Model> with(Model model, const Weights& weights) {
  for (const auto& [name, weight] : weights) {
    std::size_t feature = 0;
    while (feature < feature_count && word(static_cast<Feature>(feature)) != name) ++feature;
    if (feature == feature_count) {
      return failure(Error::Kind::bad_input, "E-WEIGHTS",
                     "The matcher has no feature '" + name + "' to weigh.",
                     "docs/matching.md lists the features.");
    }
    model.weights[feature] = weight;
  }
  return model;
}

}  // namespace

const Model& shipped_model() {
  static const Model model = parse_weights(shipped_weights_csv(), "weights.csv")
                                 .and_then([](const Weights& weights) { return with(Model{}, weights); })
                                 .value();
  return model;
}

Result<Model> model_of(const Weights& weights) {
  return with(shipped_model(), weights);
}

Weights weights_of(const Model& model) {
  Weights weights;
  for (std::size_t i = 0; i < feature_count; ++i)
    weights[std::string(word(static_cast<Feature>(i)))] = model.weights[i];
  return weights;
}

double probability_of(double log_odds) {
  return 1.0 / (1.0 + std::exp(-log_odds));
}

double log_odds_of(double probability) {
  return std::log(probability / (1.0 - probability));
}

}  // namespace vindbaar::matcher
