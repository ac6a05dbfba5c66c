#pragma once
// Families: addresses of a site that look alike (same folder, same query names, found on the same part of the
// site), and what their pages turned out to be worth. What was seen of a family is what its other addresses
// are expected to be; a family of which little was seen is expected to be like the folder above it. So a site
// that keeps its courses at "/info/…" teaches that within a few pages. Pure; nothing grows with the number of
// addresses.

#include "core/url.hpp"
#include "crawler/defaults.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vindbaar::crawler {

using FamilyNumber = std::int64_t;  ///< As in crawl.sqlite; 0: none.

/// "roc.nl/cursussen/zorg?pagina": host, up to three folders (digits as '#'), names of the query. `source`,
/// the listing_key of the page that links here, is told apart, since links of a listing share their fate.
std::string family_key(const Url& url, std::string_view source);

/// "roc.nl/cursussen" for all pages of that list: host and path without the query.
std::string listing_key(const Url& url);

/// The key without its source.
std::string_view place_of(std::string_view family_key);

/// What was learned of one institution's families.
class Families {
 public:
  struct Family {
    FamilyNumber number = 0;
    std::string key;
    std::int64_t pages = 0;
    double worth = 0;  ///< Sum over its pages, each 0 to 1.
    std::int64_t empties = 0;
  };

  /// Takes in a family as it was stored, or a new one.
  void put(const Family& family);
  const Family* find(FamilyNumber number) const;
  /// The family of this key, or where there are too many already of the nearest folder above that is known;
  /// nothing when it is to be made.
  const Family* find(std::string_view key) const;
  bool is_full() const noexcept;

  /// A page of the family was worth this much; `is_empty`: it repeats another and leads nowhere new.
  const Family& learn(FamilyNumber number, double worth, bool is_empty);

  /// What the points of all families are measured by; changes with each page that is learned from.
  struct Scale {
    double usual_worth = 0;
    double curiosity_points = 0;  ///< Of a family of which nothing was seen.
    bool has_time_to_explore = true;
  };
  Scale scale() const;
  /// Points that the family's addresses gain or lose by what was seen.
  int points(FamilyNumber number, const Scale& scale) const;
  int points(FamilyNumber number) const { return points(number, scale()); }

  /// Whether the pages of the family's place, whatever leads to them, only repeat each other.
  bool is_flood(FamilyNumber number) const;

  /// All families of the same place.
  std::vector<FamilyNumber> of_same_place(FamilyNumber number) const;

 private:
  /// A place, and everything below it.
  struct Seen {
    double pages = 0;
    double worth = 0;
    double empties = 0;
    double share = 1 / defaults::family_prior_pages;  ///< 1 / (pages + prior): a division a page, not a look.

    void count(double more_pages, double more_worth, double more_empties);
  };
  struct Entry {
    Family family;
    std::vector<Seen*> chain;     ///< From the site as a whole to the family itself.
    const Seen* alike = nullptr;  ///< All folders of its name; of pages at the root there is none.
    double curiosity = 1;         ///< 1 / sqrt(1 + pages).
  };

  double expected(const Entry& entry) const;
  static double novelty(const Entry& entry);

  std::unordered_map<FamilyNumber, Entry> entries_;
  FamilyNumber first_ = 0;  ///< The lowest.
  double explored_ = 0;     ///< Pages that were the first few of their place.
  std::map<std::string, FamilyNumber, std::less<>> numbers_;
  std::map<std::string, std::unique_ptr<Seen>, std::less<>> seen_;
};

}  // namespace vindbaar::crawler
