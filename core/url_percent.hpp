#pragma once
// Percent-encoding of the WHATWG URL Standard, section 1.3, for core's own files.

#include <string>
#include <string_view>

namespace vindbaar::url_parts {

enum class EncodeSet { path, special_query };

/// `text` with the bytes of the set as "%XX". Escapes already there are left as they are.
void append_encoded(std::string& to, std::string_view text, EncodeSet set);

/// Every "%XX" read as its byte; a '%' without two hex digits stays.
std::string percent_decoded(std::string_view text);

}  // namespace vindbaar::url_parts
