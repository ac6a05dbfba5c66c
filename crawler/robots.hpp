#pragma once
// robots.txt by RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309.html): reading a file and asking it about a
// path. Beyond the RFC: Crawl-delay and Sitemap lines are read, and the misspellings Google accepts
// ("dissallow") are accepted too, since the author's wish is plain. Pure; the values may be shared between
// threads.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::crawler {

/// One Allow or Disallow line that speaks to us.
struct RobotsRule {
  bool allow = false;
  std::string pattern;  ///< Percent-normalised; '*' and a '$' at the end are special.
  std::string as_written;
  std::size_t line = 0;  ///< In the file, from 1.
};

/// What a robots.txt says to one product token: its own groups merged, or else those of '*'.
struct RobotsFile {
  std::vector<RobotsRule> rules;
  std::optional<std::chrono::milliseconds>
      crawl_delay;                    ///< Of the same groups; the longest when it is given twice.
  std::vector<std::string> sitemaps;  ///< As written, each once; they belong to no group.
};

/// Reads at most defaults::robots_bytes of `bytes`. Never fails: what cannot be understood is passed over
/// (RFC 9309, 2.2.4). `product_token` is compared without regard to case.
RobotsFile parse_robots(std::string_view bytes, std::string_view product_token);

/// May the path be asked, and by which line. Valid as long as the file lives.
struct RobotsVerdict {
  bool allowed = true;
  const RobotsRule* rule = nullptr;  ///< None: allowed because nothing forbids it.
};

/// The longest matching rule decides, allow on a tie (RFC 9309, 2.2.2). /robots.txt itself is always allowed.
/// `path_and_query` starts with '/'; fragments do not belong here.
RobotsVerdict ask_robots(const RobotsFile& file, std::string_view path_and_query);

/// "robots: Disallow: /zoeken (line 4)".
std::string describe(const RobotsRule& rule);

}  // namespace vindbaar::crawler
