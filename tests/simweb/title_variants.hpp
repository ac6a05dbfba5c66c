#pragma once

#include <span>
#include <string_view>

namespace vindbaar::simweb {

/// A way some site writes a certificate's name.
struct TitleVariant {
  std::string_view code;
  std::string_view name;
};

/// Sorted by nothing; a code may stand several times or not at all.
std::span<const TitleVariant> title_variants();

}  // namespace vindbaar::simweb
