#include "extractors/kind_scales.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vindbaar::extractors {

void Scales::add(PageKind kind, double weight, std::string words) {
  if (weight != 0) signs_[static_cast<std::size_t>(kind)].push_back({weight, std::move(words)});
}

void Scales::settle_course(bool claims_certificate) {
  auto& course = signs_[static_cast<std::size_t>(PageKind::course_detail)];
  auto& track = signs_[static_cast<std::size_t>(PageKind::certificate_track)];
  if (claims_certificate) {
    track.insert(track.end(), course.begin(), course.end());
    course.push_back({-2, "it leads to an mbo-certificaat"});
  } else {
    for (Sign& sign : track) course.push_back({sign.weight / 2, sign.words});
    track.clear();
  }
}

KindFinding Scales::result() const {
  std::array<double, page_kinds> sums{};
  for (std::size_t i = 0; i < page_kinds; ++i) {
    for (const Sign& sign : signs_[i]) sums[i] += sign.weight;
  }
  std::array<std::size_t, page_kinds> order{};
  for (std::size_t i = 0; i < page_kinds; ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sums[a] > sums[b]; });
  double all = 0;
  for (const double sum : sums) all += std::exp(sum - sums[order[0]]);
  KindFinding finding;
  finding.kind = static_cast<PageKind>(order[0]);
  finding.probability = Probability(1 / all);
  finding.runner_up = static_cast<PageKind>(order[1]);
  finding.runner_up_probability = Probability(std::exp(sums[order[1]] - sums[order[0]]) / all);
  auto signs = signs_[order[0]];
  std::stable_sort(signs.begin(), signs.end(),
                   [](const Sign& a, const Sign& b) { return std::abs(a.weight) > std::abs(b.weight); });
  for (const Sign& sign : signs) finding.reasons.push_back(sign.words);
  return finding;
}

}  // namespace vindbaar::extractors
