#pragma once

#include <string>
#include <string_view>

namespace vindbaar::crawler {

/// The comparable spelling of a rule's path: percent-encoded unreserved octets decoded, all other octets
/// outside ASCII encoded, hexadecimal digits in upper case (RFC 9309, 2.2.2; RFC 3986, 6.2.2). '*' and a
/// final '$' stay special.
std::string normal_pattern(std::string_view written);

/// The same for the path and query of a URL, where '*' and '$' mean themselves and are encoded (RFC
/// 9309, 2.2.3).
std::string normal_path(std::string_view path_and_query);

/// Whether `pattern` matches a prefix of `path`, or with a final '$' all of it. Both in their normal
/// spelling. Takes at most |pattern| * |path| steps, typically |path|.
bool matches_pattern(std::string_view pattern, std::string_view path) noexcept;

}  // namespace vindbaar::crawler
