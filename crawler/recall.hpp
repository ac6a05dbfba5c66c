#pragma once
// Recall: what is known of the addresses that were met lately, in memory of a fixed size. Every page of a
// site repeats its menu, so nearly all links lead to addresses that were met a moment ago; those need no look
// into the database. Pure.

#include "crawler/families.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vindbaar::crawler {

using InstitutionNumber = std::int64_t;
using UrlNumber = std::int64_t;  ///< 0: none.

/// What is already known about a URL.
struct Known {
  /// Why it is not asked, as far as that may change.
  enum class Skipped : std::uint8_t { no, nofollow, same_page, for_good };

  UrlNumber number = 0;
  FamilyNumber family = 0;
  int priority = 0;
  int depth = 0;
  bool is_queued = false;
  bool in_sitemap = false;
  bool has_anchor = false;
  Skipped skipped = Skipped::no;
};

class Recall {
 public:
  /// 128 bits of hash: of all addresses that a run can know no two are taken for one.
  struct Key {
    std::uint64_t place = 0;
    std::uint64_t check = 0;
  };
  static Key key(InstitutionNumber institution, std::string_view url) noexcept;

  /// What is recalled; nullptr when it is not. Lives until the next keep() or clear(); may be written to.
  Known* find(const Key& key) noexcept;
  void keep(const Key& key, const Known& known) noexcept;
  /// Whether an address that is not recalled was never kept, so that it is new.
  bool recalls_all(const Key& key) const noexcept { return !states_[key.place % buckets].has_gaps; }
  /// There is more than will be kept, or what is kept no longer holds.
  void clear() noexcept;

 private:
  static constexpr std::size_t ways = 8;
  static constexpr std::size_t buckets = 8'192;  ///< With `ways`, 65,536 addresses in 3 MB.
  /// Apart from what is known, so that looking stays within the processor's cache.
  struct alignas(64) Checks {
    std::array<std::uint64_t, ways> of{};  ///< 0: nothing here.
  };
  struct State {
    std::uint8_t oldest = 0;
    bool has_gaps = false;
  };

  std::vector<Checks> checks_ = std::vector<Checks>(buckets);
  std::vector<State> states_ = std::vector<State>(buckets);
  std::vector<Known> known_ = std::vector<Known>(buckets * ways);
};

}  // namespace vindbaar::crawler
