#pragma once
// Addresses as hosts: WHATWG URL Standard, sections 3.5 and 3.6, for core's own files.

#include <optional>
#include <string>
#include <string_view>

namespace vindbaar::url_parts {

/// True when the last label is a number, so that the host must be an IPv4 address ("1.2.3", "0x7f.1",
/// "a.09").
bool ends_in_number(std::string_view host) noexcept;

/// "0x7f.1" becomes "127.0.0.1": one to four numbers, decimal, octal or hexadecimal. Nothing when it is none.
std::optional<std::string> canonical_ipv4(std::string_view host);

/// "::FFFF:1.2.3.4", without brackets, becomes "::ffff:102:304" (RFC 5952). Nothing when it is none.
std::optional<std::string> canonical_ipv6(std::string_view address);

}  // namespace vindbaar::url_parts
