#include "extractors/slim.hpp"

#include "extractors/defaults.hpp"
#include "extractors/open_elements.hpp"
#include "extractors/page_data.hpp"
#include "extractors/tag_scanner.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::extractors {
namespace {

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

constexpr std::array<std::string_view, 26> kept_attributes = {
    "id",        "class", "href", "content", "name",        "property",       "rel",      "role",
    "hidden",    "style", "alt",  "title",   "lang",        "type",           "datetime", "itemprop",
    "itemtype",  "value", "open", "colspan", "data-target", "data-bs-target", "inert",    "http-equiv",
    "itemscope", "typeof"};

bool is_kept(std::string_view name) noexcept {
  if (name.size() > 5 && is_same_name(name.substr(0, 5), "aria-")) return true;
  return std::any_of(kept_attributes.begin(), kept_attributes.end(),
                     [&](std::string_view kept) { return is_same_name(name, kept); });
}

bool contains_ignoring_case(std::string_view text, std::string_view lower_case) noexcept {
  return std::search(text.begin(), text.end(), lower_case.begin(), lower_case.end(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         }) != text.end();
}

/// Services that answer with a page of their own until a browser has proved itself.
bool names_guard(std::string_view text) noexcept {
  constexpr std::array<std::string_view, 8> guards = {
      "_incapsula_resource", "/cdn-cgi/challenge-platform", "_cf_chl_opt", "captcha-delivery.com",
      "px-captcha",          "awswafcookiedomainlist",      "gokuprops",   "sucuri_cloudproxy"};
  return std::any_of(guards.begin(), guards.end(),
                     [&](std::string_view guard) { return contains_ignoring_case(text, guard); });
}

class Slimmer {
 public:
  explicit Slimmer(std::string_view html) : html_(html), scanner_(html) {
    page_.html.reserve(html.size() / 2 + 64);
  }

  SlimPage run() {
    Token token;
    while (scanner_.next(token)) {
      const std::size_t end = static_cast<std::size_t>(token.raw.data() - html_.data()) + token.raw.size();
      if (end <= skip_to_) continue;
      if (!take(token, end)) break;
    }
    report(dropped_deep_ > 0, "tags nested deeper than the cap were left out (their text was kept)");
    report(dropped_attributes_ > 0, "a tag had more attributes than the cap; the rest were left out");
    return std::move(page_);
  }

 private:
  void report(bool happened, const char* what) {
    if (happened) page_.problems.emplace_back(what);
  }

  /// False when no more is to be read.
  bool take(const Token& token, std::size_t end) {
    switch (token.kind) {
      case Token::Kind::text:
        put_text(token.raw);
        break;
      case Token::Kind::raw_text:
        put_raw_text(token);
        break;
      case Token::Kind::doctype:
        if (page_.html.empty() && token.raw.size() < 300) page_.html += token.raw;
        break;
      case Token::Kind::comment:
        break;
      case Token::Kind::end_tag:
        if (!is_void(token.tag) && open_.close(token.tag, token.name)) {
          page_.html.append("</").append(token.name).append(">");
        }
        break;
      case Token::Kind::start_tag:
        if (++tags_ > defaults::max_tags) {
          page_.problems.emplace_back("the page has more tags than the cap: only its beginning was read");
          return false;
        }
        start(token, end);
        break;
    }
    return true;
  }

  void put_text(std::string_view text) {
    while (!text.empty()) {
      const auto word_end =
          static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_space) - text.begin());
      page_.html += text.substr(0, word_end);
      text.remove_prefix(word_end);
      if (text.empty()) break;
      if (page_.html.empty() || page_.html.back() != ' ') page_.html += ' ';
      text.remove_prefix(
          static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_space) - text.begin()));
    }
  }

  void put_raw_text(const Token& token) {
    if (token.tag == Tag::title) {
      put_text(token.raw.substr(0, defaults::max_block_bytes));
    } else if (token.tag == Tag::script) {
      if (script_is_json_ld_) {
        page_.json_ld.emplace_back(token.raw);
      } else if (script_is_data_) {
        put_data(token.raw);
      } else {
        put_data(assigned_json(token.raw));
        page_.scripts.script_bytes += token.raw.size();
        note_guard(token.raw.substr(0, defaults::guard_bytes));
      }
    }
  }

  void put_data(std::string_view json) {
    if (!json.empty() && json.size() <= defaults::max_page_data_bytes) page_.page_data.emplace_back(json);
  }

  void note_guard(std::string_view text) {
    if (!page_.scripts.is_guarded && names_guard(text)) page_.scripts.is_guarded = true;
  }

  void start(const Token& tag, std::size_t end) {
    if (tag.tag == Tag::script || tag.tag == Tag::iframe) note_guard(attribute_of(tag, "src"));
    if (tag.tag == Tag::script) {
      script_is_json_ld_ = contains_ignoring_case(attribute_of(tag, "type"), "ld+json");
      script_is_data_ = !script_is_json_ld_ && contains_ignoring_case(attribute_of(tag, "type"), "/json");
      if (!script_is_json_ld_) ++page_.scripts.scripts;
      return;
    }
    if (tag.tag == Tag::style || (tag.tag != Tag::title && is_raw_text(tag.tag))) return;
    const bool is_self_closed = tag.raw.ends_with("/>");
    if (tag.tag == Tag::svg || tag.tag == Tag::math || tag.tag == Tag::noscript ||
        tag.tag == Tag::template_) {
      if (!is_self_closed && attribute_of(tag, "shadowrootmode").empty()) skip_content(tag, end);
      return;
    }
    if (is_app_root(attribute_of(tag, "id")) || is_same_name(tag.name, "app-root"))
      page_.scripts.has_app_root = true;
    if (!is_void(tag.tag) && !open_.open(tag.tag, tag.name)) {
      ++dropped_deep_;
      page_.html += ' ';
      return;
    }
    put_tag(tag);
  }

  /// Leaves out everything up to the end tag, when there is one and no page lies in between.
  void skip_content(const Token& tag, std::size_t from) {
    bool& is_unclosed = unclosed_[static_cast<std::size_t>(tag.tag)];
    if (is_unclosed) return;
    const std::string end_tag = "</" + std::string(tag.name);
    const std::size_t end = html_.find(end_tag, from);
    if (end == std::string_view::npos) {
      is_unclosed = true;
      return;
    }
    const std::string_view content = html_.substr(from, end - from);
    if (content.find("<h1") != std::string_view::npos && tag.tag != Tag::template_) return;
    if (content.find("<main") != std::string_view::npos) return;
    if (tag.tag == Tag::noscript && contains_ignoring_case(content.substr(0, 2000), "javascript")) {
      page_.scripts.asks_for_script = true;
    }
    skip_to_ = end;
  }

  void put_tag(const Token& tag) {
    page_.html.append("<").append(tag.name);
    AttributeScanner attributes(tag);
    RawAttribute attribute;
    for (std::size_t count = 0; attributes.next(attribute);) {
      if (++count > defaults::max_attributes) {
        ++dropped_attributes_;
        break;
      }
      if (is_kept(attribute.name)) put_attribute(attribute);
    }
    page_.html += '>';
  }

  void put_attribute(const RawAttribute& attribute) {
    if (attribute.value.size() > defaults::max_attribute_bytes) {
      ++dropped_attributes_;
      return;
    }
    const bool has_double = attribute.value.find('"') != std::string_view::npos;
    if (has_double && attribute.value.find('\'') != std::string_view::npos) return;
    const char quote = has_double ? '\'' : '"';
    page_.html.append(" ").append(attribute.name).append("=");
    page_.html += quote;
    page_.html += attribute.value;
    page_.html += quote;
  }

  std::string_view html_;
  TagScanner scanner_;
  SlimPage page_;
  OpenElements open_;
  std::array<bool, 128> unclosed_{};  ///< By tag: no end tag follows any more.
  std::size_t skip_to_ = 0;
  std::size_t tags_ = 0;
  std::size_t dropped_deep_ = 0;
  std::size_t dropped_attributes_ = 0;
  bool script_is_json_ld_ = false;
  bool script_is_data_ = false;
};

}  // namespace

bool is_app_root(std::string_view id) noexcept {
  constexpr std::array<std::string_view, 9> known = {
      "root", "app", "__next", "__nuxt", "___gatsby", "react-app", "app-container", "svelte", "q-app"};
  return std::find(known.begin(), known.end(), id) != known.end();
}

SlimPage slim(std::string_view html) {
  std::size_t bytes = html.size();
  if (bytes > defaults::max_html_bytes) {
    bytes = defaults::max_html_bytes;
    while (bytes > 0 && (static_cast<unsigned char>(html[bytes]) & 0xC0U) == 0x80U) --bytes;
  }
  SlimPage page = Slimmer(html.substr(0, bytes)).run();
  if (bytes < html.size()) {
    page.problems.push_back("the page is longer than " + std::to_string(defaults::max_html_bytes) +
                            " bytes: the rest was not read");
  }
  return page;
}

}  // namespace vindbaar::extractors
