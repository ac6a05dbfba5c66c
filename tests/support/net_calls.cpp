#include "support/net_calls.hpp"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <utility>

namespace vindbaar::test {
namespace {

std::atomic<bool> is_in_hand{false};
std::mutex mutex;
NetFault fault;
std::map<std::string, int> asked;
bool is_holding = false;
std::condition_variable released;

using Resolve = int(const char*, const char*, const addrinfo*, addrinfo**);
using Connect = int(int, const sockaddr*, socklen_t);

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool is_address(const char* text) {
  std::array<std::uint8_t, 16> octets{};
  return ::inet_pton(AF_INET, text, octets.data()) == 1 || ::inet_pton(AF_INET6, text, octets.data()) == 1;
}

std::string text_of(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* octets =
      address->sa_family == AF_INET
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(address)->sin_addr)
          : &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
  ::inet_ntop(address->sa_family, octets, text.data(), text.size());
  return text.data();
}

NameAnswer answer_for(const std::string& name) {
  std::unique_lock lock(mutex);
  const int question = asked[name]++;
  const auto known = fault.names.find(name);
  if (known == fault.names.end() || known->second.empty()) return {{}, EAI_NONAME};
  const auto last = known->second.size() - 1;
  const NameAnswer answer = known->second[std::min(static_cast<std::size_t>(question), last)];
  if (answer.is_held) released.wait(lock, [] { return !is_holding; });
  return answer;
}

/// The addresses as the C library would give them: its own answers for literals, one behind the other.
int chain(const NameAnswer& answer, const char* service, const addrinfo* hints, addrinfo** found,
          Resolve* real) {
  if (answer.addresses.empty()) return answer.error;
  addrinfo** end = found;
  *found = nullptr;
  addrinfo numeric = hints == nullptr ? addrinfo{} : *hints;
  numeric.ai_family = AF_UNSPEC;
  numeric.ai_flags = AI_NUMERICHOST;
  for (const std::string& address : answer.addresses) {
    const bool is_v6 = address.find(':') != std::string::npos;
    const int wanted = hints == nullptr ? AF_UNSPEC : hints->ai_family;
    if (wanted != AF_UNSPEC && wanted != (is_v6 ? AF_INET6 : AF_INET)) continue;
    if (real(address.c_str(), service, &numeric, end) != 0) continue;
    while (*end != nullptr) end = &(*end)->ai_next;
  }
  return *found == nullptr ? EAI_NONAME : 0;
}

}  // namespace

NetInHand::NetInHand(NetFault wanted) {
  const std::scoped_lock lock(mutex);
  fault = std::move(wanted);
  asked.clear();
  is_holding = true;
  is_in_hand = true;
}

NetInHand::~NetInHand() {
  release();
  is_in_hand = false;
}

void NetInHand::release() const {
  const std::scoped_lock lock(mutex);
  is_holding = false;
  released.notify_all();
}

int NetInHand::questions(const std::string& name) const {
  const std::scoped_lock lock(mutex);
  const auto found = asked.find(name);
  return found == asked.end() ? 0 : found->second;
}

}  // namespace vindbaar::test

using namespace vindbaar::test;  // NOLINT: the names of the C library stand outside of every namespace

extern "C" {

int getaddrinfo(const char* name, const char* service, const addrinfo* hints, addrinfo** found) {
  static auto* const real = next<Resolve>("getaddrinfo");
  if (!is_in_hand || name == nullptr || is_address(name) || std::strcmp(name, "localhost") == 0)
    return real(name, service, hints, found);
  return chain(answer_for(name), service, hints, found, real);
}

int connect(int socket, const sockaddr* address, socklen_t size) {
  static auto* const real = next<Connect>("connect");
  if (!is_in_hand || (address->sa_family != AF_INET && address->sa_family != AF_INET6))
    return real(socket, address, size);
  std::uint16_t port = 0;
  {
    const std::scoped_lock lock(mutex);
    port = fault.site_addresses.contains(text_of(address)) ? fault.site_port : fault.canary_port;
  }
  if (address->sa_family == AF_INET) {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_port = htons(port);
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return real(socket, reinterpret_cast<const sockaddr*>(&here), sizeof here);
  }
  sockaddr_in6 here{};
  here.sin6_family = AF_INET6;
  here.sin6_port = htons(port);
  here.sin6_addr.s6_addr[10] = here.sin6_addr.s6_addr[11] = 0xFF;  // ::ffff:127.0.0.1
  here.sin6_addr.s6_addr[12] = 127;
  here.sin6_addr.s6_addr[15] = 1;
  return real(socket, reinterpret_cast<const sockaddr*>(&here), sizeof here);
}

}  // extern "C"
