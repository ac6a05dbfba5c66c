#include "output/diff/diff.hpp"
#include "output/diff/tallies.hpp"

#include "core/text.hpp"

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
th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
td.n,th.n{text-align:right;white-space:nowrap}
del{color:var(--gone)}ins{color:var(--came);font-weight:bold}
details{border:1px solid var(--line);padding:.5rem;margin:.5rem 0}
.wide{overflow-x:auto}
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
std::string link(const std::string& url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return escaped(url);
  return fmt::format("<a rel=\"noreferrer noopener\" href=\"{0}\">{0}</a>", escaped(url));
}

struct Page {
  Language language;
  std::string body;

  std::string say(const char* nl, const char* en) const { return language == Language::nl ? nl : en; }

  void open_table(const std::string& caption, const std::vector<std::string>& headers,
                  std::size_t numbers_from) {
    body += fmt::format(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"{0}\"><table><caption>{0}</caption><thead><tr>",
        escaped(caption));
    for (std::size_t i = 0; i < headers.size(); ++i)
      body += fmt::format("<th scope=\"col\"{}>{}</th>", i >= numbers_from ? " class=\"n\"" : "",
                          escaped(headers[i]));
    body += "</tr></thead><tbody>\n";
  }
  void row(const std::vector<std::string>& html_cells, std::size_t numbers_from) {
    body += "<tr>";
    for (std::size_t i = 0; i < html_cells.size(); ++i)
      body += fmt::format("<td{}>{}</td>", i >= numbers_from ? " class=\"n\"" : "", html_cells[i]);
    body += "</tr>\n";
  }
  void close_table() { body += "</tbody></table></div>\n"; }
};

constexpr std::size_t no_numbers = 99;

void write_bridge(Page& page, const Comparison& comparison, const Bridge& bridge) {
  page.open_table(page.say("Van vorig jaar naar nu", "From last year to now"),
                  {page.say("Oorzaak", "Cause"), page.say("Aantal", "Number")}, 1);
  page.row({escaped(comparison.old_name), std::to_string(bridge.old_total)}, 1);
  for (const auto& step : bridge.steps)
    page.row(
        {escaped(fmt::format("{}: {}", title(step.change, page.language), title(step.cause, page.language))),
         fmt::format("{:+}", step.offerings)},
        1);
  const std::pair<std::string, int> others[] = {
      {page.say("samengegaan door fusie of vervanging", "joined by merger or replacement"),
       bridge.merged_away},
      {page.say("nu niet gemeten", "not measured now"), bridge.old_unmeasured},
      {page.say("toen niet gemeten", "not measured then"), bridge.new_unmeasured}};
  for (const auto& [name, number] : others) {
    if (number != 0) page.row({escaped(name), fmt::format("{:+}", number)}, 1);
  }
  page.row({escaped(comparison.new_name), std::to_string(bridge.new_total)}, 1);
  page.close_table();
}

void write_tallies(Page& page, const std::string& caption, const std::vector<Tally>& tallies) {
  page.open_table(caption,
                  {"", page.say("Vorig", "Before"), page.say("Verdwenen", "Gone"), page.say("Nieuw", "New"),
                   page.say("Gewijzigd", "Changed"), page.say("Onbekend", "Unknown"), page.say("Nu", "Now")},
                  1);
  for (const auto& tally : tallies) {
    if (!tally.has_change()) continue;
    page.row({escaped(tally.name), std::to_string(tally.before), std::to_string(tally.gone),
              std::to_string(tally.appeared), std::to_string(tally.changed), std::to_string(tally.unknown),
              std::to_string(tally.now)},
             1);
  }
  page.close_table();
}

void write_rows(Page& page, const Comparison& comparison, const seeds::Lists& lists) {
  page.open_table(page.say("Elke wijziging met haar oorzaak", "Every change with its cause"),
                  {page.say("Instelling", "Institution"), "Code", page.say("Wijziging", "Change"),
                   page.say("Oorzaak", "Cause"), page.say("Titel", "Title"), page.say("Pagina", "Page"),
                   page.say("Toelichting", "Explanation")},
                  no_numbers);
  for (const auto& row : comparison.rows) {
    if (row.change == Change::kept) continue;
    const auto* institution = lists.institution(row.institution);
    page.row({escaped(institution != nullptr ? institution->name : row.institution), escaped(row.code),
              escaped(title(row.change, page.language)), escaped(title(row.cause, page.language)),
              escaped(row.new_title.empty() ? row.old_title : row.new_title),
              link(row.new_url.empty() ? row.old_url : row.new_url), escaped(row.explanation)},
             no_numbers);
  }
  page.close_table();
}

void write_texts(Page& page, const Context& context) {
  if (context.texts.empty()) return;
  page.body += fmt::format("<h2>{}</h2>\n", page.say("Teksten van toen en nu", "Texts then and now"));
  for (const auto& text : context.texts) {
    page.body += fmt::format("<details><summary>{} {}: {}</summary><p>", escaped(text.row->institution),
                             escaped(text.row->code), escaped(title(text.row->cause, page.language)));
    for (const auto& change : text.words) {
      const char* tag = change.kind == WordChange::Kind::removed ? "del"
                        : change.kind == WordChange::Kind::added ? "ins"
                                                                 : "span";
      page.body += fmt::format("<{0}>{1}</{0}> ", tag, escaped(change.words));
    }
    page.body += "</p></details>\n";
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
  if (context.as_recorded)
    page.body += fmt::format("<p><strong>{}</strong></p>\n",
                             page.say("Beide jaren zoals toen vastgelegd, met de regels van toen.",
                                      "Both years as recorded then, with the rules of then."));
  write_bridge(page, comparison, context.bridge);
  write_tallies(page, page.say("Per instelling", "Per institution"),
                tallies_by_institution(comparison, lists));
  write_tallies(page, page.say("Per certificaat", "Per certificate"),
                tallies_by_certificate(comparison, lists));
  write_rows(page, comparison, lists);
  write_texts(page, context);
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
