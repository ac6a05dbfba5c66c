#include "core/url_host.hpp"

#include "core/text.hpp"
#include "core/unicode.hpp"
#include "core/url_ip.hpp"
#include "core/url_percent.hpp"
#include "core/utf8.hpp"

#include <algorithm>

namespace vindbaar::url_parts {
namespace {

/// Forbidden domain code points, section 3.2.
bool is_forbidden(char letter) noexcept {
  constexpr std::string_view signs = " #/:<>?@[\\]^|%\x7F";
  return static_cast<unsigned char>(letter) <= 0x1F || signs.find(letter) != std::string_view::npos;
}

/// Section 3.3: a domain that is ASCII already is only put in lower case, however its "xn--" labels read.
std::optional<std::string> ascii_domain(const std::string& domain) {
  if (utf8::ascii_run(domain, 0) == domain.size()) return lower(domain);
  if (!is_utf8(domain)) return std::nullopt;
  return unicode::domain_to_ascii(domain);
}

}  // namespace

std::optional<std::string> canonical_host(std::string_view text) {
  if (text.starts_with('[')) {
    if (text.size() < 2 || text.back() != ']') return std::nullopt;
    const auto address = canonical_ipv6(text.substr(1, text.size() - 2));
    return address ? std::optional("[" + *address + "]") : std::nullopt;
  }
  const auto domain = ascii_domain(percent_decoded(text));
  if (!domain || domain->empty() || std::any_of(domain->begin(), domain->end(), is_forbidden))
    return std::nullopt;
  return ends_in_number(*domain) ? canonical_ipv4(*domain) : domain;
}

}  // namespace vindbaar::url_parts
