#pragma once

#include <cstddef>

namespace vindbaar::crawler {

/// How many connections may be open at once: as many as `wanted`, or what the system's limit of open files
/// leaves beside those of the run itself. Raises this process's own limit as far as it may. At least one.
int connections_at_hand(int wanted);

/// The same, when the process may have `files` open.
int connections_within(std::size_t files, int wanted);

}  // namespace vindbaar::crawler
