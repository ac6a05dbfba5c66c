#include "extractors/pdf_layout.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace vindbaar::extractors {
namespace {

constexpr double cell_gap = 1.6;       // letter sizes; words of one text stand closer
constexpr double paragraph_gap = 1.9;  // line heights from one line to the next paragraph
constexpr double full_line = 0.8;    // share of the widest line: a shorter one ended where its writer wanted
constexpr double larger = 1.15;      // times the body's size: a heading
constexpr double much_larger = 1.5;  // a heading of the first level
constexpr double aligned = 6;        // points between the left edges of two rows of one table
constexpr double row_distance = 3;   // line heights between two rows of one table
constexpr std::size_t figure_bytes = 30;  // a figure's cell is short
constexpr std::size_t bold_heading_bytes = 80;

double middle(const PlacedWord& word) {
  return word.y + word.height / 2;
}

/// Words that stand beside each other, parted where the gap is wide.
struct Row {
  std::vector<std::vector<std::size_t>> cells;
  double x = 0;
  double y = 0;
  double height = 0;
};

class PageReader {
 public:
  PageReader(const std::vector<PlacedWord>& words, double body)
      : words_(words), body_(body), table_of_(words.size(), none) {}

  std::vector<TextLine> run() {
    find_tables();
    for (std::size_t i = 0; i < words_.size(); ++i) widest_ = std::max(widest_, right_edge_of_line(i));
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (table_of_[i] != none) {
        close();
        add_table(table_of_[i]);
      } else {
        add_word(i);
      }
    }
    close();
    return std::move(lines_);
  }

 private:
  static constexpr std::size_t none = ~std::size_t{0};

  std::vector<Row> rows() const {
    std::vector<std::size_t> order(words_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return middle(words_[a]) < middle(words_[b]); });
    std::vector<Row> rows;
    for (std::size_t i = 0; i < order.size();) {
      const PlacedWord& first = words_[order[i]];
      std::size_t end = i;
      while (end < order.size() && middle(words_[order[end]]) - middle(first) < first.height / 2) ++end;
      std::sort(order.begin() + static_cast<std::ptrdiff_t>(i),
                order.begin() + static_cast<std::ptrdiff_t>(end), [&](std::size_t a, std::size_t b) {
                  return std::pair(words_[a].x, a) < std::pair(words_[b].x, b);
                });
      rows.push_back(row_of(order, i, end));
      i = std::max(end, i + 1);
    }
    return rows;
  }

  Row row_of(const std::vector<std::size_t>& order, std::size_t from, std::size_t end) const {
    Row row;
    double right = 0;
    for (std::size_t i = from; i < std::max(end, from + 1); ++i) {
      const PlacedWord& word = words_[order[i]];
      if (row.cells.empty() || word.x - right > cell_gap * std::max(word.size, 1.0)) row.cells.emplace_back();
      row.cells.back().push_back(order[i]);
      right = word.x + word.width;
    }
    const PlacedWord& first = words_[row.cells.front().front()];
    row.x = first.x;
    row.y = middle(first);
    row.height = first.height;
    return row;
  }

  std::string text_of(const std::vector<std::size_t>& cell) const {
    std::string text;
    for (const std::size_t word : cell) text += (text.empty() ? "" : " ") + words_[word].text;
    return collapse_spaces(text);
  }

  /// A name and, beside it, something short with a figure or a sign of money.
  bool is_table_row(const Row& row) const {
    if (row.cells.size() < 2 || text_of(row.cells.front()).size() < 3) return false;
    return std::any_of(row.cells.begin() + 1, row.cells.end(), [&](const std::vector<std::size_t>& cell) {
      const std::string text = text_of(cell);
      return text.size() <= figure_bytes && text.find_first_of("0123456789") != std::string::npos;
    });
  }

  static bool is_next(const Row& above, const Row& row) {
    return std::abs(above.x - row.x) < aligned &&
           row.y - above.y < row_distance * std::max({above.height, row.height, 1.0});
  }

  void find_tables() {
    const std::vector<Row> all = rows();
    for (std::size_t i = 0; i < all.size();) {
      std::size_t end = i;
      while (end < all.size() && is_table_row(all[end]) && (end == i || is_next(all[end - 1], all[end])))
        ++end;
      if (end - i >= 2) {
        std::size_t from = i;
        const bool has_head = i > 0 && all[i - 1].cells.size() > 1 && is_next(all[i - 1], all[i]);
        if (has_head) --from;
        tables_.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(from),
                             all.begin() + static_cast<std::ptrdiff_t>(end));
        for (std::size_t row = from; row < end; ++row) {
          for (const auto& cell : all[row].cells) {
            for (const std::size_t word : cell) table_of_[word] = tables_.size() - 1;
          }
        }
      }
      i = std::max(end, i + 1);
    }
  }

  void add_table(std::size_t table) {
    for (const Row& row : tables_[table]) {
      TextLine line;
      for (const auto& cell : row.cells) line.cells.push_back(text_of(cell));
      lines_.push_back(std::move(line));
    }
    tables_[table].clear();
  }

  bool is_same_line(std::size_t a, std::size_t b) const {
    return std::abs(middle(words_[a]) - middle(words_[b])) <
               std::max(words_[a].height, words_[b].height) / 2 &&
           words_[b].x >= words_[a].x;
  }

  /// Width of the line of reading order that ends with this word; 0 inside a line.
  double right_edge_of_line(std::size_t i) {
    if (i == 0 || !is_same_line(i - 1, i)) line_start_ = words_[i].x;
    return words_[i].x + words_[i].width - line_start_;
  }

  void add_word(std::size_t i) {
    const PlacedWord& word = words_[i];
    if (last_ != none && !is_same_line(last_, i)) {
      const PlacedWord& before = words_[last_];
      const double gap = middle(word) - middle(before);
      const bool is_full = before.x + before.width - open_x_ >= full_line * widest_;
      const bool is_other = std::abs(word.size - before.size) > 0.5 || word.is_bold != before.is_bold;
      const bool is_end =
          open_.ends_with('.') || open_.ends_with('!') || open_.ends_with('?') || open_.ends_with(':');
      if (!is_full || is_other || is_end || gap < 0 || gap > paragraph_gap * std::max(word.height, 1.0))
        close();
      open_x_ = word.x;
    }
    if (open_.empty()) open_x_ = word.x;
    if (!open_.empty()) open_ += ' ';
    open_ += word.text;
    open_size_ = std::max(open_size_, word.size);
    is_all_bold_ = is_all_bold_ && word.is_bold;
    last_ = i;
  }

  void close() {
    std::string text = collapse_spaces(open_);
    if (!text.empty()) {
      const bool is_bold_heading = is_all_bold_ && text.size() <= bold_heading_bytes && !text.ends_with('.');
      const int level = open_size_ >= much_larger * body_ ? 1
                        : open_size_ >= larger * body_    ? 2
                        : is_bold_heading                 ? 3
                                                          : 0;
      lines_.push_back({{std::move(text)}, level});
    }
    open_.clear();
    open_size_ = 0;
    is_all_bold_ = true;
    last_ = none;
  }

  const std::vector<PlacedWord>& words_;
  double body_;
  std::vector<std::size_t> table_of_;
  std::vector<std::vector<Row>> tables_;
  std::vector<TextLine> lines_;
  std::string open_;
  double open_x_ = 0;
  double open_size_ = 0;
  bool is_all_bold_ = true;
  double widest_ = 0;
  double line_start_ = 0;
  std::size_t last_ = none;
};

}  // namespace

double body_size(const std::vector<std::vector<PlacedWord>>& pages) {
  std::map<long, std::size_t> letters;
  for (const auto& words : pages) {
    for (const PlacedWord& word : words) letters[std::lround(word.size * 2)] += word.text.size();
  }
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() || most->first <= 0 ? 1 : static_cast<double>(most->first) / 2;
}

std::vector<TextLine> lines_of_page(const std::vector<PlacedWord>& words, double body) {
  return words.empty() ? std::vector<TextLine>{} : PageReader(words, body).run();
}

}  // namespace vindbaar::extractors
