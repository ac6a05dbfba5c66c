#include "output/report/text_table.hpp"

#include "core/text.hpp"
#include "output/report/defaults.hpp"

#include <algorithm>
#include <numeric>

namespace vindbaar::report {
namespace {

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

/// Widths of the columns, and how they are set apart.
struct Plan {
  bool brief = false;
  bool stacked = false;  ///< Headers of several words stand on several lines.
  int gap = 2;           ///< Spaces between columns.
  std::vector<int> widths;

  int total() const {
    return std::accumulate(widths.begin(), widths.end(), 0) + gap * (static_cast<int>(widths.size()) - 1);
  }
};

const std::string& header_of(const TextColumn& column, bool brief) {
  return brief && !column.brief.empty() ? column.brief : column.header;
}

int longest_word(const std::string& text) {
  int longest = 0;
  for (const std::string_view word : split(text, ' ')) longest = std::max(longest, display_width(word));
  return longest;
}

Plan natural_plan(const TextTable& table, bool brief, bool stacked) {
  Plan plan;
  plan.brief = brief;
  plan.stacked = stacked;
  plan.gap = brief ? 1 : 2;
  for (const TextColumn& column : table.columns) {
    const std::string& header = header_of(column, brief);
    plan.widths.push_back(stacked ? longest_word(header) : display_width(header));
  }
  for (const TextRow& row : table.rows) {
    if (row.kind == TextRow::Kind::heading) continue;
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      plan.widths[at] = std::max(plan.widths[at], display_width(row.cells[at]));
  }
  return plan;
}

/// Takes what is too much from the widest columns that may shrink, down to a width at which a name can still
/// be told.
void shrink(Plan& plan, const TextTable& table, int width, int least) {
  while (plan.total() > width) {
    int* widest = nullptr;
    for (std::size_t at = 0; at < plan.widths.size(); ++at) {
      const bool can = table.columns[at].may_shrink && plan.widths[at] > least;
      if (can && (widest == nullptr || plan.widths[at] > *widest)) widest = &plan.widths[at];
    }
    if (widest == nullptr) return;
    --*widest;
  }
}

Plan plan_of(const TextTable& table, int width) {
  Plan roomy = natural_plan(table, false, false);
  shrink(roomy, table, width, 24);
  if (roomy.total() <= width) return roomy;
  Plan stacked = natural_plan(table, false, true);
  shrink(stacked, table, width, 20);
  if (stacked.total() <= width) return stacked;
  Plan tight = natural_plan(table, true, true);
  shrink(tight, table, width, 8);
  return tight;
}

std::string line_of(const std::vector<std::string>& cells, const TextTable& table, const Plan& plan) {
  std::string line;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const std::string text = shortened(cells[at], plan.widths[at]);
    const std::string filling = spaces(plan.widths[at] - display_width(text));
    if (at > 0) line += spaces(plan.gap);
    line += table.columns[at].is_number ? filling + text : text + filling;
  }
  while (line.ends_with(' ')) line.pop_back();
  return line + '\n';
}

/// The headers, words below each other where a column is narrower than its header; the last line is full.
std::string header_lines(const TextTable& table, const Plan& plan) {
  std::vector<std::vector<std::string>> stacks;
  std::size_t height = 1;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    const std::string& header = header_of(table.columns[at], plan.brief);
    std::vector<std::string> stack;
    const std::string broken = plan.stacked ? wrapped(header, plan.widths[at], 0) : header;
    for (const std::string_view line : split(broken, '\n')) {
      if (!line.empty()) stack.emplace_back(line);
    }
    height = std::max(height, stack.size());
    stacks.push_back(std::move(stack));
  }
  std::string text;
  for (std::size_t line = 0; line < height; ++line) {
    std::vector<std::string> cells;
    for (const auto& stack : stacks) {
      const std::size_t above = height - stack.size();
      cells.push_back(line < above ? "" : stack[line - above]);
    }
    text += line_of(cells, table, plan);
  }
  return text;
}

TextTable printable_table(TextTable table) {
  for (TextRow& row : table.rows) {
    for (std::string& text : row.cells) text = printable(text);
  }
  for (std::string& note : table.notes) note = printable(note);
  return table;
}

}  // namespace

std::string wrapped(std::string_view utf8, int width, int indent) {
  std::string result;
  std::string line;
  const std::string text = valid_utf8(utf8);
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    const bool is_first = line.empty() || line.find_first_not_of(' ') == std::string::npos;
    if (!is_first && display_width(line) + 1 + display_width(word) > width) {
      result += line + '\n';
      line = spaces(indent);
    } else if (!is_first) {
      line += ' ';
    }
    line += word;
  }
  return line.empty() ? result : result + line + '\n';
}

std::string laid_out(const TextTable& unsafe, int asked_width) {
  const int width = std::max(asked_width, defaults::narrowest);
  const TextTable table = printable_table(unsafe);
  const Plan plan = plan_of(table, width);
  const std::string rule = repeated("─", plan.total()) + '\n';

  std::string text = wrapped(table.title, width, 2) + rule + header_lines(table, plan) + rule;
  for (const TextRow& row : table.rows) {
    if (row.kind == TextRow::Kind::total) text += rule;
    text += row.kind == TextRow::Kind::heading ? shortened(row.cells.front(), width) + '\n'
                                               : line_of(row.cells, table, plan);
  }
  text += rule;
  for (const std::string& note : table.notes) text += wrapped(note, width, 2);
  return text + '\n';
}

}  // namespace vindbaar::report
