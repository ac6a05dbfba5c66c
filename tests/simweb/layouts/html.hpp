#pragma once

#include "tests/simweb/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::simweb::html {

/// `text` for use between tags and in double-quoted attributes.
std::string escaped(std::string_view text);

/// `target` as a page on `document`'s host writes it: its own host is left out.
std::string address(const Document& document, std::string_view target);

/// An <a>; `attributes` starts with a space or is empty.
std::string anchor(const Document& document, const Link& link, std::string_view attributes = "");

/// Each text between `open` and `close`: wrapped({"a", "b"}, "<p>", "</p>").
std::string wrapped(const std::vector<std::string>& texts, std::string_view open, std::string_view close);

/// A link in each.
std::string wrapped(const Document& document, const std::vector<Link>& links, std::string_view open,
                    std::string_view close);

/// <ul>, or nothing when there are no points.
std::string bullets(const std::vector<std::string>& points);

/// `text` inside a JSON string, quotes included, safe inside a script element.
std::string json_string(std::string_view text);

/// All the words of the document in one line, for meta descriptions: at most about 150 bytes, cut at a space.
std::string summary(const Document& document);

}  // namespace vindbaar::simweb::html
