#pragma once

#include <string>
#include <string_view>

namespace vindbaar::crawler {

/// Why a path is not worth a request, by its extension: "not a page: image (.jpg)"; empty when it may be a
/// page or a PDF.
std::string not_a_page(std::string_view path);

/// The same by the Content-Type of an answer; empty for HTML, text, XML, PDF, and for no type at all. A
/// ".pdf" that is served as unnamed bytes (application/octet-stream) is taken for what its name says.
std::string not_a_page_by_type(std::string_view content_type, std::string_view path);

/// Whether links can be looked for: HTML or XHTML by type, or by its first bytes when there is no type.
bool is_html(std::string_view content_type, std::string_view first_bytes);

}  // namespace vindbaar::crawler
