#pragma once

#include "crawler/families.hpp"

#include <climits>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vindbaar::crawler {

/// Which family of addresses a site is asked from next: the one whose best address, with what was learned of
/// its like, stands highest. Of each family only an upper bound of its best address is kept here; the
/// addresses themselves are on the disk.
class Lanes {
 public:
  using Institution = std::int64_t;

  /// An address of the family is queued with this priority (once failed: less).
  void queued(Institution institution, std::string_view host, FamilyNumber family, int priority);

  /// The family to look into, and what its best address is believed to have at most.
  struct Choice {
    FamilyNumber family = 0;
    int bound = 0;
  };
  std::optional<Choice> best(Institution institution, std::string_view host, const Families& families) const;

  /// The family's best address has this priority, or (nothing) it has none.
  void correct(Institution institution, std::string_view host, FamilyNumber family, std::optional<int> bound);

  void clear() { bounds_.clear(); }

 private:
  using Key = std::pair<Institution, std::string>;
  std::map<Key, std::map<FamilyNumber, int>> bounds_;
};

}  // namespace vindbaar::crawler
