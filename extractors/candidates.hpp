#pragma once
// The candidates of a page: itself, its items, what its JSON-LD describes.

#include "extractors/extractors.hpp"
#include "extractors/item_reading.hpp"
#include "extractors/page_kind.hpp"
#include "extractors/page_view.hpp"

#include <string>
#include <vector>

namespace vindbaar::extractors {

/// Everything known of a page when its candidates are chosen.
struct PageReading {
  const PageView& view;
  const std::vector<ItemReading>& items;
  const std::vector<bool>& is_list;  ///< By group.
  const KindFinding& kind;
  const Evident<Claim>& claim;  ///< Of the page itself.
  const std::vector<const Sentence*>& own;
  const std::optional<Date>& day;
};

/// In page order, the page itself first. Lines of explanation go to `steps`.
std::vector<Candidate> find_candidates(const PageReading& page, const Phrases& phrases,
                                       std::vector<std::string>& steps);

/// What beside its sentences speaks for a page's claim: its address, its codes, its JSON-LD.
ClaimHints hints_of(const PageView& view, const Phrases& phrases);

/// The codes of the page itself: in its address, its heading, beside a label for codes; else the few that its
/// text prints.
std::vector<CertificateCode> codes_of_page(const PageView& view, const std::vector<const Sentence*>& own);

/// The page prints one of `codes` in its heading or in a text of its own, and not only in an address.
bool prints_one(const std::vector<CertificateCode>& codes, const PageView& view,
                const std::vector<const Sentence*>& own);

}  // namespace vindbaar::extractors
