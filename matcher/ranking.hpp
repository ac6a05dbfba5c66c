#pragma once
// The certificates nearest to one title, each with its share of one certainty.

#include "matcher/features.hpp"

#include <cstddef>
#include <vector>

namespace vindbaar::matcher {

/// One certificate, by the name of it that fits best.
struct Scored {
  std::size_t name = 0;  ///< In Names::names().
  std::size_t certificate = 0;
  Alignment alignment;
  FeatureValues values{};
  double belief = 0;  ///< Log-odds against "none", as if there were no other certificate.
  double total = 0;   ///< ln(1 + sum of e^belief) over all candidates.

  /// Log-odds with all candidates in view: siblings take from each other.
  double log_odds() const;
};

/// Best first. One certificate of each family takes part, unless the code of another is printed.
std::vector<Scored> rank_certificates(const Reading& reading, const Names& names, const Model& model,
                                      Desk& desk);

/// A Scored with its reasons in words, "siblings" among them when others come near.
Ranked told(const Scored& scored, const std::vector<Scored>& all, const Reading& reading, const Names& names,
            const Model& model);
/// The same without reasons.
Ranked untold(const Scored& scored, const Names& names);

}  // namespace vindbaar::matcher
