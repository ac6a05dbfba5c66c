#pragma once

#include "archive/archive.hpp"
#include "core/url.hpp"
#include "crawler/limits.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace vindbaar::crawler {

/// How requests are made.
struct FetchSettings {
  std::string user_agent;
  std::string proxy;  ///< Empty: none, whatever the environment says.
  bool allow_private_addresses = false;
  int connections = 32;  ///< Kept open for later requests, over all hosts.
  Limits limits;
};

/// Asks servers, many at a time, on one thread: libcurl's multi handle driven by the io_context. Redirects
/// are not followed, content codings not taken off, cookies not kept; one call, one exchange. HTTP and HTTPS
/// only, certificates verified.
class CurlLoop {
 public:
  /// What came back. Silence has status 0 and `error` "E-DNS: …", "E-CONNECT", "E-TLS", "E-TIMEOUT",
  /// "E-TOO-LARGE", "E-PROTOCOL" or "E-ADDRESS"; an answer that broke off has `truncated` set and the bytes
  /// so far.
  using Done = std::function<void(archive::Exchange)>;

  CurlLoop(boost::asio::io_context& io, const FetchSettings& settings);
  ~CurlLoop();
  CurlLoop(const CurlLoop&) = delete;
  CurlLoop& operator=(const CurlLoop&) = delete;

  /// `done` is called later, on the io_context's thread. `pages_only`: an answer of a type that is no page is
  /// stopped after its headers. `conditions`: header lines that this request has besides the usual ones.
  void fetch(const Url& url, bool pages_only, Done done, const std::vector<std::string>& conditions = {});

  int under_way() const;

  /// Drops all requests under way; their `done` is not called.
  void abandon();

 private:
  class Engine;
  std::shared_ptr<Engine> engine_;
};

}  // namespace vindbaar::crawler
