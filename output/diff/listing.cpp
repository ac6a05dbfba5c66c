#include "output/diff/diff.hpp"
#include "output/report/text_table.hpp"

#include <fmt/format.h>

namespace vindbaar::diff {

std::string list_of(const Comparison& comparison, report::Language language, int width) {
  std::string text;
  for (const auto& row : comparison.rows) {
    if (row.change == Change::kept) continue;
    const auto& name = row.new_title.empty() ? row.old_title : row.new_title;
    text +=
        report::wrapped(fmt::format("{} {} {}: {} ({})", row.institution, row.code, report::printable(name),
                                    title(row.change, language), title(row.cause, language)),
                        width, 2);
    for (const auto& url : {row.old_url, row.new_url}) {
      if (!url.empty()) text += "  " + report::printable(url) + "\n";
    }
    text += report::wrapped("  " + report::printable(row.explanation), width, 2);
  }
  return text;
}

}  // namespace vindbaar::diff
