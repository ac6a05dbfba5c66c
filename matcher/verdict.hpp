#pragma once
// From a probability to a verdict, and the sentence that goes with it.

#include "matcher/matcher.hpp"

#include <string>

namespace vindbaar::matcher {

Verdict verdict_of(Probability probability, const Thresholds& thresholds);

/// "doubtful: probability 0.712 lies from 0.35 up to 0.90; against it: …; the code K0905 on the page would
/// settle it".
std::string explain_verdict(const Match& match, const Thresholds& thresholds);

}  // namespace vindbaar::matcher
