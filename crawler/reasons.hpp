#pragma once
// The words of those reasons that are looked at again: what was not asked because of them may be asked after
// all.

#include <string_view>

namespace vindbaar::crawler::reasons {

/// Before the address of the page that stands for this one.
inline constexpr std::string_view same_page = "same page as ";
inline constexpr std::string_view nofollow = "nofollow: the site asks not to follow this link";

}  // namespace vindbaar::crawler::reasons
