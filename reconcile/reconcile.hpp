#pragma once
// Reconcile: the matcher behind the Reconciliation Service API 0.2, as OpenRefine speaks it
// (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/). Of its parts: manifest,
// queries, suggest (entity, property, type), preview, CORS and JSONP. Not: data extension.
//
// Entry points: Service (what is answered, no sockets; immutable, thread-safe) and serve() (a loopback port).

#include "core/date.hpp"
#include "core/result.hpp"
#include "matcher/matcher.hpp"
#include "seeds/seeds.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace vindbaar::reconcile {

struct Request {
  std::string method;  ///< "GET", "POST", "OPTIONS", "HEAD".
  std::string target;  ///< Path and query, percent-encoded.
  std::string body;    ///< Form fields, percent-encoded, of a POST.
  std::string host;    ///< As the client wrote it; for the addresses in the manifest.
};

struct Reply {
  int status = 200;
  std::string content_type;
  std::string body;
};

/// What words given beside a title say of its page; nothing when they say nothing.
using ReadContext =
    std::function<std::optional<matcher::Context>(const std::string& title, const std::string& words)>;

class Service {
 public:
  /// `lists` is copied. Fails as Matcher::make does.
  static Result<Service> make(const seeds::Lists& lists, Date day, ReadContext read_context);

  Reply answer(const Request& request) const;

 private:
  struct State;
  explicit Service(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

/// How to serve. All are called from the one thread that `serve` runs in.
struct Serving {
  std::uint16_t port = 8000;  ///< 0: any free one.
  std::function<bool()> stop_wanted;
  std::function<void(std::uint16_t port)> on_listening;
};

/// Answers on 127.0.0.1 until `stop_wanted`. Fails with `unreachable`, "E-LISTEN", when the port cannot be
/// had.
Result<void> serve(const Service& service, const Serving& serving);

}  // namespace vindbaar::reconcile
