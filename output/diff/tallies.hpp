#pragma once
// The rows of a comparison added up: by institution, by certificate.

#include "output/diff/diff.hpp"

#include <string>
#include <vector>

namespace vindbaar::diff {

struct Tally {
  std::string id;
  std::string name;
  int before = 0;
  int now = 0;
  int gone = 0;
  int appeared = 0;
  int changed = 0;
  int unknown = 0;
  bool was_measured = true;  ///< False: `before` is no count.
  bool is_measured = true;   ///< False: `now` is no count.

  bool has_change() const { return gone + appeared + changed + unknown > 0; }
};

/// The greatest changes first, then by id.
std::vector<Tally> tallies_by_institution(const Comparison& comparison, const seeds::Lists& lists);
std::vector<Tally> tallies_by_certificate(const Comparison& comparison, const seeds::Lists& lists);

}  // namespace vindbaar::diff
