#pragma once

#include <string>
#include <string_view>

namespace vindbaar::simweb {

/// `html` in windows-1252; what that cannot say becomes a numeric character reference.
std::string to_windows_1252(std::string_view html);

}  // namespace vindbaar::simweb
