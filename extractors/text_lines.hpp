#pragma once
// Documents that have lines and no markup, plain text and PDF: headings, paragraphs, and tables by line.

#include "extractors/document_parts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// One line of a table, or one whole paragraph.
struct TextLine {
  std::vector<std::string> cells;  ///< One for a paragraph; more are the columns of a table's row.
  int level = 0;                   ///< Of a heading, 1-6; 0 for none.
};

/// Blocks for all lines; two or more rows in a row become the items of a table, the first of them its heading
/// when it alone has no figure. Without any heading the first short line stands for one.
void add_text_lines(std::vector<TextLine> lines, Document::Parts& parts);

/// The lines of a plain text. Cells are parted by a tab or by two spaces; a short line after an empty one is
/// a heading when a longer text follows it at once.
std::vector<TextLine> lines_of_text(std::string_view text);

}  // namespace vindbaar::extractors
