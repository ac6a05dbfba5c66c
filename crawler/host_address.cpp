#include "crawler/host_address.hpp"

#include "core/owner.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>

#include <array>

namespace vindbaar::crawler {
namespace {

using Addresses = Owner<addrinfo, freeaddrinfo>;

std::string text_of(const addrinfo& info) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = nullptr;
  if (info.ai_family == AF_INET) bytes = &reinterpret_cast<const sockaddr_in*>(info.ai_addr)->sin_addr;
  if (info.ai_family == AF_INET6) bytes = &reinterpret_cast<const sockaddr_in6*>(info.ai_addr)->sin6_addr;
  if (bytes == nullptr || ::inet_ntop(info.ai_family, bytes, text.data(), text.size()) == nullptr) return {};
  return text.data();
}

}  // namespace

std::string address_of(const std::string& host) {
  const bool is_bracketed = host.size() > 2 && host.front() == '[';
  const std::string name = is_bracketed ? host.substr(1, host.size() - 2) : host;
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int problem = ::getaddrinfo(name.c_str(), nullptr, &hints, &found);
  const Addresses addresses(found);
  if (problem != 0) return {};
  std::string first;
  for (const addrinfo* info = addresses.get(); info != nullptr; info = info->ai_next)
    if (std::string text = text_of(*info); !text.empty() && (first.empty() || text < first)) first = text;
  return first;
}

}  // namespace vindbaar::crawler
