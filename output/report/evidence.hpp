#pragma once
// One match on one page as the rules see it, and the (institution, certificate) pair it speaks for.

#include "core/date.hpp"
#include "core/vocabulary.hpp"
#include "output/store/store.hpp"
#include "seeds/seeds.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::report {

/// A match, its page, and what the rules want to know of both. Points into rows that must outlive it.
struct Evidence {
  const store::MatchRow* match = nullptr;
  const store::PageRow* page =
      nullptr;  ///< Null when the page is not among the rows; its kind is then `other`.
  PageKind kind = PageKind::other;
  Verdict verdict = Verdict::rejected;  ///< The matcher's, or a person's.
  Claim claim = Claim::none;
  Audience audience = Audience::unknown;
  Availability availability = Availability::unknown;
  bool is_own_page =
      false;  ///< The page is about this course alone: not an item in a list or beside another course.
  bool is_on_portal = false;  ///< The page stands on a site shared by several schools.
};

/// What is known of a pair apart from its pages.
struct Subject {
  const seeds::Institution* institution = nullptr;  ///< Null when the list does not have it.
  const seeds::Certificate* certificate = nullptr;  ///< Null when the register does not have it.
  Date day;
};

/// A word that is not in its list reads as the most careful value: rejected, none, unknown, other.
Evidence evidence_of(const store::MatchRow& match, const store::PageRow* page, const Subject& subject,
                     const std::vector<seeds::Portal>& portals);

/// True when the certificate's name or an alias stands in `title` as whole words, case and accents aside.
bool names(std::string_view title, const seeds::Certificate& certificate);

/// True when `url` is on one of the portals and not on a host that the list gives to the institution itself
/// (R9: a joint brand's site is its own).
bool is_on_portal(std::string_view url, const seeds::Institution* institution,
                  const std::vector<seeds::Portal>& portals);

}  // namespace vindbaar::report
