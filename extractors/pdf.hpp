#pragma once
// The text of a PDF document, as its pages show it: headings by the size of their letters, tables by line.
// The only door to poppler.

#include "extractors/text_lines.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

struct PdfText {
  std::string title;                  ///< Of its own properties; often empty or a file name.
  std::vector<TextLine> lines;        ///< In reading order; lines that a page's width broke are joined.
  std::vector<std::string> problems;  ///< Locked, damaged, longer than the caps.
};

PdfText read_pdf(std::string_view bytes);

}  // namespace vindbaar::extractors
