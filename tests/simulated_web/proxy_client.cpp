#include "tests/simulated_web/proxy_client.hpp"

#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vindbaar::simweb {

Connection::Connection(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("no connection");
  }
}

Connection::~Connection() {
  close(socket_);
}

void Connection::send(std::string_view bytes) {
  if (::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size())) {
    throw std::runtime_error("could not send");
  }
}

std::string Connection::receive(bool to_head_request) {
  std::string response;
  std::size_t end = std::string::npos;
  for (char letter = 0; end == std::string::npos && recv(socket_, &letter, 1, 0) == 1;) {
    response += letter;
    if (response.ends_with("\r\n\r\n")) end = response.size();
  }
  const std::size_t field = response.find("Content-Length: ");
  if (to_head_request || field == std::string::npos) return response;
  const auto length = static_cast<std::size_t>(std::atoi(response.c_str() + field + 16));
  for (char letter = 0; response.size() < end + length && recv(socket_, &letter, 1, 0) == 1;)
    response += letter;
  return response;
}

bool Connection::has_something() const {
  pollfd waiting{socket_, POLLIN, 0};
  return poll(&waiting, 1, 0) > 0;
}

std::string request(std::string_view method, std::string_view url, std::string_view more_fields) {
  return std::string(method) + ' ' + std::string(url) + " HTTP/1.1\r\nHost: test\r\n" +
         std::string(more_fields) + "\r\n";
}

}  // namespace vindbaar::simweb
