#pragma once
// Titles that offer several certificates at once: "Helpende plus én Verzorgende en verpleegtechnische
// handelingen", "C0039 + C0053", "Digitale vaardigheden basis en gevorderd".

#include "matcher/ranking.hpp"

#include <vector>

namespace vindbaar::matcher {

/// The parts of a bundle, in the order of the title; empty when the title is about one certificate. A title
/// is a bundle when every part, read without the words that only the others answer, is probably one
/// certificate of its own. A name that itself holds "en" is never split: there is nothing left over for a
/// second part.
std::vector<Reading> bundle_parts(const Reading& whole, const std::vector<Scored>& ranked, const Names& names,
                                  const Model& model, Desk& desk);

}  // namespace vindbaar::matcher
