#pragma once
// Header blocks as WARC and HTTP share them: lines "Name: value", until an empty line.

#include "archive/archive.hpp"

namespace vindbaar::archive {

/// A header block and where it ends.
struct HeaderBlock {
  std::string first_line;
  Headers
      headers;  ///< Names and values without surrounding white space; a folded line is joined with a space.
  std::size_t odd_lines = 0;  ///< Lines without a colon; they are left out.
};

/// Where the empty line after the block starting at `text` ends; npos when `text` holds none. CRLF or LF
/// alone.
std::size_t end_of_head(std::string_view text) noexcept;

/// Splits a head: `text` runs up to and including the empty line, or just before it.
HeaderBlock parse_head(std::string_view text);

/// "Name: value" lines without a first line (application/warc-fields).
Headers parse_fields(std::string_view text);

/// Equal but for ASCII case.
bool same_name(std::string_view a, std::string_view b) noexcept;

std::string lower_ascii(std::string_view text);

/// `text` with each control character as a space, so that it stays on its line.
std::string one_line(std::string_view text);

/// `name: value` and CRLF at the end of `block`; nothing when `value` is empty.
void add_field(std::string& block, std::string_view name, std::string_view value);

}  // namespace vindbaar::archive
