#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vindbaar::simweb {

/// A plain connection to 127.0.0.1 that blocks.
class Connection {
 public:
  explicit Connection(std::uint16_t port);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  void send(std::string_view bytes);
  /// One response: head and as much body as its Content-Length says (none to a HEAD request).
  std::string receive(bool to_head_request = false);
  /// Something, or the end, has arrived to be read; does not wait.
  bool has_something() const;

 private:
  int socket_ = -1;
};

/// "GET <url> HTTP/1.1" and so on, as sent to a proxy.
std::string request(std::string_view method, std::string_view url, std::string_view more_fields = "");

}  // namespace vindbaar::simweb
