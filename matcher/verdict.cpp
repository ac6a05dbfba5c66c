#include "matcher/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::matcher {
namespace {

const Reason* strongest_against(const Ranked& ranked) {
  const auto found = std::find_if(ranked.reasons.begin(), ranked.reasons.end(),
                                  [](const Reason& reason) { return reason.shift < 0; });
  return found == ranked.reasons.end() ? nullptr : &*found;
}

const Reason* reason_named(const Ranked& ranked, std::string_view feature) {
  const auto found = std::find_if(ranked.reasons.begin(), ranked.reasons.end(),
                                  [&](const Reason& reason) { return reason.feature == feature; });
  return found == ranked.reasons.end() ? nullptr : &*found;
}

/// What would turn a doubtful match into an accepted one, when that is one thing.
std::string what_would_flip(const Match& match) {
  const bool silent = reason_named(match.best, "claim_none_ceiling") != nullptr;
  if (silent) {
    return fmt::format("; the word mbo-certificaat or the code {} on the page would settle it",
                       match.best.code.text());
  }
  const bool ambiguous =
      reason_named(match.best, "siblings") != nullptr || reason_named(match.best, "generic_name") != nullptr;
  if (ambiguous) return fmt::format("; the code {} on the page would settle it", match.best.code.text());
  return {};
}

}  // namespace

Verdict verdict_of(Probability probability, const Thresholds& thresholds) {
  if (probability >= thresholds.accept) return Verdict::accepted;
  return probability >= thresholds.doubt ? Verdict::doubtful : Verdict::rejected;
}

std::string explain_verdict(const Match& match, const Thresholds& thresholds) {
  const double probability = match.best.probability.value();
  const Reason* against = strongest_against(match.best);
  const std::string because = against == nullptr ? "" : "; against it: " + against->words;
  switch (match.verdict) {
    case Verdict::accepted:
      return fmt::format("accepted: probability {:.3f} is at least {:.2f}", probability,
                         thresholds.accept.value());
    case Verdict::doubtful:
      return fmt::format("doubtful: probability {:.3f} lies from {:.2f} up to {:.2f}{}{}", probability,
                         thresholds.doubt.value(), thresholds.accept.value(), because,
                         what_would_flip(match));
    case Verdict::rejected:
      break;
  }
  return fmt::format("rejected: probability {:.3f} is below {:.2f}{}", probability, thresholds.doubt.value(),
                     because);
}

}  // namespace vindbaar::matcher
