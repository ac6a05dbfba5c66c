#pragma once
// Look: what a page says at a glance, for the crawl's own decisions (where to go next, what is the same page
// again). One pass over the bytes, no tree; the extractors read pages for real. Pure.

#include <cstdint>
#include <string>
#include <string_view>

namespace vindbaar::crawler {

struct Look {
  std::string title;    ///< <title>, ASCII letters in lower case, spaces collapsed.
  std::string heading;  ///< The first <h1>.
  /// Text outside links, navigation, headers and footers, in lower case: what is said here and not on every
  /// page. At most defaults::look_bytes.
  std::string words;
  std::size_t word_count = 0;  ///< Of all text, links included.
  /// Charikar's fingerprint over runs of three words of all text: pages that differ in little differ in few
  /// of its 64 bits.
  std::uint64_t simhash = 0;
  /// Of title and heading with digits and the names of months and days left out, so that the days of a
  /// calendar have the same.
  std::uint64_t title_hash = 0;
};

Look look_at(std::string_view html);

/// Whether two pages say the same: titles alike, and texts that differ in next to nothing.
bool is_near_duplicate(const Look& a, std::uint64_t simhash, std::uint64_t title_hash) noexcept;

}  // namespace vindbaar::crawler
