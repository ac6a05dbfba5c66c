#pragma once

#include "core/url.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vindbaar::simweb {

/// What a simulated server says to one request, before it is put on the wire.
struct Answer {
  int status = 200;
  std::vector<std::pair<std::string, std::string>>
      fields;                 ///< Content-Type, Last-Modified …; no Content-Length.
  std::string body;           ///< Bytes, in the page's own charset, not compressed.
  bool compressible = false;  ///< Sent as gzip when the client accepts that.
};

/// Who answers: nothing for a host that does not exist.
using Source = std::function<std::optional<Answer>(const Url&)>;

}  // namespace vindbaar::simweb
