#pragma once
// Structures that repeat on a page (list items, table rows, cards, accordions, sections under equal headings,
// lines): each could be a course. Only shapes are judged here; words are for later.

#include "extractors/blocks.hpp"
#include "extractors/document_parts.hpp"
#include "extractors/dom.hpp"
#include "extractors/places.hpp"

#include <vector>

namespace vindbaar::extractors {

struct ItemList {
  std::vector<Group> groups;
  std::vector<Item> items;  ///< By first block; an item may lie inside another.
};

ItemList find_items(const Dom& dom, const std::vector<NodeMark>& marks, const BlockList& blocks);

}  // namespace vindbaar::extractors
