#include "extractors/document.hpp"

#include "core/text.hpp"
#include "extractors/blocks.hpp"
#include "extractors/defaults.hpp"
#include "extractors/dom.hpp"
#include "extractors/embedded_data.hpp"
#include "extractors/encoding.hpp"
#include "extractors/items.hpp"
#include "extractors/media_type.hpp"
#include "extractors/page_data.hpp"
#include "extractors/pdf.hpp"
#include "extractors/places.hpp"
#include "extractors/slim.hpp"
#include "extractors/text_lines.hpp"

#include <algorithm>
#include <utility>

namespace vindbaar::extractors {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool is_same(std::string_view a, std::string_view lower_b) {
  return lower(a) == lower_b;
}

/// Title, metas, language and signs of a captcha: what stands in elements rather than in text.
void read_head(const Dom& dom, Document::Parts& parts) {
  for (Dom::Index i = 0; i < dom.nodes().size(); ++i) {
    switch (dom.node(i).tag) {
      case Tag::html:
        parts.declared_language = lower(dom.attribute(i, "lang").substr(0, 2));
        break;
      case Tag::title:
        if (parts.title.empty()) parts.title = dom.text(i);
        break;
      case Tag::meta: {
        const std::string_view name = dom.attribute(i, "name");
        const std::string_view property = dom.attribute(i, "property");
        const std::string content = collapse_spaces(dom.attribute(i, "content"));
        if (is_same(name, "description")) parts.description = content;
        if (is_same(property, "og:title")) parts.open_graph_title = content;
        if (is_same(property, "og:site_name")) parts.open_graph_site = content;
        if (is_same(property, "og:type")) parts.open_graph_type = lower(content);
        if (is_same(property, "article:published_time")) parts.says_published = true;
        break;
      }
      case Tag::time:
        parts.says_published = parts.says_published || !dom.attribute(i, "datetime").empty();
        break;
      default: {
        const std::string_view classes = dom.attribute(i, "class");
        if (classes.find("captcha") != std::string_view::npos ||
            classes.find("cf-turnstile") != std::string_view::npos ||
            dom.attribute(i, "id") == "challenge-form") {
          parts.asks_proof_of_human = true;
        }
      }
    }
  }
}

std::optional<Url> base_of(const Dom& dom, std::string_view page_url) {
  auto page = Url::parse(page_url);
  if (!page) return std::nullopt;
  for (Dom::Index i = 0; i < dom.nodes().size(); ++i) {
    if (dom.node(i).tag != Tag::base) continue;
    auto base = Url::parse(dom.attribute(i, "href"), *page);
    return base ? *base : *page;
  }
  return *page;
}

/// The trail of links above the title: from its own element, else from JSON-LD.
std::vector<std::string> read_breadcrumb(const Document::Parts& parts) {
  std::vector<std::string> trail;
  for (const Block& block : parts.blocks) {
    if (block.place != Place::breadcrumb) continue;
    std::string_view rest = block.text;
    while (!rest.empty()) {
      std::size_t cut = rest.size();
      std::size_t width = 0;
      for (const std::string_view mark : {" / ", " > ", " » ", " › ", " | ", " → "}) {
        if (const std::size_t at = rest.find(mark); at < cut) cut = at, width = mark.size();
      }
      const std::string_view step = trim(rest.substr(0, cut));
      const bool is_mark =
          step.find_first_not_of("/>|") == std::string_view::npos || step == "»" || step == "›";
      if (!step.empty() && !is_mark) trail.emplace_back(step);
      rest.remove_prefix(std::min(rest.size(), cut + std::max<std::size_t>(width, 1)));
    }
  }
  if (!trail.empty()) return trail;
  for (const StructuredThing& thing : parts.structured) {
    if (thing.type == "BreadcrumbList" && !thing.trail.empty()) return thing.trail;
  }
  return trail;
}

void read_body(const Dom& dom, const std::vector<NodeMark>& marks, const std::optional<Url>& base,
               Document::Parts& parts) {
  BlockList list = read_blocks(dom, marks, base);
  if (list.is_capped)
    parts.problems.emplace_back("the page has more blocks of text than the cap: only its beginning was read");
  ItemList items = find_items(dom, marks, list);
  parts.blocks = std::move(list.blocks);
  parts.groups = std::move(items.groups);
  parts.items = std::move(items.items);
}

/// Bytes of text in the page's own part.
std::size_t own_bytes(const Document::Parts& parts) {
  std::size_t bytes = 0;
  for (const Block& block : parts.blocks) bytes += block.place == Place::content ? block.text.size() : 0;
  return bytes;
}

/// A shell says nothing itself; what it hands to its programs is read instead when that says more.
void read_page_data(const std::vector<std::string>& bodies, const std::optional<Url>& base,
                    Document::Parts& parts) {
  const std::string markup = markup_of_page_data(bodies, parts.problems);
  const Dom dom(slim(markup).html);
  Document::Parts written;
  read_body(dom, mark_places(dom), base, written);
  if (own_bytes(written) < defaults::least_data_bytes || own_bytes(written) < 2 * own_bytes(parts)) return;
  parts.blocks = std::move(written.blocks);
  parts.groups = std::move(written.groups);
  parts.items = std::move(written.items);
  parts.scripts.has_app_root = false;
  parts.steps.emplace_back("the page itself is a shell: read from the data it hands to its programs");
}

void read_html(std::string_view text, Document::Parts& parts) {
  SlimPage slim_page = slim(text);
  append(parts.problems, std::move(slim_page.problems));
  parts.scripts = slim_page.scripts;
  parts.asks_proof_of_human = slim_page.scripts.is_guarded;
  parts.structured = read_json_ld(slim_page.json_ld, parts.problems);
  const Dom dom(slim_page.html);
  read_head(dom, parts);
  const auto marks = mark_places(dom);
  append(parts.structured, read_embedded_data(dom, marks));
  read_body(dom, marks, base_of(dom, parts.url), parts);
  if (own_bytes(parts) < defaults::thin_page_bytes && !slim_page.page_data.empty())
    read_page_data(slim_page.page_data, base_of(dom, parts.url), parts);
  parts.breadcrumb = read_breadcrumb(parts);
  parts.steps.push_back("taken apart: " + std::to_string(parts.blocks.size()) + " blocks, " +
                        std::to_string(parts.items.size()) + " items in " +
                        std::to_string(parts.groups.size()) + " groups, " +
                        std::to_string(parts.structured.size()) + " things in structured data");
}

void read_pdf_text(std::string_view bytes, Document::Parts& parts) {
  PdfText text = read_pdf(bytes);
  append(parts.problems, std::move(text.problems));
  parts.title = std::move(text.title);
  add_text_lines(std::move(text.lines), parts);
  parts.steps.push_back("read as PDF: " + std::to_string(parts.blocks.size()) + " texts, " +
                        std::to_string(parts.items.size()) + " rows of tables");
}

}  // namespace

std::string_view word(Place place) noexcept {
  switch (place) {
    case Place::content:
      return "content";
    case Place::header:
      return "header";
    case Place::navigation:
      return "navigation";
    case Place::breadcrumb:
      return "breadcrumb";
    case Place::aside:
      return "aside";
    case Place::related:
      return "related";
    case Place::notice:
      return "notice";
    case Place::footer:
      return "footer";
  }
  return "";
}

Document::Parts take_apart(const Response& response) {
  Document::Parts parts;
  parts.url = response.url;
  parts.status = response.status;
  parts.media_type = media_type(response.content_type);
  if (is_pdf(response.content_type, response.body)) {
    read_pdf_text(response.body, parts);
    return parts;
  }
  const bool is_page = is_html(response.content_type, response.body);
  if (!is_page && parts.media_type != "text/plain") {
    parts.problems.push_back("not a page: " + (parts.media_type.empty() ? "unknown type" : parts.media_type));
    return parts;
  }
  PageText text = decode_page(response.body, response.content_type);
  parts.encoding = text.encoding;
  parts.steps.push_back("read as " + text.encoding + ": " + text.because);
  append(parts.problems, std::move(text.problems));
  if (is_page) {
    read_html(text.text, parts);
  } else {
    add_text_lines(lines_of_text(text.text), parts);
  }
  return parts;
}

}  // namespace vindbaar::extractors
