#include "crawler/registrable_domain.hpp"

#include <libpsl.h>

#include <algorithm>

namespace vindbaar::crawler {
namespace {

bool is_address(std::string_view host) noexcept {
  return host.starts_with('[') ||
         std::all_of(host.begin(), host.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

}  // namespace

std::string registrable_domain(std::string_view host) {
  if (host.empty() || is_address(host) || host.find('.') == std::string_view::npos) return {};
  const std::string terminated(host);
  const char* domain = psl_registrable_domain(psl_builtin(), terminated.c_str());  // points into `terminated`
  return domain == nullptr ? std::string() : std::string(domain);
}

}  // namespace vindbaar::crawler
