#include "crawler/lazy_timer.hpp"

#include <boost/asio/post.hpp>

namespace vindbaar::crawler {

void LazyTimer::set(std::optional<Time> due) {
  due_ = due;
  if (!due_) return;
  if (*due_ <= std::chrono::steady_clock::now())
    look_soon();
  else if (!waits_until_ || *waits_until_ > *due_)
    wait_until(*due_);
}

void LazyTimer::stop() {
  due_.reset();
  ring_ = nullptr;
  timer_.cancel();
}

void LazyTimer::look_soon() {
  if (looks_soon_) return;
  looks_soon_ = true;
  boost::asio::post(io_, [self = shared_from_this()] {
    self->looks_soon_ = false;
    self->look();
  });
}

void LazyTimer::wait_until(Time due) {
  waits_until_ = due;
  timer_.expires_at(due);
  timer_.async_wait([self = shared_from_this()](const boost::system::error_code& cancelled) {
    if (cancelled) return;
    self->waits_until_.reset();
    self->look();
  });
}

void LazyTimer::look() {
  if (!due_ || !ring_) return;
  if (*due_ > std::chrono::steady_clock::now()) return set(due_);
  due_.reset();
  ring_();
}

}  // namespace vindbaar::crawler
