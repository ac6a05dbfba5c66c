#pragma once
// The limits of core, each with its unit, reason and source.

#include <cstddef>

namespace vindbaar::defaults {

/// Bytes of a URL, before and after it is spelled out. Servers are asked to support at least 8,000 octets
/// (RFC 9110, section 4.1); longer ones in pages are session state or traps.
inline constexpr std::size_t max_url_bytes = 8192;

/// CSV rows named in one message. More do not help the person who mends the file; the rest is counted.
inline constexpr std::size_t max_named_rows = 20;

}  // namespace vindbaar::defaults
