#pragma once
// Tables for a terminal: columns aligned by what a reader sees, not by bytes.

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::report {

/// Columns that `utf8` takes on a terminal: 0 for combining marks and invisible characters, 2 for East Asian
/// wide ones and emoji, else 1 (Unicode Standard Annex #11, in the reading of Markus Kuhn's wcwidth).
int display_width(std::string_view utf8);

/// At most `width` columns of `utf8`; what is cut off shows as '…'. Widths below 1 give an empty text.
std::string shortened(std::string_view utf8, int width);

/// One line without control characters, so that text from the web cannot steer a terminal: each becomes a
/// space.
std::string printable(std::string_view utf8);

/// Lines of at most `width` columns, broken at spaces, the second and later ones indented; a word that is
/// longer stands on a line of its own. Each line ends in '\n'.
std::string wrapped(std::string_view utf8, int width, int indent);

struct TextColumn {
  std::string header;
  std::string brief;        ///< The header where there is little room.
  bool is_number = false;   ///< Aligned to the right.
  bool may_shrink = false;  ///< Gives way when the table is too wide.
};

struct TextRow {
  enum class Kind { plain, heading, total };  ///< A heading has one cell; a total has a line above it.
  std::vector<std::string> cells;
  Kind kind = Kind::plain;
};

struct TextTable {
  std::string title;
  std::vector<TextColumn> columns;
  std::vector<TextRow> rows;
  std::vector<std::string> notes;
};

/// The table in lines of at most `width` columns (72 or more), with a blank line after it.
std::string laid_out(const TextTable& table, int width);

}  // namespace vindbaar::report
