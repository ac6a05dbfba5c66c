#pragma once

#include "output/report/monitor_table.hpp"

#include <string>

namespace vindbaar::files {

/// A table with its title as heading and its notes below; numbers with evidence link to "<page>#bewijs=CELL".
std::string table_html(const report::MonitorTable& table, report::Language language, const std::string& page);

/// "12", "3,4" or "3.4", "12,5%", by column and language; the mark follows.
std::string cell_text(const report::MonitorCell& cell, report::MonitorColumn::Kind kind,
                      report::Language language);

/// A whole page around `body`, which is safe already; style and script built in, no network allowed.
std::string html_page(const std::string& title, report::Language language, const std::string& body,
                      const std::string& data_json);

}  // namespace vindbaar::files
