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
};

Bareness look_at(std::string_view html) {
  Bareness seen;
  TagScanner scanner(html);
  Token token;
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
    if (token.kind == Token::Kind::text && control_depth == 0) seen.text_bytes += trim(token.raw).size();
  }
  return seen;
}

}  // namespace

bool needs_browser(const Response& response) {
  if (!is_html(response.content_type, response.body)) return false;
  const PageText text = decode_page(response.body.substr(0, defaults::max_html_bytes), response.content_type);
  const Bareness bare = look_at(text.text);
  if (bare.text_bytes >= defaults::shell_text_bytes || bare.has_refresh) return false;
  const ScriptSigns scripts = slim(text.text).scripts;
  if (scripts.scripts == 0) return false;
  return scripts.has_app_root || scripts.asks_for_script || bare.text_bytes < defaults::empty_text_bytes;
}

}  // namespace vindbaar::extractors
