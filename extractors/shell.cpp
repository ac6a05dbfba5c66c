// Whether a page is a shell: told by one pass over the markup, since it is asked of every page of a crawl.
#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/encoding.hpp"
#include "extractors/extractors.hpp"
#include "extractors/media_type.hpp"
#include "extractors/slim.hpp"
#include "extractors/tag_scanner.hpp"

#include <algorithm>

namespace vindbaar::extractors {
namespace {

/// What stands on a page without any program having run.
struct Bareness {
  std::size_t text_bytes = 0;  ///< Outside links and buttons.
  bool has_refresh = false;
  bool has_filled_root = false;  ///< The element a framework fills came with a heading and text of its own.
};

/// Watches the element that a framework fills: a server that draws its pages sends it with a heading in it.
class Root {
 public:
  void start(const Token& tag) {
    if (depth_ == 0 && !is_app_root(attribute_of(tag, "id")) && !is_same_name(tag.name, "app-root")) return;
    if (depth_ == 0) name_ = lower(tag.name);
    if (is_same_name(tag.name, name_)) ++depth_;
    in_heading_ = in_heading_ || (depth_ > 0 && is_heading(tag.tag));
  }
  void end(const Token& tag) {
    if (is_heading(tag.tag)) in_heading_ = false;
    if (depth_ > 0 && is_same_name(tag.name, name_)) --depth_;
  }
  void text(std::size_t bytes) {
    if (depth_ == 0) return;
    if (in_heading_ && bytes > 0) has_heading_ = true;
    if (!in_heading_) text_bytes_ += bytes;
  }
  bool is_filled() const { return has_heading_ && text_bytes_ >= defaults::empty_text_bytes; }

 private:
  static bool is_heading(Tag tag) { return tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3; }

  std::string name_;
  std::size_t depth_ = 0;  ///< Of elements of its name, itself included; 0: not inside it.
  std::size_t text_bytes_ = 0;
  bool in_heading_ = false;
  bool has_heading_ = false;
};

Bareness look_at(std::string_view html) {
  Bareness seen;
  TagScanner scanner(html);
  Token token;
  Root root;
  std::size_t control_depth = 0;
  Tag skipped = Tag::other;  // <noscript> and <template> are not on the page
  while (scanner.next(token) && seen.text_bytes < defaults::shell_text_bytes) {
    const bool starts = token.kind == Token::Kind::start_tag;
    const bool ends = token.kind == Token::Kind::end_tag;
    if (skipped != Tag::other) {
      if (ends && token.tag == skipped) skipped = Tag::other;
      continue;
    }
    if (starts && (token.tag == Tag::noscript || token.tag == Tag::template_)) skipped = token.tag;
    if (token.tag == Tag::a || token.tag == Tag::button) {
      if (starts) ++control_depth;
      if (ends && control_depth > 0) --control_depth;
    }
    if (starts && token.tag == Tag::meta && is_same_name(attribute_of(token, "http-equiv"), "refresh"))
      seen.has_refresh = true;
    if (starts && !token.raw.ends_with("/>")) root.start(token);
    if (ends) root.end(token);
    if (token.kind != Token::Kind::text || control_depth > 0) continue;
    const std::size_t bytes = trim(token.raw).size();
    seen.text_bytes += bytes;
    root.text(bytes);
  }
  seen.has_filled_root = root.is_filled();
  return seen;
}

}  // namespace

bool needs_browser(const Response& response) {
  if (!is_html(response.content_type, response.body)) return false;
  const PageText text = decode_page(response.body.substr(0, defaults::max_html_bytes), response.content_type);
  const Bareness bare = look_at(text.text);
  if (bare.text_bytes >= defaults::shell_text_bytes || bare.has_refresh || bare.has_filled_root) return false;
  const ScriptSigns scripts = slim(text.text).scripts;
  if (scripts.scripts == 0) return false;
  return scripts.has_app_root || scripts.asks_for_script || bare.text_bytes < defaults::empty_text_bytes;
}

}  // namespace vindbaar::extractors
