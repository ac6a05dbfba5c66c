#pragma once
// The coding frame (analysekader) of one candidate: what its own sentences say of form, time, place and
// effect. What they do not say has no row; that is "niet_vermeld", not "no".

#include "extractors/extractors.hpp"
#include "extractors/page_view.hpp"

#include <vector>

namespace vindbaar::extractors {

/// In the order of the frame; a value of a multiple feature a row. `candidate` has its claim and levels.
std::vector<CodedFeature> read_features(const Candidate& candidate, PageKind kind,
                                        const std::vector<const Sentence*>& sentences,
                                        const PhraseSet& phrases);

/// A length of study in folded text, as "<number> <unit>": "240 sbu", "20 weken", "1,5 jaar"; empty when
/// there is none.
std::string find_duration(std::string_view folded);

/// How many fixed moments of starting a sentence names, by its dates and months.
std::size_t count_start_moments(std::string_view folded);

}  // namespace vindbaar::extractors
