#pragma once
// The shipped weights, one line a feature, in the order of `Feature`.

#include "matcher/model.hpp"

namespace vindbaar::matcher {

inline constexpr FeatureValues shipped_weights = {
    4.2,   // start
    -9.0,  // missing_words
    -6.5,  // extra_words
    1.5,   // exact_name
    -5.0,  // spelling
    -1.5,  // letters_differ
    -1.5,  // order
    0.5,   // name_length
    -1.0,  // discriminator_missing
    -2.0,  // discriminator_extra
    -4.0,  // discriminator_contradicts
    -1.5,  // number_missing
    -1.0,  // number_extra
    -3.0,  // number_contradicts
    0.5,   // level_agrees
    -1.2,  // level_missing
    -0.8,  // level_extra
    -4.0,  // level_contradicts_name
    -1.0,  // level_contradicts_register
    -3.9,  // generic_name
    -5.0,  // generic_extra
    1.0,   // title_claims
    0.5,   // title_unit
    -6.0,  // title_other_credential
    -6.0,  // title_no_offer
    -1.5,  // title_programme
    5.0,   // code_printed
    -5.5,  // code_of_other
    -3.0,  // code_unknown
    -1.0,  // only_code
    0.3,   // sbu_agrees
    -0.7,  // sbu_contradicts
};

}  // namespace vindbaar::matcher
