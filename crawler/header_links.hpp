#pragma once

#include "archive/archive.hpp"
#include "core/url.hpp"
#include "crawler/crawler.hpp"

#include <vector>

namespace vindbaar::crawler {

/// Pages that an answer's header lines point to: Link (RFC 8288) with rel next, prev, canonical or alternate,
/// and Refresh. What is no such line, or no address, is left out.
std::vector<FoundLink> header_links(const archive::Headers& headers, const Url& page);

}  // namespace vindbaar::crawler
