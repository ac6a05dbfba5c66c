#pragma once

#include "core/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace vindbaar {

/// An absolute http or https URL in the spelling of the WHATWG URL Standard: equal spelling, equal value.
/// Scheme and host are lower case (IDNA to ASCII), a default port, dot segments and the fragment are gone,
/// user name and password are dropped. https://url.spec.whatwg.org/ (section 4.4). Holding one is proof that
/// it is well formed. Longest spelling accepted: 8,192 bytes.
class Url {
 public:
  /// Fails with `bad_input`, code "E-URL", on anything but an absolute http(s) URL with a host.
  static Result<Url> parse(std::string_view text);

  /// The same, with `text` read relative to `base` as a browser reads an href.
  static Result<Url> parse(std::string_view text, const Url& base);

  const std::string& text() const noexcept { return text_; }
  std::string_view scheme() const noexcept;          ///< "http" or "https".
  std::string_view host() const noexcept;            ///< Without port; IPv6 in square brackets.
  std::uint16_t port() const noexcept;               ///< The one in use: 80 or 443 where none is written.
  std::string_view path() const noexcept;            ///< Starts with '/'.
  std::string_view query() const noexcept;           ///< Without '?'; empty when there is none.
  std::string_view path_and_query() const noexcept;  ///< What robots.txt rules and request lines see.
  std::string_view origin() const noexcept;          ///< "https://host[:port]".

  friend auto operator<=>(const Url& a, const Url& b) noexcept { return a.text_ <=> b.text_; }
  friend bool operator==(const Url& a, const Url& b) noexcept { return a.text_ == b.text_; }

 private:
  explicit Url(std::string canonical) : text_(std::move(canonical)) {}
  std::string text_;
};

}  // namespace vindbaar
