#pragma once
// Twins: addresses that differ so little that they may be one page: a slash at the end, letter case, the
// order of parameters, "index.html", http and https, "www.". Whether they are is the site's own affair, so it
// is learned from what it answered, a kind of difference at a time, and never assumed. Pure.

#include "core/url.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vindbaar::crawler {

enum class Difference { slash, letter_case, order, index, scheme, www };
inline constexpr std::array<std::string_view, 6> difference_names{"slash", "case",   "order",
                                                                  "index", "scheme", "www"};

/// Equal for addresses that differ in nothing but the above; not 0.
std::uint64_t twin_key(const Url& url);

/// In what two addresses of one key differ; empty for equal ones.
std::vector<Difference> differences(const Url& a, const Url& b);

/// What was seen of one kind of difference at a site.
struct TwinEvidence {
  std::int64_t same = 0;   ///< Pairs that were one page, or redirect to each other.
  std::int64_t other = 0;  ///< Pairs that were not.

  /// Whether twins may be taken for one: seen often enough, and nothing seen against it.
  bool is_proof() const noexcept;
};

}  // namespace vindbaar::crawler
