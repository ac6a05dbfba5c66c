#pragma once
// A web on 127.0.0.1 for tests: answers as a script says, misbehaves on request, and keeps a log with times.
// Asked as a proxy
// ("GET http://roc.example/ HTTP/1.1") it is every host at once.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vindbaar::test {

class LoopbackWeb {
 public:
  struct Request {
    std::string url;   ///< Absolute: "http://roc.example/a?b".
    std::string host;  ///< "roc.example".
    std::string path;  ///< "/a?b".
    std::string head;  ///< As it came.
    std::chrono::steady_clock::time_point came;
    std::chrono::steady_clock::time_point
        answered;  ///< When the last byte was handed out; zero while it has not.
  };

  enum class Manner {
    whole,    ///< As it should be.
    hang,     ///< Nothing is ever said.
    stall,    ///< Headers and half of the body, then nothing.
    cut_off,  ///< Headers and half of the body, then the connection is closed.
    close,    ///< The connection is closed without a word.
    reset,    ///< Headers and half of the body, then the connection is torn down (RST).
    raw,      ///< The body is sent as it is, head and all.
    raw_hang  ///< The same, and then nothing, but the connection stays open.
  };

  struct Answer {
    int status = 200;
    std::string body{};
    std::string type = "text/html; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers{};
    Manner manner = Manner::whole;
    /// With `raw`: sent after the body, again and again until the other side has enough, …
    std::string forever{};
    std::chrono::milliseconds pace{0};  ///< … with this much time in between.
  };
  /// Called on the server's thread.
  using Script = std::function<Answer(const Request&)>;

  /// `greeting` is said on every new connection before anything is asked, as no HTTP server does.
  explicit LoopbackWeb(Script script, std::string greeting = {});
  ~LoopbackWeb();

  std::uint16_t port() const;
  /// "http://127.0.0.1:PORT".
  std::string address() const;
  std::vector<Request> log() const;
  /// Connections that were made, also those on which nothing was said.
  int accepted() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace vindbaar::test
