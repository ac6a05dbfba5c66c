#pragma once
// Addresses in the data that a page hands to its own programs (__NEXT_DATA__, __NUXT_DATA__ and their like).

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

struct JsonLink {
  std::string address;  ///< As written: "/opleidingen/kok", "https://…".
  std::string name;     ///< The title, name or label beside it; or empty.
};

/// Values of keys that name an address ("href", "url", "link", "path" …) and look like one of a page: no
/// pictures, styles, programs or parts of an interface. What is no JSON, or too long, has none.
std::vector<JsonLink> links_in_json(std::string_view body);

}  // namespace vindbaar::extractors
