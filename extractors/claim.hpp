#pragma once
// What the text says one gets in the end, and the sentence that says it.

#include "extractors/extractors.hpp"
#include "extractors/page_view.hpp"

#include <string>
#include <vector>

namespace vindbaar::extractors {

/// What is known beside the sentences.
struct ClaimHints {
  bool has_code = false;   ///< A certificate code is printed near, or stands in the URL.
  std::string slug_quote;  ///< The part of the URL that names an mbo-certificaat; empty when none does.
  std::string credential;  ///< What JSON-LD says is awarded.
};

/// Weighs the sentences one by one: a named certificate counts unless the sentence (or the heading over it)
/// speaks of certificates in general, of what one needs to get in, or of another offer. A negation beats a
/// naming, unless it is conditional.
Evident<Claim> read_claim(const PageView& view, const std::vector<const Sentence*>& sentences,
                          const ClaimHints& hints, const Phrases& phrases);

/// The claim that a list's heading and introduction make for every item under it, or none.
Evident<Claim> read_list_claim(const PageView& view, const std::vector<const Sentence*>& introduction);

}  // namespace vindbaar::extractors
