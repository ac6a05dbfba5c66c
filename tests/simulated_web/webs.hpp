#pragma once

#include "tests/simweb/printed_tables.hpp"
#include "tests/simweb/web.hpp"

#include <filesystem>

namespace vindbaar::simweb {

inline std::filesystem::path seeds_folder() {
  return std::filesystem::path(SOURCE_DIR) / "seeds";
}

inline Web make_web(int year) {
  return *Web::create(seeds_folder(), year);
}

/// Shared by the cases of one run: making one takes seconds.
inline Web& web_of_2022() {
  static Web web = make_web(2022);
  return web;
}

inline Web& web_of_2020() {
  static Web web = make_web(2020);
  return web;
}

/// The published tables and what they were read with.
struct Published {
  seeds::Lists lists = *seeds::read_lists(seeds_folder()).lists;
  seeds::Baseline baseline = *seeds::read_baseline(seeds_folder(), "2022-02", lists);
  PrintedTables tables = printed_tables(baseline, lists);
};

}  // namespace vindbaar::simweb
