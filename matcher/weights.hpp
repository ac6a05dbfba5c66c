#pragma once
// The shipped weights, one line a feature, in the order of `Feature`.

#include "matcher/model.hpp"

namespace vindbaar::matcher {

inline constexpr FeatureValues shipped_weights = {
    4.2,   // start
    -9.0,  // missing_words
    -6.7,  // extra_words
    -1.3,  // replaced_words
    1.8,   // exact_name
    -5.0,  // spelling
    -1.9,  // letters_differ
    -0.6,  // order
    0.4,   // name_length
    -0.8,  // discriminator_missing
    -2.1,  // discriminator_extra
    -4.0,  // discriminator_contradicts
    -1.5,  // number_missing
    -1.0,  // number_extra
    -3.0,  // number_contradicts
    0.6,   // level_agrees
    -2.0,  // level_missing
    -1.1,  // level_extra
    -4.5,  // level_contradicts_name
    -1.0,  // level_contradicts_register
    -4.0,  // generic_name
    -5.1,  // generic_extra
    0.9,   // title_claims
    0.7,   // title_unit
    -6.1,  // title_other_credential
    -6.1,  // title_no_offer
    -2.3,  // title_programme
    5.0,   // code_printed
    -5.5,  // code_of_other
    -4.5,  // code_unknown
    -1.0,  // only_code
    0.3,   // sbu_agrees
    -0.7,  // sbu_contradicts
};

}  // namespace vindbaar::matcher
