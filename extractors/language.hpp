#pragma once

#include <string>
#include <string_view>

namespace vindbaar::extractors {

/// "nl", "en", "de" or empty: by the commonest small words of folded text; when there are too few, by what
/// the page declares.
std::string language_of(std::string_view folded, std::string_view declared);

}  // namespace vindbaar::extractors
