#pragma once
// The text of a weight file, before it is asked which features exist.

#include "core/result.hpp"
#include "matcher/matcher.hpp"

#include <string_view>

namespace vindbaar::matcher {

/// The rows of a weight file (training.hpp). Fails with "E-CSV" or "E-WEIGHTS".
Result<Weights> parse_weights(std::string_view csv, std::string_view name);

}  // namespace vindbaar::matcher
