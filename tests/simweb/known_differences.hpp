#pragma once

#include "seeds/seeds.hpp"
#include "tests/simweb/figures.hpp"
#include "tests/simweb/solve_margins.hpp"

#include <string>
#include <vector>

namespace vindbaar::simweb {

/// A printed figure that the simulated web does not give back, and why, in Dutch (it goes into a Dutch
/// report).
struct Difference {
  std::string cell;  ///< "tabel 5|Curio|totaal", as report::KnownDifferences has it.
  int printed = 0;
  int achieved = 0;
  std::string explanation;
};

/// One for every figure missed.
std::vector<Difference> known_differences(const PrintedTables& tables, const Assignment& assignment);

/// Printed totals of the table of institutions that are not the sum of its rows (2020 prints no more than
/// rows and totals).
std::vector<Difference> totals_apart(const seeds::Baseline& baseline);

/// CSV: cell,printed,achieved,explanation.
std::string differences_csv(const std::vector<Difference>& differences);

}  // namespace vindbaar::simweb
