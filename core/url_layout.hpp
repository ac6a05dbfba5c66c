#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace vindbaar::url_parts {

/// Byte offsets in a canonical URL; each part ends where the next begins.
///
///     https://www.school.nl:8443/cursussen?sector=zorg
///             host         port path      query
struct Layout {
  explicit Layout(std::string_view url) noexcept : host(url.find("://") + 3) {
    path = url.find('/', host);
    const std::size_t bracket = url[host] == '[' ? url.find(']', host) : host;
    port = std::min(url.find(':', bracket), path);
    query = std::min(url.find('?', path), url.size());
  }
  std::size_t host = 0;
  std::size_t port = 0;  ///< At the ':', or at the path.
  std::size_t path = 0;
  std::size_t query = 0;  ///< At the '?', or the end.
};

}  // namespace vindbaar::url_parts
