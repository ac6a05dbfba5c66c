#pragma once

#include <atomic>

namespace vindbaar::app {

/// Set by the first SIGINT or SIGTERM after `watch_stop_signals`; a second one ends the program at once (what
/// is stored stays right: everything is written to survive a kill).
const std::atomic<bool>& stop_wanted() noexcept;
void watch_stop_signals() noexcept;

}  // namespace vindbaar::app
