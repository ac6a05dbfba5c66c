#pragma once

#include "crawler/defaults.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace vindbaar::crawler {

/// The limits that a test shortens to provoke them; everyone else takes them as they are.
struct Limits {
  std::chrono::milliseconds connect_time = defaults::connect_time;
  std::chrono::milliseconds first_byte_time = defaults::first_byte_time;
  std::chrono::milliseconds total_time = defaults::total_time;
  std::chrono::milliseconds stop_grace = defaults::stop_grace;
  std::size_t body_bytes = defaults::body_bytes;
  std::size_t header_bytes = defaults::header_bytes;
  std::string certificates{};  ///< File with those that are trusted; empty: this system's.
  int exchanges_a_commit = defaults::exchanges_a_commit;
};

}  // namespace vindbaar::crawler
