#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace vindbaar::crawler {

/// One deadline that is moved many times for each time it is met, as libcurl does: the system's timer is only
/// set anew when it would ring too late, and looks then whether it is time. Held by shared_ptr, since what it
/// gave to the event loop may come after its owner has gone.
class LazyTimer : public std::enable_shared_from_this<LazyTimer> {
 public:
  using Time = std::chrono::steady_clock::time_point;

  LazyTimer(boost::asio::io_context& io, std::function<void()> ring)
      : io_(io), timer_(io), ring_(std::move(ring)) {}

  /// Rings once, at `due`; what is past rings as soon as the loop comes round. Nothing: not at all.
  void set(std::optional<Time> due);
  /// Never rings again.
  void stop();

 private:
  void look_soon();
  void wait_until(Time due);
  void look();

  boost::asio::io_context& io_;
  boost::asio::steady_timer timer_;
  std::function<void()> ring_;
  std::optional<Time> due_;
  std::optional<Time> waits_until_;
  bool looks_soon_ = false;
};

}  // namespace vindbaar::crawler
