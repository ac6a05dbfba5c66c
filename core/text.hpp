#pragma once
// Small operations on UTF-8 text that several rooms need. All are pure and thread-safe.

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar {

bool is_utf8(std::string_view bytes) noexcept;

/// `bytes` with every ill-formed sequence replaced by U+FFFD (Unicode 15, section 3.9, maximal subparts)
/// and NUL removed: what SQLite, CSV and JSON can hold.
std::string valid_utf8(std::string_view bytes);

/// Each run of Unicode white space (no-break spaces too) as one space, none at the ends. Zero-width spaces
/// only mark where a long word may break: they vanish.
std::string collapse_spaces(std::string_view utf8);

/// Lower case by Unicode's default mapping ("IJsselland" becomes "ijsselland"); ill-formed bytes become
/// U+FFFD.
std::string lower(std::string_view utf8);

/// For comparing, never for showing: lower case, accents off ("cliënt" = "client"), typographic quotes and
/// dashes in their ASCII form, ligatures and full-width forms opened (NFKD), soft hyphens and other invisible
/// signs gone, spaces collapsed. Folding twice changes nothing.
std::string fold(std::string_view utf8);

/// ASCII white space off both ends. The view points into `text`.
std::string_view trim(std::string_view text) noexcept;

/// The parts between separators, empty ones included; an empty text has no parts.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace vindbaar
