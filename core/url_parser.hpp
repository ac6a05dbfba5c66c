#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace vindbaar::url_parts {

/// The basic URL parser of the WHATWG URL Standard, section 4.4, for http and https. `base` is canonical, or
/// empty for none. Gives the canonical spelling without user name, password and fragment, or one phrase on
/// what is wrong.
tl::expected<std::string, std::string_view> canonical_url(std::string_view text, std::string_view base);

}  // namespace vindbaar::url_parts
