#pragma once
// ARC 1.0 and 2.0, the format before WARC (https://archive.org/web/researcher/ArcFileFormat.php): a line of
// fields between spaces, then as many bytes as the last field says, then an empty line. Pure.

#include "archive/archive.hpp"

namespace vindbaar::archive {

/// What an ARC file begins with.
inline constexpr std::string_view arc_start = "filedesc://";

/// A record without its block from the line (without its end) that begins it in an ARC file; nothing when it
/// is no such line. Its fields get the names they have in a WARC file; a length that is no number is left
/// out. Of the file's own record the type is "warcinfo", of others "response".
std::optional<Record> parse_arc_line(std::string_view line);

/// Where in `text` the first whole line stands that begins an ARC record; npos when there is none. `text`
/// starts at the start of a line.
std::size_t find_arc_line(std::string_view text);

/// Whether `text` starts with such a line.
bool starts_with_arc_line(std::string_view text);

}  // namespace vindbaar::archive
