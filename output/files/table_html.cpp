#include "output/files/table_html.hpp"

#include "output/files/html_text.hpp"
#include "output/files/page_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::files {
namespace {

using report::MonitorCell;
using report::MonitorColumn;
using report::MonitorRow;
using report::MonitorTable;

std::string sort_value(const MonitorCell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value))
    return fmt::format(" data-value=\"{}\"", *whole);
  if (const auto* real = std::get_if<double>(&cell.value)) return fmt::format(" data-value=\"{}\"", *real);
  return {};
}

std::string cell_html(const MonitorCell& cell, const MonitorColumn& column, bool is_row_name,
                      report::Language language, const std::string& page) {
  std::string text = escaped(cell_text(cell, column.kind, language));
  if (!cell.behind.empty() && !text.empty())
    text = fmt::format("<a href=\"{}#bewijs={}\">{}</a>", escaped(page), escaped(cell.behind), text);
  const bool is_number = column.kind != MonitorColumn::Kind::text;
  if (is_row_name) return fmt::format("<th scope=\"row\">{}</th>", text);
  return fmt::format("<td{}{}>{}</td>", is_number ? " class=\"n\"" : "", sort_value(cell), text);
}

std::string row_html(const MonitorTable& table, const MonitorRow& row, report::Language language,
                     const std::string& page) {
  if (row.kind == MonitorRow::Kind::heading) {
    const std::string words =
        row.cells.empty() ? "" : cell_text(row.cells.front(), MonitorColumn::Kind::text, language);
    return fmt::format("<tr class=\"heading\"><th scope=\"colgroup\" colspan=\"{}\">{}</th></tr>\n",
                       table.columns.size(), escaped(words));
  }
  std::string html = row.kind == MonitorRow::Kind::total ? "<tr class=\"total\">" : "<tr>";
  for (std::size_t at = 0; at < table.columns.size() && at < row.cells.size(); ++at) {
    const bool has_words = std::holds_alternative<std::string>(row.cells[at].value);
    html += cell_html(row.cells[at], table.columns[at], at == 0 && has_words, language, page);
  }
  return html + "</tr>\n";
}

}  // namespace

std::string cell_text(const MonitorCell& cell, MonitorColumn::Kind kind, report::Language language) {
  std::string text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) text = std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell.value)) {
    text = kind == MonitorColumn::Kind::share ? fmt::format("{:.1f}%", *real * 100)
                                              : fmt::format("{:.2f}", *real);
    if (language == report::Language::nl) std::replace(text.begin(), text.end(), '.', ',');
  }
  if (const auto* plain = std::get_if<std::string>(&cell.value)) text = *plain;
  return text + cell.mark;
}

std::string table_html(const MonitorTable& table, report::Language language, const std::string& page) {
  const std::string id = escaped(table.id);
  std::string html = fmt::format("<section>\n<h2 id=\"{0}\">{1}</h2>\n", id, escaped(table.title));
  if (!table.rows.empty()) {
    html += fmt::format(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{}\">"
        "<table class=\"sortable\" aria-labelledby=\"{}\">\n<thead><tr>",
        id, id);
    for (const MonitorColumn& column : table.columns)
      html +=
          fmt::format("<th scope=\"col\"{}>{}</th>",
                      column.kind == MonitorColumn::Kind::text ? "" : " class=\"n\"", escaped(column.header));
    html += "</tr></thead>\n<tbody>\n";
    for (const MonitorRow& row : table.rows) html += row_html(table, row, language, page);
    html += "</tbody></table></div>\n";
  }
  if (!table.notes.empty()) {
    html += "<ul class=\"notes\">";
    for (const std::string& note : table.notes) html += "<li>" + escaped(note) + "</li>";
    html += "</ul>\n";
  }
  return html + "</section>\n";
}

std::string html_page(const std::string& title, report::Language language, const std::string& body,
                      const std::string& data_json) {
  std::string html = "<!doctype html>\n<html lang=\"";
  html += language == report::Language::nl ? "nl" : "en";
  html +=
      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>";
  html += escaped(title) + "</title>\n<style>";
  html += page_style;
  html += "</style>\n</head>\n<body>\n" + body;
  if (!data_json.empty())
    html += "<script type=\"application/json\" id=\"data\">" + script_safe(data_json) + "</script>\n";
  html += "<script>";
  html += page_script;
  return html + "</script>\n</body>\n</html>\n";
}

}  // namespace vindbaar::files
