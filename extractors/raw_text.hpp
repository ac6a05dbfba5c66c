#pragma once
// Where text that holds no tags ends: in a <title>, a <style>, a <script>.

#include <cstddef>
#include <string_view>

namespace vindbaar::extractors {

/// The place in `html` of the end tag "</name" that ends the element whose text starts at `from`, or its
/// size.
std::size_t end_of_raw_text(std::string_view html, std::size_t from, std::string_view name);

/// The same for a script, where an end tag inside "<!-- <script>" is text (HTML Standard, 13.2.5.15 to
/// 13.2.5.31).
std::size_t end_of_script(std::string_view html, std::size_t from);

}  // namespace vindbaar::extractors
