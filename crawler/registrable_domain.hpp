#pragma once

#include <string>
#include <string_view>

namespace vindbaar::crawler {

/// The part of a host name that is registered with a registry, by the Public Suffix List:
/// "mbo.roc.example.nl" gives "example.nl". Empty for an IP address, a single label and a public suffix
/// itself. https://publicsuffix.org/ `host`: lower case, ASCII (as in Url). Thread-safe.
std::string registrable_domain(std::string_view host);

}  // namespace vindbaar::crawler
