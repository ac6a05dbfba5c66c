#pragma once

#include "core/date.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace vindbaar::crawler {

/// How long a Retry-After value asks to wait from `now`: seconds or an HTTP-date in any of its three forms
/// (RFC 9110, 10.2.3 and 5.6.7). A date in the past is zero; nothing for what is neither ("-1", "soon").
std::optional<std::chrono::seconds> retry_after(std::string_view value, Instant now);

}  // namespace vindbaar::crawler
