#pragma once
// Finds who offers what, so that counting it gives the published tables back. The tables contradict each
// other (the funded institutions have 279 offerings in tables 1-4 and 282 in table 5), so the best there is,
// is the assignment whose figures lie nearest to the printed ones; which figures cannot be met is part of the
// answer.

#include "core/result.hpp"
#include "tests/simweb/figures.hpp"

#include <cstddef>
#include <vector>

namespace vindbaar::simweb {

struct Assigned {
  std::size_t provider = 0;
  std::size_t certificate = 0;
  friend auto operator<=>(const Assigned&, const Assigned&) = default;
};

struct Assignment {
  std::vector<Assigned> offerings;  ///< Sorted; each pair once.
  std::vector<int> achieved;        ///< By figure.
  int deviation = 0;                ///< Sum of |achieved - printed| over all figures.
  int figures_missed = 0;
  /// No assignment has a smaller sum of deviations: the integer program's search ended.
  bool proven = false;
};

/// First the smallest sum of deviations, then, among those, few figures missed (reweighted, so small but not
/// proven smallest). Takes seconds; the same tables give the same assignment. Fails as
/// LinearProgram::minimize does.
Result<Assignment> solve_margins(const PrintedTables& tables);

}  // namespace vindbaar::simweb
