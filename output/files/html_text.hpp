#pragma once
// Text from strangers on its way into a page: the one place where it is made harmless.

#include <optional>
#include <string>
#include <string_view>

namespace vindbaar::files {

/// Well-formed text with & < > " ' as references: safe between tags and in quoted attributes.
std::string escaped(std::string_view text);

/// JSON that can stand inside a script element: no '<', no line separators.
std::string script_safe(const std::string& json);

/// `url` when it is an http(s) address, else nothing: a page never links to "javascript:".
std::optional<std::string> safe_link(std::string_view url);

/// The address with a text fragment that takes a browser to the quote: first and last words of it.
std::string with_text_fragment(const std::string& url, std::string_view quote);

/// At most `bytes` of `text`, cut between characters and then ending in '…'.
std::string cut(std::string_view text, std::size_t bytes);

}  // namespace vindbaar::files
