#pragma once
// Expected failures travel as values. This is the one place that names the library behind them:
// tl::expected today (libexpected-dev 1.0.0), std::expected the day the baseline is C++23.

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace vindbaar {

/// Why an operation the caller should be ready for did not succeed.
struct Error {
  enum class Kind {
    usage,         ///< The user asked for something that cannot be (exit code 2).
    bad_input,     ///< A file or value that came from outside is wrong (exit code 3).
    not_writable,  ///< Disk full, no permission, read-only (exit code 4).
    refused,       ///< Not allowed: robots, scope, address rules.
    unreachable,   ///< DNS, TCP or TLS did not get through.
    timed_out,     ///< A limit in time was reached.
    corrupt,       ///< Stored data is not what we wrote.
  };
  Kind kind = Kind::bad_input;
  std::string code;  ///< Stable, for programs and manuals: "E-CSV-COLUMN", "E-ROBOTS-5XX".
  std::string what;  ///< One sentence for a person: what was tried, on what, what came back.
  std::string next;  ///< What to do about it; may be empty.

  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error::Kind kind, std::string code, std::string what,
                                                   std::string next = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(code), std::move(what), std::move(next)});
}

}  // namespace vindbaar
