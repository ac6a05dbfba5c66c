#pragma once
// Whether a page deserves a tree: whether what a first look showed of it could offer a certificate or another
// course. Every sign is one that the full reading needs (candidates.cpp, page_kind.cpp), looked for without
// its care: what is found here need not hold, what is not found here cannot be found there.

#include "extractors/first_look.hpp"
#include "extractors/page_view.hpp"
#include "extractors/register_words.hpp"

namespace vindbaar::extractors {

/// The phrases that a first look is searched for, of all topics that can make a page an offer, and the
/// register.
struct Signs {
  PhraseSet words;    ///< Of claim, audience, page_text.
  PhraseSet labels;   ///< Of section: facts of a course.
  PhraseSet address;  ///< Of page_url.
  PhraseSet title;    ///< Of page_title.
  RegisterWords names;
};

Result<Signs> signs_of(const seeds::Lists& lists, const WordFamilies& families);

/// `profile` holds all pages of the site: what stands on nearly all of them is no sign.
Worth worth_of(const FirstLook::Parts& look, const SiteProfile& profile, const Signs& signs,
               const TitleOpinion& names_certificate);

/// What a page without a tree is, by its address, its title and heading, and how often its words speak for
/// it. No kind that offers something: worth_of() found no sign of that.
Reading read_first_look(const FirstLook::Parts& look, const SiteProfile& profile, const Phrases& phrases);

}  // namespace vindbaar::extractors
