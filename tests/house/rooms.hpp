#pragma once

#include "source_tree.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace vindbaar::house {

/// A row of the table in docs/architecture.md.
struct Room {
  std::set<std::string> may_include;
  std::set<std::string> front_doors;  ///< HEADERS of its add_module, from the root: "core/url.hpp".
};

using Rooms = std::map<std::string, Room>;

/// The rows "| `name` | `other`, `other` |" of a Markdown page, without their front doors.
Rooms read_arrows(std::string_view page);

/// The words after HEADERS in the add_module of a CMakeLists.txt; none when there is no such call.
std::set<std::string> read_headers(std::string_view cmake);

/// Both, from the files of this repository.
Rooms rooms_of_this_house();

/// The row a path belongs to, the longest that fits: "output/store/store.hpp" to "output/store". Empty for
/// none.
std::string room_of(std::string_view path, const Rooms& rooms);

}  // namespace vindbaar::house
