// Links by one pass over the markup: the crawler needs no tree.
#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/encoding.hpp"
#include "extractors/extractors.hpp"
#include "extractors/json_links.hpp"
#include "extractors/media_type.hpp"
#include "extractors/structured_data.hpp"
#include "extractors/tag_scanner.hpp"
#include "extractors/targets.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace vindbaar::extractors {
namespace {

bool lists_word(std::string_view value, std::string_view lower_word) {
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of(" \t\n\r\f,"), value.size());
    if (is_same_name(value.substr(0, end), lower_word)) return true;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return false;
}

class LinkReader {
 public:
  LinkReader(std::string_view html, const Url& page) : html_(html), base_(page) {}

  std::vector<Link> run() {
    TagScanner scanner(html_);
    Token token;
    while (links_.size() < defaults::max_links && scanner.next(token)) take(token);
    end_anchor();
    add_structured();
    if (page_is_nofollow_) {
      for (Link& link : links_) link.nofollow = true;
    }
    return std::move(links_);
  }

 private:
  void take(const Token& token) {
    switch (token.kind) {
      case Token::Kind::text:
        if (open_ && text_.size() < defaults::max_anchor_bytes * 4) text_ += token.raw;
        break;
      case Token::Kind::raw_text:
        if (token.tag == Tag::script && is_json_ld_) json_ld_.emplace_back(token.raw);
        if (token.tag == Tag::script && is_page_data_) page_data_.emplace_back(token.raw);
        break;
      case Token::Kind::start_tag:
        start(token);
        break;
      case Token::Kind::end_tag:
        if (token.tag == Tag::a) end_anchor();
        if (token.tag == Tag::template_ && template_depth_ > 0) --template_depth_;
        if (open_ && is_block(token.tag)) text_ += ' ';
        break;
      case Token::Kind::comment:
      case Token::Kind::doctype:
        break;
    }
  }

  void start(const Token& tag) {
    if (open_) text_ += tag.tag == Tag::b || tag.tag == Tag::i || tag.tag == Tag::em ? "" : " ";
    switch (tag.tag) {
      case Tag::a:
        start_anchor(tag);
        break;
      case Tag::area: {
        const std::string alt = resolve_references(attribute_of(tag, "alt"));
        add(attribute_of(tag, "href"), alt, attribute_of(tag, "rel"), false);
        break;
      }
      case Tag::img:
        if (open_ && picture_.empty()) picture_ = resolve_references(attribute_of(tag, "alt"));
        break;
      case Tag::base:
        set_base(tag);
        break;
      case Tag::link:
        take_link_element(tag);
        break;
      case Tag::meta:
        take_meta(tag);
        break;
      case Tag::frame:
      case Tag::iframe:
        add(attribute_of(tag, "src"), collapse_spaces(resolve_references(attribute_of(tag, "title"))), "",
            false);
        break;
      case Tag::script: {
        const std::string_view type = attribute_of(tag, "type");
        is_json_ld_ = type.find("ld+json") != std::string_view::npos;
        is_page_data_ = is_same_name(type, "application/json");
        break;
      }
      case Tag::template_:
        ++template_depth_;
        break;
      default:
        break;
    }
  }

  void start_anchor(const Token& tag) {
    end_anchor();
    open_ = true;
    href_ = attribute_of(tag, "href");
    rel_ = attribute_of(tag, "rel");
    label_ = attribute_of(tag, "aria-label");
    if (label_.empty()) label_ = attribute_of(tag, "title");
  }

  void end_anchor() {
    if (!open_) return;
    open_ = false;
    std::string anchor = collapse_spaces(resolve_references(text_));
    if (anchor.empty()) anchor = collapse_spaces(picture_);
    if (anchor.empty()) anchor = collapse_spaces(resolve_references(label_));
    add(href_, std::move(anchor), rel_, false);
    text_.clear();
    picture_.clear();
  }

  void set_base(const Token& tag) {
    const std::string_view href = attribute_of(tag, "href");
    if (has_base_ || href.empty()) return;
    has_base_ = true;
    if (auto base = Url::parse(resolve_references(trim(href)), base_)) base_ = *base;
  }

  void take_link_element(const Token& tag) {
    const std::string_view rel = attribute_of(tag, "rel");
    const bool is_wanted = lists_word(rel, "canonical") || lists_word(rel, "next") ||
                           lists_word(rel, "prev") ||
                           (lists_word(rel, "alternate") && !lists_word(rel, "stylesheet") &&
                            is_page(attribute_of(tag, "type")));
    if (is_wanted) add(attribute_of(tag, "href"), "", rel, true);
  }

  static bool is_page(std::string_view type) { return type.empty() || type.starts_with("text/html"); }

  void take_meta(const Token& tag) {
    if (is_same_name(attribute_of(tag, "http-equiv"), "refresh")) {
      if (Link* link = add(refresh_address(attribute_of(tag, "content")), "", "", false))
        link->is_refresh = true;
    } else if (is_same_name(attribute_of(tag, "name"), "robots") ||
               is_same_name(attribute_of(tag, "name"), defaults::robots_name)) {
      const std::string_view content = attribute_of(tag, "content");
      page_is_nofollow_ = page_is_nofollow_ || lists_word(content, "nofollow") || lists_word(content, "none");
    }
  }

  void add_structured() {
    std::vector<std::string> ignored;
    for (const StructuredThing& thing : read_json_ld(json_ld_, ignored)) {
      if (thing.type == "Course" || thing.type == "ListItem" || thing.type == "Product" ||
          thing.type == "EducationalOccupationalProgram") {
        add(thing.url, thing.name, "", false);
      }
    }
    for (const std::string_view data : page_data_) {
      for (JsonLink& link : links_in_json(data)) add(link.address, std::move(link.name), "", false);
    }
  }

  /// The link as it now stands; nothing when the address is none.
  Link* add(std::string_view href, std::string anchor, std::string_view rel, bool is_alternate) {
    if (template_depth_ > 0) return nullptr;
    const std::string address = resolve_references(trim(href));
    if (address.empty() || address.front() == '#') return nullptr;
    auto url = Url::parse(address, base_);
    if (!url) return nullptr;
    if (anchor.size() > defaults::max_anchor_bytes) {
      anchor = collapse_spaces(valid_utf8(std::string_view(anchor).substr(0, defaults::max_anchor_bytes)));
    }
    const auto [known, is_new] = index_.try_emplace(url->text(), links_.size());
    if (is_new) {
      links_.push_back({std::move(*url), std::move(anchor), lists_word(rel, "nofollow"), is_alternate});
      return &links_.back();
    }
    Link& link = links_[known->second];
    if (link.anchor.empty()) link.anchor = std::move(anchor);
    link.nofollow = link.nofollow && lists_word(rel, "nofollow");
    link.is_alternate = link.is_alternate && is_alternate;
    return &link;
  }

  std::string_view html_;
  Url base_;
  std::vector<Link> links_;
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<std::string> json_ld_;
  std::vector<std::string_view> page_data_;  ///< Of <script type="application/json">.
  std::string text_;
  std::string picture_;
  std::string_view href_;
  std::string_view rel_;
  std::string_view label_;
  std::size_t template_depth_ = 0;
  bool open_ = false;
  bool has_base_ = false;
  bool is_json_ld_ = false;
  bool is_page_data_ = false;
  bool page_is_nofollow_ = false;
};

}  // namespace

std::vector<Link> find_links(const Response& response) {
  const auto page = Url::parse(response.url);
  if (!page || !is_html(response.content_type, response.body)) return {};
  const PageText text = decode_page(response.body.substr(0, defaults::max_html_bytes), response.content_type);
  return LinkReader(text.text, *page).run();
}

}  // namespace vindbaar::extractors
