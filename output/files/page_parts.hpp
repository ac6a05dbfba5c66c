#pragma once

#include <string_view>

namespace vindbaar::files {

/// style.css and script.js as they are built in.
extern const std::string_view page_style;
extern const std::string_view page_script;

}  // namespace vindbaar::files
