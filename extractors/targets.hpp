#pragma once
// Where a page links to, told tag by tag: the addresses of find_links() without their words.

#include "core/url.hpp"
#include "extractors/tag_scanner.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vindbaar::extractors {

/// Hand it every token of a page in order, then take what it found. Holds views into the page.
class TargetReader {
 public:
  explicit TargetReader(const Url& page) : page_(page), base_(page) {}

  void start(const Token& start_tag);
  void end(const Token& end_tag);
  void script(std::string_view body);

  /// Each address once, in page order; <link> elements are left out, and the page itself.
  std::vector<std::string> take();

  bool names_offer() const noexcept { return names_offer_; }

 private:
  void add(std::string_view href);
  void set_base(const Token& tag);

  Url page_;
  Url base_;
  bool has_base_ = false;
  bool is_json_ld_ = false;
  bool is_page_data_ = false;
  bool names_offer_ = false;
  std::size_t template_depth_ = 0;
  std::unordered_set<std::string_view> seen_;
  std::vector<std::string_view> hrefs_;
  std::vector<std::string> json_ld_;
  std::vector<std::string_view> page_data_;
};

/// The address in the content of a refresh: "5; url='/nieuw'" (HTML Standard, 4.2.5.3, "shared declarative
/// refresh steps").
std::string_view refresh_address(std::string_view content);

}  // namespace vindbaar::extractors
