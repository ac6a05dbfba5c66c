#include "extractors/first_look.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/encoding.hpp"
#include "extractors/media_type.hpp"
#include "extractors/packing.hpp"
#include "extractors/page_data.hpp"
#include "extractors/tag_scanner.hpp"
#include "extractors/targets.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

namespace vindbaar::extractors {
namespace {

/// Inline elements that are set apart: text on either side of them is not one word. As in blocks.cpp.
bool is_apart(Tag tag) noexcept {
  switch (tag) {
    case Tag::span:
    case Tag::a:
    case Tag::label:
    case Tag::button:
    case Tag::time:
    case Tag::small:
    case Tag::strong:
    case Tag::b:
    case Tag::em:
    case Tag::i:
    case Tag::other:
      return true;
    default:
      return false;
  }
}

bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(" \t\n\f\r") == std::string_view::npos;
}

class Glancer {
 public:
  Glancer(std::string_view html, const Url& page, FirstLook::Parts& parts)
      : html_(html), scanner_(html), targets_(page), parts_(parts) {}

  void run() {
    Token token;
    while (scanner_.next(token)) {
      if (token.tag == Tag::template_ && token.kind == Token::Kind::end_tag) targets_.end(token);
      const std::size_t end = static_cast<std::size_t>(token.raw.data() - html_.data()) + token.raw.size();
      if (end <= skip_to_) {
        if (token.kind == Token::Kind::start_tag) targets_.start(token);
        if (token.kind == Token::Kind::raw_text && token.tag == Tag::script) targets_.script(token.raw);
        continue;
      }
      take(token, end);
      if (tags_ > defaults::max_tags || parts_.texts.size() > defaults::max_blocks) {
        parts_.is_whole = false;
        break;
      }
    }
    flush();
    parts_.targets = targets_.take();
    parts_.names_offer = targets_.names_offer();
    parts_.gives_facts = facts_ >= 3;
  }

 private:
  void take(const Token& token, std::size_t end) {
    switch (token.kind) {
      case Token::Kind::text:
        add_text(token.raw);
        break;
      case Token::Kind::raw_text:
        raw_text(token);
        break;
      case Token::Kind::start_tag:
        ++tags_;
        start(token, end);
        break;
      case Token::Kind::end_tag:
        leave(token);
        break;
      case Token::Kind::comment:
      case Token::Kind::doctype:
        break;
    }
  }

  void raw_text(const Token& token) {
    if (token.tag == Tag::title && parts_.title.empty())
      parts_.title = collapse_spaces(resolve_references(token.raw.substr(0, defaults::max_block_bytes)));
    if (token.tag != Tag::script) return;
    targets_.script(token.raw);
    parts_.has_data = parts_.has_data || script_is_data_ || !assigned_json(token.raw).empty();
  }

  void start(const Token& tag, std::size_t end) {
    targets_.start(tag);
    switch (tag.tag) {
      case Tag::html:
        parts_.declared_language = lower(attribute_of(tag, "lang").substr(0, 2));
        break;
      case Tag::script:
        script_is_data_ = attribute_of(tag, "type").find("/json") != std::string_view::npos;
        return;
      case Tag::svg:
      case Tag::math:
      case Tag::noscript:
      case Tag::template_:
        if (!tag.raw.ends_with("/>") && attribute_of(tag, "shadowrootmode").empty()) skip_content(tag, end);
        return;
      case Tag::select:
      case Tag::textarea:
        ++unread_;
        break;
      case Tag::input:
        add_input(tag);
        break;
      case Tag::img:
        if (is_blank(text_) && heading_depth_ > 0) text_ += std::string(attribute_of(tag, "alt")) + ' ';
        break;
      case Tag::a:
        ++links_;
        break;
      case Tag::nav:
      case Tag::footer:
        ++furniture_;
        break;
      default:
        break;
    }
    enter(tag.tag);
  }

  void enter(Tag tag) {
    if (starts_block(tag)) {
      flush();
    } else if (tag == Tag::br) {
      if (heading_depth_ > 0)
        text_ += ' ';
      else
        flush();
    } else if (just_closed_apart_ && is_apart(tag)) {
      text_ += ' ';
    }
    just_closed_apart_ = false;
    if (heading_level(tag) > 0) {
      ++heading_depth_;
      is_main_heading_ = tag == Tag::h1;
    }
    if (tag == Tag::dt) is_term_ = true;
    const bool is_leading = tag == Tag::a || tag == Tag::strong || tag == Tag::b;
    if (is_leading && is_blank(text_) && lead_.empty()) leading_ = tag;
  }

  void leave(const Token& token) {
    const Tag tag = token.tag;
    if (tag == Tag::p || tag == Tag::br || starts_block(tag)) flush();
    if (heading_level(tag) > 0 && heading_depth_ > 0) --heading_depth_;
    if (tag == Tag::a && links_ > 0) --links_;
    if ((tag == Tag::nav || tag == Tag::footer) && furniture_ > 0) --furniture_;
    if ((tag == Tag::select || tag == Tag::textarea) && unread_ > 0) {
      --unread_;
      text_.clear();
    }
    if (tag == Tag::dt) is_term_ = false;
    if (leading_ != Tag::other && tag == leading_) {
      lead_ = cleaned(text_);
      leading_ = Tag::other;
    }
    just_closed_apart_ = is_apart(tag);
  }

  bool starts_block(Tag tag) const { return tag == Tag::button ? heading_depth_ == 0 : is_block(tag); }

  void add_text(std::string_view text) {
    if (unread_ > 0 || (text_.empty() && is_blank(text)) || text_.size() > defaults::max_block_bytes) return;
    text_ += text;
    if (is_blank(text)) return;
    just_closed_apart_ = false;
    (links_ > 0 ? has_linked_ : has_plain_) = true;
  }

  void add_input(const Token& tag) {
    const std::string_view type = attribute_of(tag, "type");
    if (type != "submit" && type != "button") return;
    flush();
    text_ = attribute_of(tag, "value");
    flush();
  }

  void flush() {
    std::string text = cleaned(text_);
    if (!text.empty()) put(std::move(text));
    text_.clear();
    lead_.clear();
    leading_ = Tag::other;
    has_plain_ = has_linked_ = false;
  }

  static std::string cleaned(const std::string& text) {
    if (text.empty()) return {};
    return collapse_spaces(text.find('&') == std::string::npos ? text : resolve_references(text));
  }

  void put(std::string text) {
    const bool is_short = text.size() < 120;
    const bool is_pair = is_term_ || (is_short && has_plain_ && text.find(':') != std::string::npos);
    const bool is_price = is_short && text.find("€") != std::string::npos;
    if (furniture_ == 0 && (is_pair || is_price)) ++facts_;
    if (heading_depth_ > 0 && is_main_heading_ && parts_.heading.empty()) parts_.heading = text;
    const std::uint64_t key = key_of_text(text);
    std::string lead = lead_.size() < text.size() ? std::move(lead_) : std::string();
    const bool is_link = has_linked_ && !has_plain_ && furniture_ == 0;
    parts_.texts.push_back({std::move(text), std::move(lead), key, heading_depth_ > 0, is_link});
  }

  /// As the parser's input leaves it out (slim.cpp): up to the end tag, when there is one and no page lies
  /// between.
  void skip_content(const Token& tag, std::size_t from) {
    bool& is_unclosed = unclosed_[static_cast<std::size_t>(tag.tag)];
    if (is_unclosed) return;
    const std::size_t end = html_.find("</" + std::string(tag.name), from);
    if (end == std::string_view::npos) {
      is_unclosed = true;
      return;
    }
    const std::string_view content = html_.substr(from, end - from);
    const bool holds_page = content.find("<main") != std::string_view::npos ||
                            (tag.tag != Tag::template_ && content.find("<h1") != std::string_view::npos);
    if (!holds_page) skip_to_ = end;
  }

  std::string_view html_;
  TagScanner scanner_;
  TargetReader targets_;
  FirstLook::Parts& parts_;
  std::string text_;
  std::string lead_;
  Tag leading_ = Tag::other;          ///< The element that the text began with, while it is open.
  std::array<bool, 128> unclosed_{};  ///< By tag: no end tag follows any more.
  std::size_t skip_to_ = 0;
  std::size_t tags_ = 0;
  std::size_t facts_ = 0;
  std::size_t heading_depth_ = 0;
  std::size_t links_ = 0;
  std::size_t furniture_ = 0;
  std::size_t unread_ = 0;  ///< Open <select> and <textarea>.
  bool is_main_heading_ = false;
  bool is_term_ = false;
  bool has_plain_ = false;
  bool has_linked_ = false;
  bool just_closed_apart_ = false;
  bool script_is_data_ = false;
};

}  // namespace

/// FNV-1a over eight bytes at a time: http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t key_of_text(std::string_view text) {
  const std::string folded = fold(text);
  std::uint64_t hash = 0xCBF29CE484222325ULL ^ folded.size();
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * 0x100000001B3ULL;
    hash ^= hash >> 29U;
  };
  std::size_t at = 0;
  for (; at + 8 <= folded.size(); at += 8) {
    std::uint64_t word = 0;
    std::copy_n(folded.data() + at, 8, reinterpret_cast<char*>(&word));
    mix(word);
  }
  for (; at < folded.size(); ++at) mix(static_cast<unsigned char>(folded[at]));
  return hash;
}

FirstLook::Parts look_at(const Response& response) {
  FirstLook::Parts parts;
  parts.url = response.url;
  parts.status = response.status;
  parts.is_pdf = is_pdf(response.content_type, response.body);
  const auto page = Url::parse(response.url);
  if (!page || !is_html(response.content_type, response.body)) return parts;
  parts.is_page = true;
  parts.is_whole = response.body.size() <= defaults::max_html_bytes;
  const PageText text = decode_page(response.body.substr(0, defaults::max_html_bytes), response.content_type);
  parts.encoding = text.encoding;
  Glancer(text.text, *page, parts).run();
  return parts;
}

template <class Bytes, class T>
requires std::is_same_v<std::remove_const_t<T>, FirstLook::Parts::Text>
void pack_members(Bytes& bytes, T& text) {
  bytes(text.text, text.lead, text.key, text.is_heading, text.is_link);
}

template <class Bytes, class T>
requires std::is_same_v<std::remove_const_t<T>, FirstLook::Parts>
void pack_members(Bytes& bytes, T& parts) {
  bytes(parts.url, parts.status, parts.encoding, parts.title, parts.heading, parts.declared_language,
        parts.is_page, parts.is_pdf, parts.is_whole, parts.has_data, parts.names_offer, parts.gives_facts,
        parts.texts, parts.targets);
}

std::string FirstLook::packed() const {
  Packer bytes;
  bytes(*parts_);
  return bytes.take();
}

std::optional<FirstLook> FirstLook::unpacked(std::string_view packed) {
  auto parts = std::make_shared<Parts>();
  Unpacker bytes(packed);
  bytes(*parts);
  if (!bytes.is_whole()) return std::nullopt;
  return FirstLook(std::move(parts));
}

bool FirstLook::is_pdf() const noexcept {
  return parts_->is_pdf;
}

const std::vector<std::string>& FirstLook::targets() const noexcept {
  return parts_->targets;
}

}  // namespace vindbaar::extractors
