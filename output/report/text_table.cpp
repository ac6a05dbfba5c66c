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
  int gap = 2;  ///< Spaces between columns.
  std::vector<int> widths;

  int total() const {
    return std::accumulate(widths.begin(), widths.end(), 0) + gap * (static_cast<int>(widths.size()) - 1);
  }
};

const std::string& header_of(const TextColumn& column, bool brief) {
  return brief && !column.brief.empty() ? column.brief : column.header;
}

Plan natural_plan(const TextTable& table, bool brief) {
  Plan plan;
  plan.brief = brief;
  plan.gap = brief ? 1 : 2;
  for (const TextColumn& column : table.columns)
    plan.widths.push_back(display_width(header_of(column, brief)));
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
  Plan roomy = natural_plan(table, false);
  shrink(roomy, table, width, 24);
  if (roomy.total() <= width) return roomy;
  Plan tight = natural_plan(table, true);
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
  std::vector<std::string> headers;
  for (const TextColumn& column : table.columns) headers.push_back(header_of(column, plan.brief));
  const std::string rule = repeated("─", plan.total()) + '\n';

  std::string text = wrapped(table.title, width, 2) + rule + line_of(headers, table, plan) + rule;
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
