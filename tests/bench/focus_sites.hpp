#pragma once
// Large sites of different build, made to measure in which order the crawler sees their pages. Folders,
// titles and sentences follow what was seen at real schools; nothing is taken from the phrases that the
// crawler looks for.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vindbaar::bench {

struct SitePage {
  std::string title;
  std::string text;
  std::vector<std::pair<std::string, std::string>> links;  ///< Path and link text, beside the menu.
  bool is_offering = false;
};

struct FocusSite {
  std::string name;
  std::string build;  ///< In words, for the table.
  bool is_held_out = false;
  std::string host;
  std::vector<std::pair<std::string, std::string>> menu;
  std::map<std::string, SitePage> pages;  ///< By absolute URL.
  std::vector<std::string> sitemap;       ///< Absolute URLs; none: no sitemap.xml.

  std::string html(const SitePage& page) const;
};

/// All of them, the same for the same seed.
std::vector<FocusSite> focus_sites(std::uint32_t seed, const std::vector<std::string>& course_names);

}  // namespace vindbaar::bench
