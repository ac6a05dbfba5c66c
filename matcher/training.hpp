#pragma once
// Fits the matcher's weights to titles that people judged, and reads and writes weight files. A second front
// door, for `vindbaar train`; a run itself needs matcher.hpp only.
//
// The model is a conditional logit (McFadden 1974): the candidates of a title and "none of them" share one
// certainty. Fitting is maximum a posteriori: a weight leaves its starting value only as far as the examples
// pull, and never changes its sign, so that no reason ever argues the wrong way round.

#include "core/date.hpp"
#include "core/result.hpp"
#include "matcher/labelled.hpp"
#include "seeds/seeds.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::matcher {

/// Titles that were judged against one register. Bundles and titles with a page are passed over: parts of
/// bundles are found by rule, and so is what a page adds. An unsure title counts as half "none", half the
/// nearest certificate.
struct TrainingSet {
  const seeds::Lists* lists = nullptr;  ///< Not null; must outlive the call.
  Date day;
  std::vector<Labelled> titles;  ///< All of them are used: leave out what is held out.
  double importance = 1;         ///< Of one title of this set.
  /// Judge each title as if its certificate were not in the register: none of the others is right.
  bool is_absent = false;
};

struct Training {
  Weights weights;
  std::size_t titles = 0;  ///< Used.
  double loss_before = 0;  ///< Mean -ln p of the right answer.
  double loss_after = 0;
};

/// Same sets, same weights. Fails as Matcher::make does, and with `bad_input`, "E-TRAIN-EMPTY", when no title
/// can be used.
Result<Training> train(std::span<const TrainingSet> sets, const Weights& start);

/// The weights this version ships.
Weights shipped_weights_by_name();

/// CSV with columns feature, weight. Fails with `bad_input`: "E-CSV", or "E-WEIGHTS" on a feature that does
/// not exist, is given twice, or has no number. A feature that is not named keeps its shipped weight.
Result<Weights> read_weights(std::string_view csv, std::string_view name);
std::string weights_csv(const Weights& weights);

}  // namespace vindbaar::matcher
