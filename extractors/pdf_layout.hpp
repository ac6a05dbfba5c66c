#pragma once
// From the words of a page and where they stand to lines: pure, so that it is tested without a document.

#include "extractors/text_lines.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace vindbaar::extractors {

/// A word where a page shows it; lengths in points, y downwards.
struct PlacedWord {
  std::string text;
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  double size = 0;  ///< Of its letters.
  bool is_bold = false;
};

/// The size that most letters have.
double body_size(const std::vector<std::vector<PlacedWord>>& pages);

/// The lines of one page. `words` stand in reading order. Rows that stand under each other and have a figure
/// beside a name are a table's, wherever the reading order put their cells; letters a sixth larger than
/// `body` are a heading's, and so is a short bold line.
std::vector<TextLine> lines_of_page(const std::vector<PlacedWord>& words, double body);

}  // namespace vindbaar::extractors
