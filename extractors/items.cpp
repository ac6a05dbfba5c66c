#include "extractors/items.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace vindbaar::extractors {
namespace {

using Source = Candidate::Source;

struct Range {
  std::size_t first = 0;
  std::size_t end = 0;
  bool is_empty() const noexcept { return first >= end; }
};

constexpr std::size_t max_card_bytes = 2500;    // a course card holds a teaser, not a page
constexpr std::size_t max_panel_bytes = 12000;  // what opens under a summary may be all there is about it
constexpr std::size_t max_texts_of_a_cell = 5;
constexpr std::size_t max_links_of_a_card = 2;  // its title and its button; more make it a category

class ItemFinder {
 public:
  ItemFinder(const Dom& dom, const std::vector<NodeMark>& marks, const BlockList& list)
      : dom_(dom), marks_(marks), list_(list), covered_(list.blocks.size(), false) {}

  ItemList run() {
    for (Dom::Index i = 0; i < dom_.nodes().size();) {
      const Dom::Node& node = dom_.node(i);
      if (node.is_text || marks_[i].is_hidden || !is_place_for_items(i)) {
        ++i;
        continue;
      }
      const bool is_done = take(i, node.tag);
      i = is_done ? node.end : i + 1;
    }
    add_lines();
    add_sections();
    std::stable_sort(found_.items.begin(), found_.items.end(),
                     [](const Item& a, const Item& b) { return a.first_block < b.first_block; });
    return std::move(found_);
  }

 private:
  bool is_place_for_items(Dom::Index i) const {
    return marks_[i].place == Place::content || marks_[i].place == Place::aside;
  }

  /// Whether everything inside `i` has been dealt with.
  bool take(Dom::Index i, Tag tag) {
    switch (tag) {
      case Tag::ul:
      case Tag::ol:
        take_list(i);
        return false;
      case Tag::table:
        take_table(i);
        return false;
      case Tag::dl:
        take_definitions(i);
        return false;
      default:
        break;
    }
    if (node_is_card_.count(i) > 0) return true;
    take_siblings(i);
    return false;
  }

  std::vector<Dom::Index> element_children(Dom::Index i) const {
    std::vector<Dom::Index> children;
    for (Dom::Index child = i + 1; child < dom_.node(i).end; child = dom_.node(child).end) {
      if (!dom_.node(child).is_text && !marks_[child].is_hidden) children.push_back(child);
    }
    return children;
  }

  Range blocks_of(Dom::Index from, Dom::Index to) const {
    const auto first = std::lower_bound(list_.nodes.begin(), list_.nodes.end(), from);
    const auto end = std::lower_bound(first, list_.nodes.end(), to);
    return {static_cast<std::size_t>(first - list_.nodes.begin()),
            static_cast<std::size_t>(end - list_.nodes.begin())};
  }
  Range blocks_of(Dom::Index i) const { return blocks_of(i, dom_.node(i).end); }

  void add_group(Source source, const std::vector<Range>& ranges, std::vector<std::string> columns = {}) {
    if (ranges.empty() || found_.items.size() + ranges.size() > defaults::max_items) return;
    const std::size_t group = found_.groups.size();
    found_.groups.push_back({source, std::move(columns), ranges.front().first, ranges.back().end});
    for (const Range& range : ranges) {
      found_.items.push_back({source, group, range.first, range.end});
      for (std::size_t b = range.first; b < range.end; ++b) covered_[b] = true;
    }
  }

  void take_list(Dom::Index list) {
    std::vector<Range> ranges;
    for (const Dom::Index child : element_children(list)) {
      const Range range = blocks_of(child);
      if (dom_.node(child).tag == Tag::li && !range.is_empty() && !is_category(range))
        ranges.push_back(range);
    }
    add_group(Source::list_item, ranges);
  }

  void take_definitions(Dom::Index list) {
    std::vector<Range> ranges;
    Dom::Index term = Dom::none;
    for (Dom::Index i = list + 1; i <= dom_.node(list).end; ++i) {
      const bool is_end = i == dom_.node(list).end;
      if (!is_end && dom_.node(i).tag != Tag::dt) continue;
      if (term != Dom::none) {
        const Range range = blocks_of(term, i);
        if (!range.is_empty() && !is_category(range)) ranges.push_back(range);
      }
      term = i;
    }
    add_group(Source::accordion, ranges);
  }

  void take_table(Dom::Index table) {
    std::vector<Range> rows;
    std::vector<std::string> columns;
    for (Dom::Index i = table + 1; i < dom_.node(table).end; ++i) {
      if (dom_.node(i).tag == Tag::table) return;  // a table for layout
      if (dom_.node(i).tag != Tag::tr) continue;
      const auto cells = element_children(i);
      if (std::any_of(cells.begin(), cells.end(), [&](Dom::Index cell) { return holds_a_page(cell); }))
        return;
      const bool is_header =
          std::all_of(cells.begin(), cells.end(), [&](Dom::Index c) { return dom_.node(c).tag == Tag::th; });
      if (is_header && cells.size() > 1 && rows.empty()) {
        columns.clear();
        for (const Dom::Index cell : cells) columns.push_back(dom_.text(cell));
      } else if (const Range range = blocks_of(i); !range.is_empty() && cells.size() > 1) {
        rows.push_back(range);
      }
    }
    add_group(Source::table_row, rows, std::move(columns));
  }

  /// A cell with more texts than a table's cell ever has: the table lays the page out.
  bool holds_a_page(Dom::Index cell) const {
    const Range range = blocks_of(cell);
    std::size_t links = 0;
    for (std::size_t b = range.first; b < range.end; ++b) links += list_.blocks[b].is_link ? 1 : 0;
    return range.end > range.first + max_texts_of_a_cell || links > max_links_of_a_card;
  }

  struct Shape {
    std::size_t headings = 0;
    std::size_t bytes = 0;
    std::size_t linked_items = 0;  ///< List items that are nothing but a link.
    std::set<std::string> links;

    bool is_shelf() const { return links.size() > max_links_of_a_card || linked_items > 1; }
  };

  Shape shape_of(Range range) const {
    Shape shape;
    for (std::size_t b = range.first; b < range.end; ++b) {
      const Block& block = list_.blocks[b];
      const bool is_title = block.role == Block::Role::heading || block.role == Block::Role::summary;
      if (is_title) ++shape.headings;
      shape.bytes += block.text.size();
      if (block.role == Block::Role::list_item && block.is_link) ++shape.linked_items;
      if (!block.link.empty()) shape.links.insert(block.link);
    }
    return shape;
  }

  /// A heading over a list of links is no course but a shelf of them.
  bool is_category(Range range) const { return shape_of(range).is_shelf(); }

  bool is_card(Range range, bool is_paragraph) const {
    if (range.is_empty()) return false;
    const Shape shape = shape_of(range);
    if (shape.is_shelf()) return false;
    // Under a summary a course may be told in full, with headings of its own.
    if (list_.blocks[range.first].role == Block::Role::summary) return shape.bytes <= max_panel_bytes;
    if (shape.bytes > max_card_bytes || shape.headings > 1) return false;
    if (is_paragraph)
      return range.end == range.first + 1 &&
             (list_.blocks[range.first].is_link || !list_.blocks[range.first].lead.empty());
    return shape.headings == 1 || shape.links.size() == 1;
  }

  /// A short text and one to four short ones after it, without a link: cards that only a program opens.
  bool is_name_with_facts(Range range) const {
    constexpr std::size_t most_texts = 5;
    constexpr std::size_t longest_text = 90;
    if (range.end < range.first + 2 || range.end > range.first + most_texts) return false;
    for (std::size_t b = range.first; b < range.end; ++b) {
      const Block& block = list_.blocks[b];
      const bool is_plain = block.role == Block::Role::paragraph && !block.is_link && block.link.empty();
      if (!is_plain || block.text.size() > longest_text) return false;
    }
    return true;
  }

  /// Children of one element that share tag and first class, most of them with a heading or link of their
  /// own.
  void take_siblings(Dom::Index parent) {
    std::map<std::string, std::vector<Dom::Index>> alike;
    for (const Dom::Index child : element_children(parent)) {
      const Dom::Node& node = dom_.node(child);
      if (heading_level(node.tag) > 0 || node.tag == Tag::li || node.tag == Tag::tr || node.tag == Tag::td ||
          node.tag == Tag::br)
        continue;
      if (!is_place_for_items(child)) continue;
      const std::string_view classes = dom_.attribute(child, "class");
      std::string key = std::to_string(static_cast<int>(node.tag)) + ' ';
      key += classes.substr(0, classes.find(' '));
      alike[key].push_back(child);
    }
    for (const auto& [key, nodes] : alike) {
      const bool is_paragraph = dom_.node(nodes.front()).tag == Tag::p;
      const bool is_accordion = dom_.node(nodes.front()).tag == Tag::details;
      const std::size_t fewest = is_accordion ? 1 : 2;
      if (nodes.size() < fewest) continue;
      std::vector<Range> ranges;
      std::vector<Dom::Index> cards;
      const auto take = [&](auto is_wanted) {
        for (const Dom::Index node : nodes) {
          const Range range = blocks_of(node);
          if (range.is_empty() || covered_[range.first] || !is_wanted(range)) continue;
          ranges.push_back(range);
          cards.push_back(node);
        }
      };
      take([&](Range range) { return is_card(range, is_paragraph); });
      if (ranges.empty() && nodes.size() > 2) take([&](Range range) { return is_name_with_facts(range); });
      if (ranges.size() < fewest || ranges.size() * 10 < nodes.size() * 6) continue;
      node_is_card_.insert(cards.begin(), cards.end());
      add_group(is_accordion ? Source::accordion : is_paragraph ? Source::line : Source::card, ranges);
    }
  }

  /// Lines between <br>, or paragraphs that are a link or start with a dash.
  void add_lines() {
    std::vector<Range> run;
    const auto finish = [&] {
      if (run.size() >= 2) add_group(Source::line, run);
      run.clear();
    };
    for (std::size_t b = 0; b < list_.blocks.size(); ++b) {
      const Block& block = list_.blocks[b];
      const bool is_text = block.role == Block::Role::paragraph ||
                           (block.role == Block::Role::cell && block.is_link && stands_under_text(b));
      const bool is_line = is_text && !covered_[b] && block.place == Place::content &&
                           block.text.size() <= defaults::max_title_bytes &&
                           (block.is_link || has_bullet(block.text));
      if (!is_line) {
        finish();
        continue;
      }
      run.push_back({b, b + 1});
    }
    finish();
  }

  /// In a cell of a layout, links are a list when another text comes before them there; else they are a menu.
  bool stands_under_text(std::size_t b) const {
    const Block& block = list_.blocks[b];
    for (std::size_t up = b; up-- > 0;) {
      const Block& before = list_.blocks[up];
      if (before.role != Block::Role::cell || before.column != block.column) return false;
      if (!before.is_link) return true;
    }
    return false;
  }

  static bool has_bullet(std::string_view text) {
    for (const std::string_view bullet :
         {"- ", "• ", "– ", "* ", "· ", "» ", "> ", "✓ ", "✔ ", "-\xC2\xA0"}) {
      if (text.starts_with(bullet)) return true;
    }
    return false;
  }

  /// Headings of one level with a text under each, where nothing else has claimed them.
  void add_sections() {
    for (int level = 2; level <= 5; ++level) {
      std::vector<Range> ranges;
      const auto finish = [&] {
        if (ranges.size() >= 2) add_group(Source::card, ranges);
        ranges.clear();
      };
      const std::vector<bool> covered = covered_;
      for (std::size_t b = 0; b < list_.blocks.size(); ++b) {
        const Block& block = list_.blocks[b];
        if (block.role != Block::Role::heading || block.place != Place::content) continue;
        if (block.level < level) finish();
        if (block.level != level || covered[b]) continue;
        std::size_t end = b + 1;
        while (end < list_.blocks.size() && list_.blocks[end].place == Place::content && end - b < 60 &&
               !(list_.blocks[end].role == Block::Role::heading && list_.blocks[end].level <= level)) {
          ++end;
        }
        const Range range{b, end};
        if (end > b + 1 && !is_category(range)) ranges.push_back(range);
      }
      finish();
    }
  }

  const Dom& dom_;
  const std::vector<NodeMark>& marks_;
  const BlockList& list_;
  std::vector<bool> covered_;  ///< By block: inside an item.
  std::set<Dom::Index> node_is_card_;
  ItemList found_;
};

}  // namespace

ItemList find_items(const Dom& dom, const std::vector<NodeMark>& marks, const BlockList& blocks) {
  return ItemFinder(dom, marks, blocks).run();
}

}  // namespace vindbaar::extractors
