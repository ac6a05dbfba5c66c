#pragma once
// A TLS server on 127.0.0.1 with a certificate that is right, or wrong in one way. Its own authority signs.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace vindbaar::test {

class TlsWeb {
 public:
  enum class Flaw {
    none,          ///< For 127.0.0.1, valid today, signed by the authority.
    expired,       ///< Until yesterday.
    wrong_host,    ///< For another name.
    self_signed,   ///< By itself.
    nul_in_name,   ///< "127.0.0.1" and then a NUL and another domain.
    old_protocol,  ///< TLS 1.1 at most.
  };

  /// `reply` is sent, head and all, to every request; then the connection is closed. `speaks_h2`: that is the
  /// protocol it agrees on, and `reply` holds its frames.
  TlsWeb(Flaw flaw, std::string reply, bool speaks_h2 = false);
  ~TlsWeb();
  std::uint16_t port() const;
  /// "https://127.0.0.1:PORT".
  std::string address() const;
  /// Requests that came through the handshake.
  int requests() const;

  /// Writes the authority's certificate, for those who are to trust it.
  static void write_authority(const std::filesystem::path& file);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace vindbaar::test
