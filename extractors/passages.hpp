#pragma once
// What a page shows, in reading order, for who wants to show it again: its text with the little structure
// that makes it readable. Entry point: passages_of(). Pure; thread-safe.

#include "extractors/extractors.hpp"

#include <string>
#include <vector>

namespace vindbaar::extractors {

struct Passage {
  enum class Role { heading, paragraph, list_item, cell };
  Role role = Role::paragraph;
  int level = 0;  ///< Of a heading, 1-6.
  std::string text;
  std::string link;           ///< Absolute http(s) address when all of it is one link; or empty.
  bool starts_row = false;    ///< Of a cell: the first of its table row.
  bool is_furniture = false;  ///< Menu, head, foot and the like of the site; not the page's own content.
};

/// Every block of text of the page, furniture too.
std::vector<Passage> passages_of(const Document& document);

}  // namespace vindbaar::extractors
