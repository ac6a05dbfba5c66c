#pragma once
// A second pair of simulated years with a known truth, on sites of other makes than those of two_years.hpp:
// one page of accordions, addresses by number, tables, bundles, sub-domains, bot walls, half-read sites,
// schools that merge while certificates are replaced.

#include "tests/e2e/two_years.hpp"

namespace vindbaar::tests {

TwoYears other_years();

}  // namespace vindbaar::tests
