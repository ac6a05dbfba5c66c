#pragma once
// One line of a CDXJ index, as pywb writes it: key, time, JSON. Pure.

#include "archive/archive.hpp"

namespace vindbaar::archive {

inline constexpr std::string_view index_name = "index.cdxj";

/// Whether a record has a line: it says what a URL answered, and has a place of its own.
bool is_indexed(const Record& record);

/// "nl,deltion)/ 20220214093000 {…}" and a line end.
std::string index_line(const Record& record);

/// Reads a line without its end. `line_number` is for the message; 0 when it is not known.
Result<IndexEntry> parse_index_line(std::string_view line, std::size_t line_number);

}  // namespace vindbaar::archive
