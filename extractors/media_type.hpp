#pragma once
// What kind of file a response is.

#include <string>
#include <string_view>

namespace vindbaar::extractors {

/// "text/html" out of "Text/HTML; charset=utf-8".
std::string media_type(std::string_view content_type);

/// By the header; without a usable one by the first bytes, as browsers sniff (MIME Sniffing Standard, 7.1,
/// shortened).
bool is_html(std::string_view content_type, std::string_view body);
bool is_pdf(std::string_view content_type, std::string_view body);

}  // namespace vindbaar::extractors
