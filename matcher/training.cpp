#include "matcher/training.hpp"

#include "matcher/defaults.hpp"
#include "matcher/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace vindbaar::matcher {
namespace {

/// One title as the fit sees it: its candidates, and how the truth is spread over them; the rest is "none".
struct Instance {
  std::vector<FeatureValues> candidates;
  std::vector<double> truth;
  double importance = 1;

  double truth_of_none() const {
    double sum = 0;
    for (const double each : truth) sum += each;
    return 1 - sum;
  }
};

bool is_usable(const Labelled& labelled) {
  return !labelled.query.context && labelled.codes.size() <= 1;
}

Instance instance_of(const Labelled& labelled, const TitleReader& reader, const Names& names,
                     const Model& model, double importance, Desk& desk) {
  Instance instance{.candidates = {}, .truth = {}, .importance = importance};
  for (const Scored& scored :
       rank_certificates(read(reader, names, labelled.query, desk), names, model, desk)) {
    const CertificateCode& code = names.certificates()[scored.certificate].certificate->code;
    const bool is_right = !labelled.codes.empty() && labelled.codes.front() == code;
    const bool is_nearest = instance.candidates.empty();
    instance.candidates.push_back(scored.values);
    instance.truth.push_back(labelled.is_unsure ? (is_nearest ? 0.5 : 0.0) : is_right ? 1.0 : 0.0);
  }
  return instance;
}

void add_instances(std::vector<Instance>& instances, const std::vector<Labelled>& titles, const Names& names,
                   const TitleReader& reader, const Model& model, double importance) {
  Desk desk(names);
  for (const Labelled& labelled : titles) {
    if (!is_usable(labelled)) continue;
    Instance instance = instance_of(labelled, reader, names, model, importance, desk);
    if (!instance.candidates.empty()) instances.push_back(std::move(instance));
  }
}

/// The titles of each certificate, over a register without it and its namesakes.
void add_absent(std::vector<Instance>& instances, const TrainingSet& set, const TitleReader& reader,
                const Model& model) {
  std::map<CertificateCode, std::vector<Labelled>> by_code;
  for (const Labelled& labelled : set.titles) {
    if (!is_usable(labelled) || labelled.codes.empty()) continue;
    Labelled none = labelled;
    none.codes.clear();
    by_code[labelled.codes.front()].push_back(std::move(none));
  }
  for (const auto& [code, titles] : by_code) {
    const seeds::Certificate* missing = set.lists->certificate(code.text());
    if (missing == nullptr) continue;
    seeds::Lists without = *set.lists;
    std::erase_if(without.certificates,
                  [&](const seeds::Certificate& each) { return each.name == missing->name; });
    add_instances(instances, titles, Names(without, set.day, reader), reader, model, set.importance);
  }
}

/// The share of each candidate; what is missing to 1 is "none".
std::vector<double> shares(const Instance& instance, const Model& model) {
  std::vector<double> beliefs;
  double most = 0;
  for (const FeatureValues& values : instance.candidates) beliefs.push_back(model.belief(values));
  for (const double belief : beliefs) most = std::max(most, belief);
  double total = std::exp(-most);
  for (double& belief : beliefs) total += belief = std::exp(belief - most);
  for (double& belief : beliefs) belief /= total;
  return beliefs;
}

double loss(const std::vector<Instance>& instances, const Model& model) {
  double sum = 0;
  double count = 0;
  for (const Instance& instance : instances) {
    const std::vector<double> believed = shares(instance, model);
    double none = 1;
    for (std::size_t i = 0; i < believed.size(); ++i) {
      none -= believed[i];
      if (instance.truth[i] > 0)
        sum -= instance.importance * instance.truth[i] * std::log(std::max(believed[i], 1e-12));
    }
    const double truth_of_none = instance.truth_of_none();
    if (truth_of_none > 0) sum -= instance.importance * truth_of_none * std::log(std::max(none, 1e-12));
    count += instance.importance;
  }
  return sum / count;
}

FeatureValues gradient(const std::vector<Instance>& instances, const Model& model, const Model& start) {
  FeatureValues slope{};
  for (const Instance& instance : instances) {
    const std::vector<double> believed = shares(instance, model);
    for (std::size_t i = 0; i < believed.size(); ++i) {
      const double error = instance.importance * (believed[i] - instance.truth[i]);
      for (std::size_t f = 0; f < feature_count; ++f) slope[f] += error * instance.candidates[i][f];
    }
  }
  for (std::size_t f = 0; f < feature_count; ++f) {
    slope[f] += defaults::pull_to_start * (model.weights[f] - start.weights[f]);
  }
  return slope;
}

/// Adagrad with sign constraints: the steps of each weight shrink with what it has moved.
Model descend(const std::vector<Instance>& instances, const Model& start) {
  Model model = start;
  FeatureValues seen{};
  for (std::size_t step = 0; step < defaults::training_steps; ++step) {
    const FeatureValues slope = gradient(instances, model, start);
    for (std::size_t f = 0; f < feature_count; ++f) {
      seen[f] += slope[f] * slope[f];
      if (seen[f] <= 0) continue;
      double& weight = model.weights[f];
      weight -= defaults::training_step * slope[f] / std::sqrt(seen[f]);
      if (weight * start.weights[f] < 0) weight = 0;
    }
  }
  return model;
}

}  // namespace

Result<Training> train(std::span<const TrainingSet> sets, const Weights& start) {
  const auto model = model_of(start);
  if (!model) return tl::unexpected(model.error());
  std::vector<Instance> instances;
  for (const TrainingSet& set : sets) {
    const auto reader = TitleReader::make(*set.lists);
    if (!reader) return tl::unexpected(reader.error());
    if (set.is_absent) {
      add_absent(instances, set, *reader, *model);
    } else {
      add_instances(instances, set.titles, Names(*set.lists, set.day, *reader), *reader, *model,
                    set.importance);
    }
  }
  if (instances.empty()) {
    return failure(Error::Kind::bad_input, "E-TRAIN-EMPTY",
                   "None of the judged titles can be used to fit weights.",
                   "Give titles with one code or none, of certificates in the register.");
  }
  const Model fitted = descend(instances, *model);
  return Training{weights_of(fitted), instances.size(), loss(instances, *model), loss(instances, fitted)};
}

}  // namespace vindbaar::matcher
