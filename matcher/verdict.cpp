#include "matcher/verdict.hpp"

#include "matcher/model.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::matcher {
namespace {

/// Log-odds of 0 and 1 have no end.
double clear_of_ends(double probability) {
  return std::clamp(probability, 1e-9, 1 - 1e-9);
}

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

/// What would turn a match that is not accepted into one that is, when that is one thing.
std::string what_would_accept(const Match& match, const Thresholds& thresholds) {
  const bool silent = reason_named(match.best, "claim_none_ceiling") != nullptr;
  if (silent) {
    return fmt::format("; the word mbo-certificaat or the code {} on the page would settle it",
                       match.best.code.text());
  }
  const bool ambiguous =
      reason_named(match.best, "siblings") != nullptr || reason_named(match.best, "generic_name") != nullptr;
  if (ambiguous) return fmt::format("; the code {} on the page would settle it", match.best.code.text());
  const double lacking =
      log_odds_of(thresholds.accept.value()) - log_odds_of(clear_of_ends(match.best.probability.value()));
  const Reason* least = nullptr;
  for (const Reason& reason : match.best.reasons) {
    if (-reason.shift >= lacking && (least == nullptr || reason.shift > least->shift)) least = &reason;
  }
  return least == nullptr ? std::string() : "; it would be accepted but for this: " + least->words;
}

/// The weakest reason without which an accepted match would not be: what it rests on.
std::string what_it_rests_on(const Match& match, const Thresholds& thresholds) {
  const double spare =
      log_odds_of(clear_of_ends(match.best.probability.value())) - log_odds_of(thresholds.accept.value());
  const Reason* least = nullptr;
  for (const Reason& reason : match.best.reasons) {
    const bool carries = reason.feature != "start" && reason.shift > spare;
    if (carries && (least == nullptr || reason.shift < least->shift)) least = &reason;
  }
  return least == nullptr ? std::string() : "; without this it would be doubtful: " + least->words;
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
      return fmt::format("accepted: probability {:.3f} is at least {:.2f}{}", probability,
                         thresholds.accept.value(), what_it_rests_on(match, thresholds));
    case Verdict::doubtful:
      return fmt::format("doubtful: probability {:.3f} lies from {:.2f} up to {:.2f}{}{}", probability,
                         thresholds.doubt.value(), thresholds.accept.value(), because,
                         what_would_accept(match, thresholds));
    case Verdict::rejected:
      break;
  }
  return fmt::format("rejected: probability {:.3f} is below {:.2f}{}{}", probability,
                     thresholds.doubt.value(), because, what_would_accept(match, thresholds));
}

}  // namespace vindbaar::matcher
