#pragma once
// The content of a shell: what a page hands to its own programs as JSON (__NEXT_DATA__, __NUXT_DATA__,
// window.__INITIAL_STATE__ …) written out as the page those programs would make of it.

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// Markup with the texts of these JSON bodies in order: titles as headings, pairs of a label and a value as
/// definitions, objects with a title in an array as cards, HTML as it is, menus and footers as such. What is
/// technical (addresses, ids, class names) is left out. A body that is no JSON is named in `problems`, the
/// others are still written.
std::string markup_of_page_data(const std::vector<std::string>& bodies, std::vector<std::string>& problems);

/// The JSON that a program assigns to a variable of the window at its beginning ("window.__STATE__ = {…};"),
/// or empty.
std::string_view assigned_json(std::string_view program);

}  // namespace vindbaar::extractors
