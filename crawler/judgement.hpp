#pragma once
// Judgement: what an exchange with a server amounts to. The same for one that has just ended and for one that
// is read back from the archive after a crash, so a resumed crawl decides as the interrupted one would have.

#include "archive/archive.hpp"
#include "core/url.hpp"
#include "crawler/politeness.hpp"

#include <optional>
#include <string>

namespace vindbaar::crawler {

struct Judgement {
  enum class State {
    fetched,  ///< A usable answer, or a redirect.
    failed,   ///< Asked, no usable answer.
    skipped,  ///< Asked, and by its Content-Type not what we look for.
  };
  State state = State::failed;
  std::string reason;           ///< "E-HTTP-404: Not Found"; empty when fetched.
  bool may_get_better = false;  ///< Worth asking again in this session.
  HostSign host;
  std::optional<Url> redirect_to;
};

/// `url` is the exchange's own; `now` is when the answer came, for Retry-After dates.
Judgement judge(const archive::Exchange& exchange, const Url& url, Instant now);

/// The code in front of a reason: "E-DNS" of "E-DNS: could not resolve"; empty when there is none.
std::string_view code_of(std::string_view reason);

/// Whether a failure is an answer all the same: the page does not exist (any more). Such links are no gap in
/// the crawl.
bool is_definite(std::string_view reason);

}  // namespace vindbaar::crawler
