#pragma once
// Which encoding a page is in, and its text in UTF-8. Follows "determining the character encoding" of the
// HTML Standard (13.2.3.2: byte order mark, then the HTTP header, then <meta>), and departs from it in three
// places: a page without a label is detected, UTF-8 labelled as a one-byte encoding is read as UTF-8, and
// windows-1252 labelled UTF-8 as windows-1252.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

struct PageText {
  std::string text;      ///< Well-formed UTF-8 without NUL.
  std::string encoding;  ///< What the bytes were read as, a WHATWG name.
  std::string because;   ///< "the HTTP header says so", for people.
  std::vector<std::string> problems;
};

PageText decode_page(std::string_view bytes, std::string_view content_type);

/// The encoding a Content-Type header names in its charset parameter (MIME Sniffing Standard, 4.4).
std::optional<std::string> encoding_of_header(std::string_view content_type);

/// The encoding named by a <meta> in `bytes`, by the Standard's prescan (13.2.3.3).
std::optional<std::string> encoding_of_meta(std::string_view bytes);

}  // namespace vindbaar::extractors
