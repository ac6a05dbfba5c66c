#pragma once

#include "crawler/families.hpp"

#include <climits>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vindbaar::crawler {

/// Which family of addresses a site is asked from next: the one whose best address, with what was learned of
/// its like, stands highest. Of each family only an upper bound of its best address is kept here; the
/// addresses themselves are on the disk.
class Lanes {
 public:
  using Institution = std::int64_t;

  /// The family to look into, and what its best address is believed to have at most.
  struct Choice {
    FamilyNumber family = 0;
    int bound = 0;
  };

  /// An address of the family (or `count` of them) is queued with this priority (once failed: less).
  void add(Institution institution, std::string_view host, FamilyNumber family, int priority,
           std::int64_t count = 1);
  /// One that is queued has this priority now.
  void raise(Institution institution, std::string_view host, FamilyNumber family, int priority);
  /// So many of the lane are queued no longer.
  void remove(Institution institution, std::string_view host, std::int64_t count = 1);
  bool has_queued(Institution institution, std::string_view host) const;

  std::optional<Choice> best(Institution institution, std::string_view host, const Families& families) const;

  /// The family's best address has this priority, or (nothing) it has none.
  void correct(Institution institution, std::string_view host, FamilyNumber family, std::optional<int> bound);

  void clear() { lanes_.clear(); }

 private:
  struct Lane {
    std::int64_t queued = 0;
    std::vector<Choice> bounds;  ///< In order of family.
  };
  using Hosts = std::map<std::string, Lane, std::less<>>;

  /// Where the family is, or belongs, among the bounds.
  static std::vector<Choice>::iterator place_in(Lane& lane, FamilyNumber family);
  Lane& lane(Institution institution, std::string_view host);
  const Lane* find(Institution institution, std::string_view host) const;

  std::map<Institution, Hosts> lanes_;
};

}  // namespace vindbaar::crawler
