#pragma once
// One year's rows by what the comparison asks: pairs, their proofs, pages by address, and what became of an
// address.

#include "output/diff/diff.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vindbaar::diff {

/// What two spellings of one address share: no scheme, no "www.", no fragment, no "index.html", no slash at
/// the end. A move from http to https moves no page.
std::string address(std::string_view url);

/// What a run found at an address of the other run.
struct Fate {
  enum class Kind {
    stands,       ///< A page that can be read.
    removed,      ///< 404, 410, or a page that says "not found".
    redirected,   ///< Leads to another address; `page` is what stands there, when it was read.
    unreachable,  ///< Asked without a usable answer, or left alone by a rule: nothing is known.
    unseen        ///< Nothing led there.
  };
  Kind kind = Kind::unseen;
  const store::PageRow* page = nullptr;
  const Visit* visit = nullptr;  ///< The last one on the way.
};

/// Points into the side, which must outlive it.
class SideIndex {
 public:
  explicit SideIndex(const Side& side);

  const store::InstitutionRow* institution(std::string_view id) const;
  const store::OfferingRow* offering(const std::string& institution, const std::string& code) const;
  /// Matches of the pair that were accepted, in the order of the store.
  const std::vector<const store::MatchRow*>& proofs(const std::string& institution,
                                                    const std::string& code) const;
  /// All matches of the pair.
  const std::vector<const store::MatchRow*>& matches(const std::string& institution,
                                                     const std::string& code) const;
  const store::PageRow* page(std::string_view institution, std::string_view url) const;
  Fate fate(std::string_view institution, std::string_view url) const;
  /// The page whose link led to this address, or empty.
  std::string_view found_on(std::string_view institution, std::string_view url) const;
  /// The one page of the institution that is about a course and has this heading (case and punctuation
  /// aside); null when none or several.
  const store::PageRow* course_page(std::string_view institution, std::string_view heading) const;

  const Side& side() const noexcept { return side_; }

 private:
  using Matches = std::vector<const store::MatchRow*>;
  const Visit* visit(std::string_view institution, std::string_view url) const;

  const Side& side_;
  std::unordered_map<std::string_view, const store::InstitutionRow*> institutions_;
  std::unordered_map<std::string, const store::OfferingRow*> offerings_;
  std::unordered_map<std::string, Matches> proofs_;
  std::unordered_map<std::string, Matches> matches_;
  std::unordered_multimap<std::string, const store::PageRow*> pages_;
  std::unordered_multimap<std::string, const Visit*> visits_;
  std::unordered_map<std::string, std::vector<const store::PageRow*>> headings_;
};

/// Words of a title in lower case without accents and punctuation, single spaces between.
std::string bare(std::string_view title);

/// A page about one course, whatever it leads to.
bool is_about_a_course(const store::PageRow& page);

}  // namespace vindbaar::diff
