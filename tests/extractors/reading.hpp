#pragma once
// A reader with the phrases of this repository, for tests of what pages mean.

#include "extractors/extractors.hpp"

#include <string>
#include <string_view>

inline const vindbaar::seeds::Lists& seed_lists() {
  static const vindbaar::seeds::Lists lists =
      *vindbaar::seeds::read_lists(std::string(SOURCE_DIR) + "/seeds").lists;
  return lists;
}

inline const vindbaar::extractors::Reader& page_reader() {
  static const vindbaar::extractors::Reader reader = *vindbaar::extractors::Reader::make(seed_lists());
  return reader;
}

/// Read by itself, nothing known of its site.
inline vindbaar::extractors::Reading read_page(const std::string& url, std::string_view html) {
  return page_reader().read(page_reader().parse({url, 200, "text/html; charset=utf-8", html}), {});
}
