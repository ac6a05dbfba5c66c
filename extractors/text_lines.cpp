#include "extractors/text_lines.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <algorithm>
#include <utility>

namespace vindbaar::extractors {
namespace {

constexpr std::size_t longest_heading = 60;  // bytes; a longer line is a text

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool has_figure(const TextLine& row) {
  return std::any_of(row.cells.begin() + 1, row.cells.end(), has_digit);
}

class LineAdder {
 public:
  LineAdder(std::vector<TextLine> lines, Document::Parts& parts) : lines_(std::move(lines)), parts_(parts) {}

  void run() {
    choose_title();
    for (std::size_t i = 0; i < lines_.size() && parts_.blocks.size() < defaults::max_blocks;) {
      std::size_t end = i;
      while (end < lines_.size() && lines_[end].cells.size() > 1) ++end;
      if (end > i) {
        add_rows(i, end);
        i = end;
      } else {
        add_paragraph(lines_[i++]);
      }
    }
  }

 private:
  void choose_title() {
    const bool has_heading =
        std::any_of(lines_.begin(), lines_.end(), [](const TextLine& line) { return line.level == 1; });
    if (has_heading || lines_.empty() || lines_.front().cells.size() != 1) return;
    if (lines_.front().cells.front().size() <= defaults::max_title_bytes) lines_.front().level = 1;
  }

  void add_paragraph(TextLine& line) {
    Block block;
    if (line.level > 0) {
      block.role = Block::Role::heading;
      block.level = line.level;
    }
    put(std::move(block), std::move(line.cells.front()));
  }

  void put(Block block, std::string text) {
    block.text = std::move(text);
    block.is_in_main = true;
    if (!block.text.empty() && parts_.blocks.size() < defaults::max_blocks)
      parts_.blocks.push_back(std::move(block));
  }

  void add_rows(std::size_t from, std::size_t end) {
    Group group;
    group.source = Candidate::Source::table_row;
    const bool has_columns = end - from > 2 && !has_figure(lines_[from]) && has_figure(lines_[from + 1]);
    if (has_columns) {
      group.columns = lines_[from].cells;
      add_cells(lines_[from++]);
    }
    group.first_block = parts_.blocks.size();
    for (std::size_t row = from; row < end; ++row) {
      Item item;
      item.source = group.source;
      item.group = parts_.groups.size();
      item.first_block = parts_.blocks.size();
      add_cells(lines_[row]);
      item.end_block = parts_.blocks.size();
      if (end - from > 1 && item.end_block > item.first_block && parts_.items.size() < defaults::max_items)
        parts_.items.push_back(item);
    }
    group.end_block = parts_.blocks.size();
    if (end - from > 1) parts_.groups.push_back(std::move(group));
  }

  void add_cells(TextLine& row) {
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      Block block;
      block.role = Block::Role::cell;
      block.column = column;
      put(std::move(block), std::move(row.cells[column]));
    }
  }

  std::vector<TextLine> lines_;
  Document::Parts& parts_;
};

/// Parted by tabs and by two spaces or more.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    const bool is_end = at == line.size();
    const bool is_gap = !is_end && (line[at] == '\t' || line.substr(at, 2) == "  ");
    if (!is_end && !is_gap) continue;
    if (std::string cell = collapse_spaces(line.substr(start, at - start)); !cell.empty())
      cells.push_back(std::move(cell));
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
    start = at;
    if (is_end) break;
    --at;
  }
  return cells;
}

bool ends_like_text(std::string_view text) {
  return text.ends_with('.') || text.ends_with('!') || text.ends_with(',') || text.ends_with(';') ||
         text.ends_with(':');
}

}  // namespace

void add_text_lines(std::vector<TextLine> lines, Document::Parts& parts) {
  LineAdder(std::move(lines), parts).run();
}

std::vector<TextLine> lines_of_text(std::string_view text) {
  std::vector<TextLine> lines;
  bool is_after_gap = true;
  std::size_t maybe_heading = ~std::size_t{0};
  for (const std::string_view raw : split(text, '\n')) {
    if (lines.size() >= defaults::max_blocks) break;
    TextLine line{cells_of(raw), 0};
    if (line.cells.empty()) {
      is_after_gap = true;
      maybe_heading = ~std::size_t{0};
      continue;
    }
    const std::string& first = line.cells.front();
    if (maybe_heading != ~std::size_t{0} && line.cells.size() == 1 &&
        first.size() > lines[maybe_heading].cells.front().size()) {
      lines[maybe_heading].level = 2;
    }
    const bool is_short = line.cells.size() == 1 && first.size() <= longest_heading && !ends_like_text(first);
    maybe_heading = is_after_gap && is_short ? lines.size() : ~std::size_t{0};
    is_after_gap = false;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace vindbaar::extractors
