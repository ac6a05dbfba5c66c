#pragma once
// Two simulated years with a known truth: schools whose courses stay, move, go, come, change hands, in every
// way that a comparison must tell apart. Written apart from the diff and from the phrase lists.

#include "core/url.hpp"
#include "tests/simweb/answer.hpp"
#include "tests/support/program.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vindbaar::tests {

/// What a comparison should say of one offering.
struct Expected {
  std::string change;
  std::string cause;
};

struct TwoYears {
  using Pages = std::map<std::string, simweb::Answer>;  ///< By URL.
  Pages before, now;
  std::map<std::pair<std::string, std::string>, Expected>
      truth;                         ///< By institution and code of the newer year.
  std::set<std::string> stammering;  ///< Addresses of the newer year whose first answer is 503.
  std::string institutions_csv, certificates_csv;
};

TwoYears two_years();

}  // namespace vindbaar::tests
