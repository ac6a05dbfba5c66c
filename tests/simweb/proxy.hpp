#pragma once
// An HTTP/1.1 forward proxy on the loopback address that answers every request itself (RFC 9112,
// section 3.2.2: absolute-form). It opens no connection to anywhere, so nothing asked through it can leave
// this machine. One thread; GET and HEAD only, CONNECT and the rest get 405; an unknown host gets 502, as a
// proxy answers whose DNS look-up failed.

#include "core/result.hpp"
#include "tests/simweb/access_log.hpp"
#include "tests/simweb/faults.hpp"

#include <chrono>
#include <cstdint>
#include <memory>

namespace vindbaar::simweb {

class Proxy {
 public:
  /// Listens on 127.0.0.1:`port`; 0 takes a free one. Fails with `refused`, code "E-LISTEN".
  static Result<Proxy> listen(std::uint16_t port, FaultySource source, AccessLog log);

  std::uint16_t port() const noexcept;
  /// Serves until `longest` has passed, `stop` is called, or `watched`, a descriptor of a pipe or socket, is
  /// at its end (-1: none is watched).
  void run(std::chrono::seconds longest, int watched = -1);
  /// From any thread.
  void stop();

  Proxy(Proxy&&) noexcept;
  Proxy& operator=(Proxy&&) noexcept;
  ~Proxy();

 private:
  struct State;
  explicit Proxy(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vindbaar::simweb
