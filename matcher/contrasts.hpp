#pragma once
// Where title and name contradict each other, or one of them says more: numbers, levels, and words that tell
// siblings apart.

#include "matcher/features.hpp"

namespace vindbaar::matcher {

inline double& at(FeatureValues& values, Feature feature) {
  return values[static_cast<std::size_t>(feature)];
}

/// Whether the word belongs to the qualification that the certificate is part of: "Kok" beside "Koken in de
/// horeca".
bool is_of_qualification(const Word& word, const Names& names, const Name& name);

/// Sets the features number_...
void count_numbers(FeatureValues& values, const Reading& reading, const Name& name,
                   const Alignment& alignment);

/// Sets the features discriminator_...
void count_discriminators(FeatureValues& values, const Reading& reading, const Names& names, const Name& name,
                          const Alignment& alignment);

/// Sets the features level_...
void compare_levels(FeatureValues& values, const Reading& reading, const Names& names, const Name& name);

}  // namespace vindbaar::matcher
