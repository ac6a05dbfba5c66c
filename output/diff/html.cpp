#include "output/diff/diff.hpp"

#include "core/text.hpp"
#include "core/url.hpp"

#include <fmt/format.h>

namespace vindbaar::diff {
namespace {

using report::Language;

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--line:#8886;--gone:#b3261e;--came:#1b6e3c}
@media(prefers-color-scheme:dark){:root{--gone:#ff8a80;--came:#7ddf9f}}
body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:auto;padding:1rem}
table{border-collapse:collapse;width:100%;margin:0 0 2rem}
caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid var(--line)}
td a{overflow-wrap:anywhere;display:inline-block;min-width:9rem}
td.n,th.n{text-align:right;white-space:nowrap}
del{color:var(--gone)}ins{color:var(--came);font-weight:bold}
details{border:1px solid var(--line);padding:.5rem;margin:.5rem 0}
.wide{overflow-x:auto}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1rem}
h3{margin:.5rem 0;font-size:1rem}
.text{white-space:pre-line}
)css";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : valid_utf8(text)) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

/// Only web addresses become links: a page from the web may hold "javascript:".
std::string link(const std::string& text) {
  const bool looks_like_one = text.starts_with("http://") || text.starts_with("https://");
  const auto url = Url::parse(text);
  if (!looks_like_one || !url) return escaped(text);
  return fmt::format("<a rel=\"noreferrer noopener\" href=\"{}\">{}</a>", escaped(url->text()),
                     escaped(text));
}

struct Page {
  Language language;
  std::string body;

  std::string say(const char* nl, const char* en) const { return language == Language::nl ? nl : en; }
};

std::string cell_of(const report::MonitorCell& cell, bool is_step) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value))
    return is_step ? fmt::format("{:+}", *whole) : std::to_string(*whole);
  const auto* words = std::get_if<std::string>(&cell.value);
  return words == nullptr ? escaped(cell.mark) : link(*words);
}

void write_table(Page& page, const report::MonitorTable& table) {
  const auto open = [&](const char* tag, const report::MonitorColumn& column) {
    const bool is_number = column.kind == report::MonitorColumn::Kind::number;
    page.body += fmt::format("<{}{}>", tag, is_number ? " class=\"n\"" : "");
  };
  page.body += fmt::format(
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"{0}\"><table><caption>{0}</caption><thead><tr>",
      escaped(table.title));
  for (const auto& column : table.columns) {
    open("th scope=\"col\"", column);
    page.body += escaped(column.header) + "</th>";
  }
  page.body += "</tr></thead><tbody>\n";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    // A bridge's piers are counts, its steps are differences.
    const bool is_step = table.id == "brug" && r > 0 && r + 1 < table.rows.size();
    page.body += "<tr>";
    for (std::size_t i = 0; i < table.rows[r].cells.size(); ++i) {
      open("td", table.columns[i]);
      page.body += cell_of(table.rows[r].cells[i], is_step) + "</td>";
    }
    page.body += "</tr>\n";
  }
  page.body += "</tbody></table></div>\n";
  for (const std::string& note : table.notes) page.body += fmt::format("<p>{}</p>\n", escaped(note));
}

/// One of the two texts: what both have, and what only this one has.
std::string column(const SideBySide& text, const std::string& name, WordChange::Kind own) {
  const char* tag = own == WordChange::Kind::removed ? "del" : "ins";
  std::string html = "<div><h3>" + escaped(name) + "</h3><p class=\"text\">";
  for (const auto& change : text.words) {
    if (change.kind == WordChange::Kind::equal) html += escaped(change.words) + " ";
    if (change.kind == own) html += fmt::format("<{0}>{1}</{0}> ", tag, escaped(change.words));
  }
  return html + "</p></div>";
}

/// "ROC De Linde, K0905 Helpende plus".
std::string name_of(const ChangeRow& row, const seeds::Lists& lists) {
  const auto* institution = lists.institution(row.institution);
  const auto* certificate = lists.certificate(row.code);
  return fmt::format("{}, {}{}", institution != nullptr ? institution->name : row.institution, row.code,
                     certificate != nullptr ? " " + certificate->name : "");
}

void write_texts(Page& page, const Comparison& comparison, const Context& context,
                 const seeds::Lists& lists) {
  if (context.texts.empty()) return;
  page.body += fmt::format("<h2>{}</h2>\n", page.say("Teksten van toen en nu", "Texts then and now"));
  for (const auto& text : context.texts) {
    page.body +=
        fmt::format("<details><summary>{}: {}</summary><div class=\"two\">{}{}</div></details>\n",
                    escaped(name_of(*text.row, lists)), escaped(title(text.row->cause, page.language)),
                    column(text, comparison.old_name, WordChange::Kind::removed),
                    column(text, comparison.new_name, WordChange::Kind::added));
  }
}

}  // namespace

std::string html_of(const Comparison& comparison, const Context& context, const seeds::Lists& lists,
                    Language language) {
  Page page{language, ""};
  const std::string title =
      fmt::format(fmt::runtime(page.say("Vindbaar aanbod: {} en {}", "Findable supply: {} and {}")),
                  comparison.old_name, comparison.new_name);
  page.body += fmt::format("<h1>{}</h1>\n", escaped(title));
  for (const auto& table : tables_of(comparison, context, lists, language)) {
    if (table.id != "teksten") write_table(page, table);  // whole, below
  }
  write_texts(page, comparison, context, lists);
  return fmt::format(
      "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">"
      "<meta name=\"viewport\" "
      "content=\"width=device-width\"><title>{}</title><style>{}</style></head>\n<body><main>{}"
      "</main></body></html>\n",
      language == Language::nl ? "nl" : "en", escaped(title), style, page.body);
}

}  // namespace vindbaar::diff
