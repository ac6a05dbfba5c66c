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

std::vector<Near> candidates(const Reading& reading, const Names& names, Desk& desk) {
  std::vector<Near> found = names.nearest(reading.links, reading.letters, defaults::candidates, desk.nearest);
  if (reading.coded.empty()) return found;
  for (std::uint32_t i = 0; i < names.names().size(); ++i) {
    const Name& name = names.names()[i];
    const bool is_coded = std::binary_search(reading.coded.begin(), reading.coded.end(), name.certificate);
    const bool is_found =
        is_coded && std::any_of(found.begin(), found.end(), [&](const Near& near) { return near.name == i; });
    if (is_coded && !is_found)
      found.push_back({i, static_cast<std::uint32_t>(shared(reading.letters, name.trigrams))});
  }
  return found;
}

/// Names lie far apart, and waiting for memory takes longer than comparing.
void fetch_ahead(const void* what) {
  for (std::size_t line = 0; line < 4; ++line) __builtin_prefetch(static_cast<const char*>(what) + 64 * line);
}

/// ln(1 + sum of e^belief), safe for large beliefs.
double log_total(const std::vector<Scored>& all) {
  double most = 0;
  for (const Scored& each : all) most = std::max(most, each.belief);
  double sum = std::exp(-most);
  for (const Scored& each : all) sum += std::exp(each.belief - most);
  return most + std::log(sum);
}

/// Best first; few, and large to move.
std::vector<Scored> in_order(std::vector<Scored> found, const Names& names) {
  std::vector<Scored*> order;
  order.reserve(found.size());
  for (Scored& each : found) order.push_back(&each);
  std::sort(order.begin(), order.end(), [&](const Scored* a, const Scored* b) {
    if (a->belief != b->belief) return a->belief > b->belief;
    return names.certificates()[a->certificate].certificate->code <
           names.certificates()[b->certificate].certificate->code;
  });
  std::vector<Scored> ranked;
  ranked.reserve(order.size());
  for (Scored* each : order) ranked.push_back(std::move(*each));
  return ranked;
}

}  // namespace

/// p = e^(belief - total); ln(p / (1 - p)) without losing digits near 1.
double Scored::log_odds() const {
  const double log_p = belief - total;
  return log_p - std::log(std::max(-std::expm1(log_p), 1e-12));
}

std::vector<Scored> rank_certificates(const Reading& reading, const Names& names, const Model& model,
                                      Desk& desk) {
  std::vector<Scored> ranked;
  ranked.reserve(defaults::candidates);
  const std::vector<Near> found = candidates(reading, names, desk);
  for (const Near& near : found) fetch_ahead(&names.names()[near.name]);
  for (const Near& near : found) fetch_ahead(names.names()[near.name].words.data());
  for (const Near& near : found) {
    const Name& name = names.names()[near.name];
    if (name.is_shared_alias ||
        !takes_part(reading, names.certificates()[name.certificate], name.certificate))
      continue;
    ranked.push_back({.name = near.name,
                      .certificate = name.certificate,
                      .alignment = align(reading.title, reading.links, name, desk.memory)});
    Scored& scored = ranked.back();
    set_features(scored.values, reading, names, name, scored.alignment, near.shared_letters);
    scored.belief = model.belief(scored.values);
    const auto same = std::find_if(ranked.begin(), ranked.end() - 1, [&](const Scored& other) {
      return other.certificate == scored.certificate;
    });
    if (same == ranked.end() - 1) continue;
    if (same->belief < scored.belief) *same = std::move(scored);
    ranked.pop_back();
  }
  const double total = log_total(ranked);
  for (Scored& each : ranked) each.total = total;
  return in_order(std::move(ranked), names);
}

Ranked untold(const Scored& scored, const Names& names) {
  const seeds::Certificate& certificate = *names.certificates()[scored.certificate].certificate;
  return {certificate.code, certificate.name, Probability(probability_of(scored.log_odds())), {}};
}

Ranked told(const Scored& scored, const std::vector<Scored>& all, const Reading& reading, const Names& names,
            const Model& model) {
  const Name& name = names.names()[scored.name];
  const seeds::Certificate& certificate = *names.certificates()[scored.certificate].certificate;
  Ranked ranked{certificate.code, certificate.name, Probability(probability_of(scored.log_odds())),
                reasons(reading, names, name, scored.alignment, scored.values, model)};
  const double shift = scored.log_odds() - scored.belief;
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
