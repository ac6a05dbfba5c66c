#pragma once
// Which part of the page every node belongs to, by element, role and the words in class and id.

#include "extractors/document_parts.hpp"
#include "extractors/dom.hpp"

#include <string_view>
#include <vector>

namespace vindbaar::extractors {

struct NodeMark {
  Place place = Place::content;
  bool is_hidden = false;  ///< Not shown, and no panel that a button opens.
  bool is_in_main = false;
  Dom::Index panel = Dom::none;  ///< The innermost tab panel or accordion panel around it.
};

/// One mark a node of `dom`, by index.
std::vector<NodeMark> mark_places(const Dom& dom);

/// Whether a class, id or label holds one of `words` as a word of its own: "main-menu", "siteFooter",
/// "menu__item".
bool has_word(std::string_view name_list, const std::vector<std::string_view>& words);

}  // namespace vindbaar::extractors
