#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vindbaar {

/// The encoding a label stands for, by the table of the WHATWG Encoding Standard ("latin1" and "iso-8859-1"
/// are "windows-1252"); nothing for a label the standard does not know.
/// https://encoding.spec.whatwg.org/#names-and-labels
std::optional<std::string> encoding_of_label(std::string_view label);

/// `bytes` read in `encoding` (a name from `encoding_of_label`), always as well-formed UTF-8 without NUL;
/// what cannot be read becomes U+FFFD. A leading byte order mark of that encoding is dropped. Departs from
/// the standard in 19 rare characters of GBK and GB18030 and 157 of Big5, which ICU 72 keeps in the
/// private-use area.
std::string decode(std::string_view bytes, std::string_view encoding);

}  // namespace vindbaar
