#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vindbaar::url_parts {

/// The host parser and serializer of the WHATWG URL Standard, section 3.5, for special schemes: percent
/// escapes read, IDNA to ASCII, IPv4 and IPv6 in their one spelling. Nothing when the host is not valid.
std::optional<std::string> canonical_host(std::string_view text);

}  // namespace vindbaar::url_parts
