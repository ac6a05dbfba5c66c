#include "crawler/socket_watch.hpp"

namespace vindbaar::crawler {
namespace asio = boost::asio;

void SocketWatch::Socket::forget() {
  reading.is_wanted = false;
  writing.is_wanted = false;
  descriptor.release();
}

void SocketWatch::want(int number, bool reading, bool writing) {
  const auto found = sockets_.find(number);
  if (found == sockets_.end() && !reading && !writing) return;
  const auto socket = found != sockets_.end()
                          ? found->second
                          : sockets_.emplace(number, std::make_shared<Socket>(io_, number)).first->second;
  socket->reading.is_wanted = reading;
  socket->writing.is_wanted = writing;
  wait(number, socket);
}

void SocketWatch::forget(int number) {
  const auto found = sockets_.find(number);
  if (found == sockets_.end()) return;
  found->second->forget();
  sockets_.erase(found);
}

void SocketWatch::stop() {
  on_ready_ = nullptr;
  for (auto& [number, socket] : sockets_) socket->forget();
  sockets_.clear();
}

void SocketWatch::wait(int number, const std::shared_ptr<Socket>& socket) {
  wait(number, socket, &Socket::reading, Ready::reading);
  wait(number, socket, &Socket::writing, Ready::writing);
}

void SocketWatch::wait(int number, const std::shared_ptr<Socket>& socket, Direction Socket::*direction,
                       Ready ready) {
  Direction& here = (*socket).*direction;
  if (!here.is_wanted || here.is_waiting) return;
  here.is_waiting = true;
  const auto what = ready == Ready::reading ? asio::posix::stream_descriptor::wait_read
                                            : asio::posix::stream_descriptor::wait_write;
  socket->descriptor.async_wait(what, [self = shared_from_this(), number, socket, direction,
                                       ready](const boost::system::error_code& error) {
    Direction& waited = (*socket).*direction;
    waited.is_waiting = false;
    if (error == asio::error::operation_aborted || !self->on_ready_) return;
    if (waited.is_wanted) self->on_ready_(number, error ? Ready::error : ready);
    self->wait(number, socket);
  });
}

}  // namespace vindbaar::crawler
