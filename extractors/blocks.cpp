#include "extractors/blocks.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace vindbaar::extractors {
namespace {

bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(" \t\n\f\r") == std::string_view::npos;
}

/// Inline elements that designers set apart: text on either side of them is not one word.
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

class BlockReader {
 public:
  BlockReader(const Dom& dom, const std::vector<NodeMark>& marks, const std::optional<Url>& base)
      : dom_(dom), marks_(marks), base_(base) {}

  BlockList run() {
    for (Dom::Index i = 0; i < dom_.nodes().size() && !list_.is_capped; ++i) {
      while (!open_.empty() && dom_.node(open_.back()).end <= i) leave();
      if (marks_[i].is_hidden) continue;
      if (dom_.node(i).is_text) {
        add_text(i);
      } else {
        enter(i);
      }
    }
    while (!open_.empty()) leave();
    flush();
    limit_headings();
    return std::move(list_);
  }

 private:
  /// A heading inside a tab panel says nothing of the next panel.
  void limit_headings() {
    for (std::size_t b = 0; b < list_.blocks.size(); ++b) {
      const Dom::Index panel = marks_[list_.nodes[b]].panel;
      const Block::Role role = list_.blocks[b].role;
      if ((role != Block::Role::heading && role != Block::Role::summary) || panel == Dom::none) continue;
      const auto end = std::lower_bound(list_.nodes.begin() + static_cast<std::ptrdiff_t>(b),
                                        list_.nodes.end(), dom_.node(panel).end);
      list_.blocks[b].reach = static_cast<std::size_t>(end - list_.nodes.begin());
    }
  }

  void enter(Dom::Index i) {
    open_.push_back(i);
    const Tag tag = dom_.node(i).tag;
    if (starts_block(i)) {
      flush();
    } else if (tag == Tag::br) {
      if (role_node(i) != Dom::none && heading_level(dom_.node(role_node(i)).tag) > 0) {
        text_ += ' ';
      } else {
        flush();
      }
    } else if (just_closed_apart_ && is_apart(tag)) {
      text_ += ' ';
    }
    just_closed_apart_ = false;
    if (is_leading(tag) && is_blank(text_) && lead_.empty()) lead_node_ = i;
    if (tag == Tag::a) ++links_open_;
    if (tag == Tag::img && text_.empty()) add_image(i);
    if (tag == Tag::input) add_input(i);
  }

  void leave() {
    const Dom::Index i = open_.back();
    open_.pop_back();
    const Tag tag = dom_.node(i).tag;
    if (starts_block(i)) flush();
    if (tag == Tag::a) --links_open_;
    if (lead_node_ == i) {
      lead_ = collapse_spaces(text_);
      is_lead_bold_ = tag != Tag::a;
      lead_node_ = Dom::none;
    }
    just_closed_apart_ = is_apart(tag);
  }

  /// A button is a text of its own, but for one inside a heading, where it only opens a panel.
  bool starts_block(Dom::Index i) const {
    const Tag tag = dom_.node(i).tag;
    if (tag == Tag::button) return heading_of(i) == 0;
    return is_block(tag);
  }

  int heading_of(Dom::Index i) const {
    for (Dom::Index up = i; up != Dom::none; up = dom_.node(up).parent) {
      const Dom::Node& node = dom_.node(up);
      if (const int level = heading_level(node.tag); level > 0) return level;
      if (node.tag == Tag::summary || node.tag == Tag::dt) return 0;
      if (is_block(node.tag)) return 0;
    }
    return 0;
  }

  static bool is_leading(Tag tag) { return tag == Tag::a || tag == Tag::strong || tag == Tag::b; }

  void add_text(Dom::Index i) {
    const Dom::Node& node = dom_.node(i);
    if (text_.empty() && is_blank(node.text)) return;
    if (text_.size() > defaults::max_block_bytes) return;
    if (is_blank(text_)) start_ = i;  // a space set between two elements is no beginning
    text_ += node.text;
    if (is_blank(node.text)) return;
    just_closed_apart_ = false;
    (links_open_ > 0 || in_button(i) ? linked_ : plain_) += node.text.size();
    if (links_open_ > 0 && link_.empty()) link_ = absolute(innermost_href(), base_);
  }

  bool in_button(Dom::Index i) const {
    for (Dom::Index up = dom_.node(i).parent; up != Dom::none; up = dom_.node(up).parent) {
      if (dom_.node(up).tag == Tag::button) return true;
      if (is_block(dom_.node(up).tag)) return false;
    }
    return false;
  }

  /// The picture of a heading or link speaks for it when nothing else does.
  void add_image(Dom::Index i) {
    const std::string_view alt = dom_.attribute(i, "alt");
    const bool is_heading = heading_of(dom_.node(i).parent) > 0;
    if (alt.empty() || !is_heading) return;
    start_ = i;
    text_ = alt;
    text_ += ' ';
    plain_ += alt.size();
  }

  void add_input(Dom::Index i) {
    const std::string_view type = dom_.attribute(i, "type");
    if (type != "submit" && type != "button") return;
    flush();
    start_ = i;
    text_ = dom_.attribute(i, "value");
    linked_ = text_.size();
    flush();
  }

  std::string_view innermost_href() const {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
      if (dom_.node(*it).tag == Tag::a) return dom_.attribute(*it, "href");
    }
    return {};
  }

  /// The ancestor that gives the text at `i` its role.
  Dom::Index role_node(Dom::Index i) const {
    for (Dom::Index up = i; up != Dom::none; up = dom_.node(up).parent) {
      const Tag tag = dom_.node(up).tag;
      if (heading_level(tag) > 0 || dom_.attribute(up, "role") == "heading") return up;
      switch (tag) {
        case Tag::summary:
        case Tag::dt:
        case Tag::dd:
        case Tag::td:
        case Tag::th:
        case Tag::li:
        case Tag::input:
        case Tag::p:
          return up;
        case Tag::button:
          if (heading_of(up) == 0) return up;
          break;
        default:
          break;
      }
    }
    return Dom::none;
  }

  void flush() {
    std::string text = collapse_spaces(text_);
    if (!text.empty()) {
      if (list_.blocks.size() >= defaults::max_blocks) {
        list_.is_capped = true;
      } else {
        put(std::move(text));
      }
    }
    text_.clear();
    link_.clear();
    lead_.clear();
    is_lead_bold_ = false;
    lead_node_ = Dom::none;
    plain_ = linked_ = 0;
  }

  void put(std::string text) {
    Block block;
    block.text = std::move(text);
    block.is_bold = is_lead_bold_ && lead_.size() == block.text.size();
    if (lead_.size() < block.text.size()) block.lead = std::move(lead_);
    block.place = marks_[start_].place;
    block.is_in_main = marks_[start_].is_in_main;
    block.link = std::move(link_);
    block.is_link = plain_ == 0 && linked_ > 0;
    const Dom::Index owner = role_node(start_);
    if (owner != Dom::none) set_role(block, owner);
    list_.blocks.push_back(std::move(block));
    list_.nodes.push_back(start_);
  }

  void set_role(Block& block, Dom::Index owner) const {
    const Tag tag = dom_.node(owner).tag;
    if (heading_level(tag) > 0 || dom_.attribute(owner, "role") == "heading") {
      block.role = Block::Role::heading;
      block.level = heading_level(tag);
      if (block.level == 0) {
        const std::string_view level = dom_.attribute(owner, "aria-level");
        std::from_chars(level.data(), level.data() + level.size(), block.level);
        if (block.level < 1 || block.level > 6) block.level = 2;
      }
      return;
    }
    switch (tag) {
      case Tag::summary:
        block.role = Block::Role::summary;
        break;
      case Tag::dt:
        block.role = Block::Role::term;
        break;
      case Tag::dd:
        block.role = Block::Role::definition;
        break;
      case Tag::td:
      case Tag::th:
        block.role = Block::Role::cell;
        block.column = column_of(owner);
        break;
      case Tag::li:
        block.role = Block::Role::list_item;
        break;
      case Tag::button:
      case Tag::input:
        block.role = Block::Role::control;
        break;
      case Tag::p:
        set_role_around(block, owner);
        break;
      default:
        break;
    }
  }

  /// A <p> inside a list item, cell or definition has the role of that.
  void set_role_around(Block& block, Dom::Index paragraph) const {
    const Dom::Index parent = dom_.node(paragraph).parent;
    if (parent == Dom::none) return;
    const Tag tag = dom_.node(parent).tag;
    if (tag == Tag::li || tag == Tag::td || tag == Tag::th || tag == Tag::dt || tag == Tag::dd)
      set_role(block, parent);
  }

  std::size_t column_of(Dom::Index cell) const {
    const Dom::Index row = dom_.node(cell).parent;
    if (row == Dom::none) return 0;
    std::size_t column = 0;
    for (Dom::Index i = row + 1; i < cell; i = dom_.node(i).end) {
      if (!dom_.node(i).is_text) ++column;
    }
    return column;
  }

  const Dom& dom_;
  const std::vector<NodeMark>& marks_;
  const std::optional<Url>& base_;
  BlockList list_;
  std::vector<Dom::Index> open_;
  std::string text_;
  std::string link_;
  std::string lead_;
  bool is_lead_bold_ = false;
  Dom::Index lead_node_ = Dom::none;
  std::size_t plain_ = 0;   ///< Bytes of text outside links.
  std::size_t linked_ = 0;  ///< Bytes of text in links and buttons.
  std::size_t links_open_ = 0;
  Dom::Index start_ = 0;
  bool just_closed_apart_ = false;
};

}  // namespace

std::string absolute(std::string_view href, const std::optional<Url>& base) {
  if (!base || href.empty() || href.front() == '#') return {};
  const auto url = Url::parse(href, *base);
  return url ? url->text() : std::string();
}

BlockList read_blocks(const Dom& dom, const std::vector<NodeMark>& marks, const std::optional<Url>& base) {
  return BlockReader(dom, marks, base).run();
}

}  // namespace vindbaar::extractors
