#pragma once
// Sitemaps by sitemaps.org 0.9: urlset, index, plain text, and the feeds the protocol allows (RSS, Atom),
// each also gzipped. Read leniently: any namespace, relative and unescaped addresses, a broken end. Nothing a
// file refers to is opened (no DTD, no entities, no XInclude). The protocol's rule that a sitemap speaks only
// for its own folder is not applied; the crawler's scope is.

#include "core/url.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::crawler {

struct Sitemap {
  /// Each once, at most defaults::sitemap_urls: those that say they changed last first (a hint, so nothing
  /// else hangs on it), then as they stand in the file.
  std::vector<Url> pages;
  std::vector<Url> sitemaps;  ///< What an index lists, itself not included.
  std::string problem;  ///< In words: "not a sitemap", "broken at byte 812: …"; what was read before stays.
};

/// Reads the body of an answer (Content-Encoding already taken off). `at`: its own address, base of relative
/// ones. Takes memory in proportion to at most defaults::sitemap_bytes.
Sitemap parse_sitemap(std::string_view bytes, const Url& at);

}  // namespace vindbaar::crawler
