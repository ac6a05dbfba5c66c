#pragma once
// Words given beside a title, as a Context the matcher understands.

#include "app/analysis.hpp"

#include <optional>
#include <string>

namespace vindbaar::app {

/// `text` read as a page would be that says only that; nothing when it says nothing. A few words are an
/// excerpt: their silence about a certificate proves nothing.
std::optional<matcher::Context> context_of(const Analyst& analyst, const std::string& title,
                                           const std::string& text);

}  // namespace vindbaar::app
