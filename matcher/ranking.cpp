#include "matcher/ranking.hpp"

#include "matcher/defaults.hpp"

#include <algorithm>
#include <cmath>

namespace vindbaar::matcher {
namespace {

bool takes_part(const Reading& reading, const Registered& registered, std::size_t certificate) {
  return registered.stands_for_family ||
         std::binary_search(reading.coded.begin(), reading.coded.end(), certificate);
}

std::vector<std::size_t> candidates(const Reading& reading, const Names& names) {
  std::vector<std::size_t> found = names.nearest(reading.links, reading.letters, defaults::candidates);
  if (reading.coded.empty()) return found;
  for (std::size_t i = 0; i < names.names().size(); ++i) {
    const bool is_coded =
        std::binary_search(reading.coded.begin(), reading.coded.end(), names.names()[i].certificate);
    if (is_coded && std::find(found.begin(), found.end(), i) == found.end()) found.push_back(i);
  }
  return found;
}

/// ln(1 + sum of e^belief), safe for large beliefs.
double log_total(const std::vector<Scored>& all) {
  double most = 0;
  for (const Scored& each : all) most = std::max(most, each.belief);
  double sum = std::exp(-most);
  for (const Scored& each : all) sum += std::exp(each.belief - most);
  return most + std::log(sum);
}

/// p = e^(belief - total); ln(p / (1 - p)) without losing digits near 1.
double shared_log_odds(double belief, double total) {
  const double log_p = belief - total;
  return log_p - std::log(std::max(-std::expm1(log_p), 1e-12));
}

}  // namespace

std::vector<Scored> rank_certificates(const Reading& reading, const Names& names, const Model& model) {
  std::vector<Scored> ranked;
  for (const std::size_t index : candidates(reading, names)) {
    const Name& name = names.names()[index];
    if (!takes_part(reading, names.certificates()[name.certificate], name.certificate)) continue;
    Scored scored{.name = index,
                  .certificate = name.certificate,
                  .alignment = align(reading.title, reading.links, names.lexicon(), name)};
    scored.values = features(reading, names, name, scored.alignment);
    scored.belief = model.belief(scored.values);
    const auto same = std::find_if(ranked.begin(), ranked.end(), [&](const Scored& other) {
      return other.certificate == scored.certificate;
    });
    if (same == ranked.end()) {
      ranked.push_back(std::move(scored));
    } else if (same->belief < scored.belief) {
      *same = std::move(scored);
    }
  }
  const double total = log_total(ranked);
  for (Scored& each : ranked) each.log_odds = shared_log_odds(each.belief, total);
  std::sort(ranked.begin(), ranked.end(), [&](const Scored& a, const Scored& b) {
    if (a.belief != b.belief) return a.belief > b.belief;
    return names.certificates()[a.certificate].certificate->code <
           names.certificates()[b.certificate].certificate->code;
  });
  return ranked;
}

Ranked told(const Scored& scored, const std::vector<Scored>& all, const Reading& reading, const Names& names,
            const Model& model) {
  const Name& name = names.names()[scored.name];
  const seeds::Certificate& certificate = *names.certificates()[scored.certificate].certificate;
  Ranked ranked{certificate.code, certificate.name, Probability(probability_of(scored.log_odds)),
                reasons(reading, names, name, scored.alignment, scored.values, model)};
  const double shift = scored.log_odds - scored.belief;
  if (shift < -0.05) {
    const auto rival = std::find_if(
        all.begin(), all.end(), [&](const Scored& other) { return other.certificate != scored.certificate; });
    std::string words = "others come near";
    if (rival != all.end()) {
      const seeds::Certificate& other = *names.certificates()[rival->certificate].certificate;
      words += ": " + other.code.text() + " '" + other.name + "'";
    }
    ranked.reasons.push_back({"siblings", shift, words});
  }
  std::stable_sort(ranked.reasons.begin(), ranked.reasons.end(),
                   [](const Reason& a, const Reason& b) { return std::abs(a.shift) > std::abs(b.shift); });
  return ranked;
}

}  // namespace vindbaar::matcher
