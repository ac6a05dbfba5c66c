#pragma once
// What one pass over the markup shows of a page, without a tree: its texts, cut where the tree would cut
// them, and where it links to. Enough to tell whether the page deserves a tree, and what it is when it does
// not.

#include "extractors/extractors.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

struct FirstLook::Parts {
  struct Text {
    std::string text;         ///< Spaces collapsed.
    std::string lead;         ///< Its first words, when they are a link or bold and more follows; or empty.
    std::uint64_t key = 0;    ///< key_of_text(text).
    bool is_heading = false;  ///< Inside <h1> to <h6>.
    bool is_link = false;     ///< All of it is a link, outside menus and footers.
  };
  std::string url;
  int status = 200;
  std::string encoding;
  std::string title;
  std::string heading;  ///< Of the first <h1>.
  std::string declared_language;
  bool is_page = false;  ///< HTML; of other types nothing was looked at.
  bool is_pdf = false;
  bool is_whole = true;      ///< No cap was reached.
  bool has_data = false;     ///< JSON for its own programs: what it says may stand there.
  bool names_offer = false;  ///< Its structured data names a course, a product or a list.
  bool gives_facts = false;  ///< As SiteProfile counts it.
  std::vector<Text> texts;
  std::vector<std::string> targets;
};

/// By what texts are counted over a site: the same for texts that fold to the same.
std::uint64_t key_of_text(std::string_view text);

FirstLook::Parts look_at(const Response& response);

}  // namespace vindbaar::extractors
