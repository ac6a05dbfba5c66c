#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <functional>
#include <memory>
#include <unordered_map>

namespace vindbaar::crawler {

/// Sockets that someone else opens and closes, watched by the event loop from their first use until they are
/// closed, whatever is wanted of them in between. Held by shared_ptr, as LazyTimer is.
class SocketWatch : public std::enable_shared_from_this<SocketWatch> {
 public:
  enum class Ready { reading, writing, error };
  using OnReady = std::function<void(int number, Ready)>;

  SocketWatch(boost::asio::io_context& io, OnReady on_ready) : io_(io), on_ready_(std::move(on_ready)) {}

  /// What is to be told from here on, again and again; neither: nothing.
  void want(int number, bool reading, bool writing);
  /// The socket is about to be closed.
  void forget(int number);
  /// Forgets all, and tells nothing any more.
  void stop();

 private:
  struct Direction {
    bool is_wanted = false;
    bool is_waiting = false;
  };
  struct Socket {
    Socket(boost::asio::io_context& io, int number) : descriptor(io, number) {}
    void forget();
    boost::asio::posix::stream_descriptor descriptor;
    Direction reading;
    Direction writing;
  };

  void wait(int number, const std::shared_ptr<Socket>& socket);
  void wait(int number, const std::shared_ptr<Socket>& socket, Direction Socket::*direction, Ready ready);

  boost::asio::io_context& io_;
  OnReady on_ready_;
  std::unordered_map<int, std::shared_ptr<Socket>> sockets_;
};

}  // namespace vindbaar::crawler
