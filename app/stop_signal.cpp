#include "app/stop_signal.hpp"

#include "app/console.hpp"

#include <unistd.h>

#include <csignal>

namespace vindbaar::app {
namespace {

std::atomic<bool> wanted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

extern "C" void on_signal(int) {
  if (wanted.exchange(true)) _exit(static_cast<int>(Exit::interrupted));
}

}  // namespace

const std::atomic<bool>& stop_wanted() noexcept {
  return wanted;
}

void watch_stop_signals() noexcept {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

}  // namespace vindbaar::app
