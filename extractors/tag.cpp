#include "extractors/tag.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vindbaar::extractors {
namespace {

// The order of enum Tag, which is the alphabet's, so that a name is found by halving.
constexpr std::array<std::string_view, 119> names = {
    "",         "a",          "abbr",     "address",    "area",    "article",  "aside",    "audio",
    "b",        "base",       "big",      "blockquote", "body",    "br",       "button",   "canvas",
    "caption",  "center",     "cite",     "code",       "col",     "colgroup", "dd",       "del",
    "details",  "dialog",     "dir",      "div",        "dl",      "dt",       "em",       "embed",
    "fieldset", "figcaption", "figure",   "font",       "footer",  "form",     "frame",    "frameset",
    "h1",       "h2",         "h3",       "h4",         "h5",      "h6",       "head",     "header",
    "hgroup",   "hr",         "html",     "i",          "iframe",  "img",      "input",    "ins",
    "label",    "legend",     "li",       "link",       "listing", "main",     "map",      "mark",
    "math",     "menu",       "meta",     "nav",        "nobr",    "noembed",  "noframes", "noscript",
    "object",   "ol",         "optgroup", "option",     "p",       "param",    "picture",  "plaintext",
    "pre",      "q",          "rp",       "rt",         "ruby",    "s",        "script",   "search",
    "section",  "select",     "small",    "source",     "span",    "strike",   "strong",   "style",
    "sub",      "summary",    "sup",      "svg",        "table",   "tbody",    "td",       "template",
    "textarea", "tfoot",      "th",       "thead",      "time",    "title",    "tr",       "track",
    "tt",       "u",          "ul",       "var",        "video",   "wbr",      "xmp"};
static_assert(names.size() - 1 == static_cast<std::size_t>(Tag::xmp));
static_assert(std::is_sorted(names.begin(), names.end()));

constexpr std::size_t longest_name = 10;

}  // namespace

Tag tag_of(std::string_view name) noexcept {
  if (name.empty() || name.size() > longest_name) return Tag::other;
  std::array<char, longest_name> lower{};
  std::transform(name.begin(), name.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view wanted(lower.data(), name.size());
  const auto* const found = std::lower_bound(names.begin() + 1, names.end(), wanted);
  if (found == names.end() || *found != wanted) return Tag::other;
  return static_cast<Tag>(found - names.begin());
}

bool is_void(Tag tag) noexcept {
  switch (tag) {
    case Tag::area:
    case Tag::base:
    case Tag::br:
    case Tag::col:
    case Tag::embed:
    case Tag::hr:
    case Tag::img:
    case Tag::input:
    case Tag::link:
    case Tag::meta:
    case Tag::param:
    case Tag::source:
    case Tag::track:
    case Tag::wbr:
    case Tag::frame:
      return true;
    default:
      return false;
  }
}

bool is_block(Tag tag) noexcept {
  switch (tag) {
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::body:
    case Tag::caption:
    case Tag::center:
    case Tag::dd:
    case Tag::details:
    case Tag::dialog:
    case Tag::dir:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::hgroup:
    case Tag::hr:
    case Tag::html:
    case Tag::legend:
    case Tag::li:
    case Tag::listing:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::optgroup:
    case Tag::option:
    case Tag::p:
    case Tag::pre:
    case Tag::search:
    case Tag::section:
    case Tag::select:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul:
    case Tag::xmp:
      return true;
    default:
      return false;
  }
}

bool is_formatting(Tag tag) noexcept {
  switch (tag) {
    case Tag::a:
    case Tag::b:
    case Tag::big:
    case Tag::code:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::nobr:
    case Tag::s:
    case Tag::small:
    case Tag::strike:
    case Tag::strong:
    case Tag::tt:
    case Tag::u:
      return true;
    default:
      return false;
  }
}

bool is_raw_text(Tag tag) noexcept {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::textarea:
    case Tag::title:
    case Tag::xmp:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
      return true;
    default:
      return false;
  }
}

bool leaves_drawing(Tag tag) noexcept {
  if (heading_level(tag) > 0) return true;
  switch (tag) {
    case Tag::b:
    case Tag::big:
    case Tag::blockquote:
    case Tag::body:
    case Tag::br:
    case Tag::center:
    case Tag::code:
    case Tag::dd:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::em:
    case Tag::embed:
    case Tag::head:
    case Tag::hr:
    case Tag::i:
    case Tag::img:
    case Tag::li:
    case Tag::listing:
    case Tag::menu:
    case Tag::meta:
    case Tag::nobr:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::ruby:
    case Tag::s:
    case Tag::small:
    case Tag::span:
    case Tag::strong:
    case Tag::strike:
    case Tag::sub:
    case Tag::sup:
    case Tag::table:
    case Tag::tt:
    case Tag::u:
    case Tag::ul:
    case Tag::var:
      return true;
    default:
      return false;
  }
}

int heading_level(Tag tag) noexcept {
  if (tag < Tag::h1 || tag > Tag::h6) return 0;
  return static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1;
}

}  // namespace vindbaar::extractors
