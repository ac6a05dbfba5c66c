#include "core/certificate_code.hpp"
#include "output/diff/defaults.hpp"
#include "output/diff/diff.hpp"
#include "output/diff/tallies.hpp"
#include "output/report/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::diff {
namespace {

using report::Language;
using report::TextRow;
using report::TextTable;

struct Writer {
  Language language;
  int width;
  std::string text;

  std::string say(const char* nl, const char* en) const { return language == Language::nl ? nl : en; }
  void table(const TextTable& table) { text += report::laid_out(table, width); }
};

TextTable bridge_table(const Writer& writer, const Comparison& comparison, const Bridge& bridge) {
  TextTable table;
  table.title = fmt::format(
      fmt::runtime(writer.say("Van {} naar {}: vindbaar aanbod", "From {} to {}: findable supply")),
      comparison.old_name, comparison.new_name);
  table.columns = {{writer.say("Oorzaak", "Cause"), "", false, true},
                   {writer.say("Aantal", "Number"), "", true, false}};
  const auto line = [&](const std::string& name, const std::string& value,
                        TextRow::Kind kind = TextRow::Kind::plain) {
    table.rows.push_back({{name, value}, kind});
  };
  line(comparison.old_name, std::to_string(bridge.old_total));
  for (const auto& step : bridge.steps)
    line(fmt::format("{}: {}", title(step.change, writer.language), title(step.cause, writer.language)),
         fmt::format("{:+}", step.offerings));
  if (bridge.merged_away != 0)
    line(writer.say("samengegaan door fusie of vervanging (was dubbel, telt eens)",
                    "joined by merger or replacement (was two, counts once)"),
         fmt::format("{:+}", bridge.merged_away));
  if (bridge.old_unmeasured != 0)
    line(fmt::format(fmt::runtime(writer.say("niet gemeten in {}: onbekend", "not measured in {}: unknown")),
                     comparison.new_name),
         fmt::format("{:+}", bridge.old_unmeasured));
  if (bridge.new_unmeasured != 0)
    line(fmt::format(fmt::runtime(writer.say("niet gemeten in {}: onbekend", "not measured in {}: unknown")),
                     comparison.old_name),
         fmt::format("{:+}", bridge.new_unmeasured));
  line(comparison.new_name, std::to_string(bridge.new_total), TextRow::Kind::total);
  return table;
}

TextTable panel_table(const Writer& writer, const Comparison& comparison, const Context& context) {
  const auto& panel = context.panel;
  TextTable table;
  table.title =
      writer.say("Alles, en alleen wat beide jaren hebben (panel)", "All, and what both years have (panel)");
  table.columns = {{"", "", false, true},
                   {comparison.old_name, "", true, false},
                   {comparison.new_name, "", true, false},
                   {writer.say("Verschil", "Change"), "", true, false}};
  const auto line = [&](const std::string& name, int before, int now) {
    table.rows.push_back(
        {{name, std::to_string(before), std::to_string(now), fmt::format("{:+}", now - before)},
         TextRow::Kind::plain});
  };
  line(writer.say("alle instellingen en certificaten", "all institutions and certificates"),
       context.bridge.old_total, context.bridge.new_total);
  line(fmt::format(fmt::runtime(writer.say("panel: {} instellingen, {} certificaten",
                                           "panel: {} institutions, {} certificates")),
                   panel.institutions, panel.certificates),
       panel.old_offerings, panel.new_offerings);
  return table;
}

std::string count(int value) {
  return value == 0 ? "" : std::to_string(value);
}

/// "K0905 Helpende plus": people know certificates by their codes, institutions by their names.
std::string name_of(const Tally& tally) {
  const bool is_code = CertificateCode::parse(tally.id).has_value() && tally.id != tally.name;
  return is_code ? tally.id + " " + tally.name : tally.name;
}

TextTable tally_table(const Writer& writer, const std::string& title, const std::vector<Tally>& tallies) {
  TextTable table;
  table.title = title;
  table.columns = {{"", "", false, true},
                   {writer.say("Vorig", "Before"), "", true, false},
                   {writer.say("Verdwenen", "Gone"), writer.say("Verdw", "Gone"), true, false},
                   {writer.say("Nieuw", "New"), "", true, false},
                   {writer.say("Gewijzigd", "Changed"), writer.say("Gewijz", "Chgd"), true, false},
                   {writer.say("Onbekend", "Unknown"), writer.say("Onbek", "Unkn"), true, false},
                   {writer.say("Nu", "Now"), "", true, false}};
  std::size_t shown = 0;
  std::size_t left = 0;
  for (const auto& tally : tallies) {
    if (!tally.has_change()) continue;
    if (shown++ >= rows_shown) {
      ++left;
      continue;
    }
    const auto whole = [&](bool is_measured, int value) {
      return is_measured ? std::to_string(value) : writer.say("n.g.", "n.m.");
    };
    table.rows.push_back(
        {{name_of(tally), whole(tally.was_measured, tally.before), count(tally.gone), count(tally.appeared),
          count(tally.changed), count(tally.unknown), whole(tally.is_measured, tally.now)},
         TextRow::Kind::plain});
  }
  if (left > 0)
    table.notes.push_back(fmt::format(fmt::runtime(writer.say("en {} rijen meer: zie het CSV-bestand",
                                                              "and {} rows more: see the CSV file")),
                                      left));
  return table;
}

TextTable unknown_table(const Writer& writer, const Comparison& comparison, const seeds::Lists& lists) {
  TextTable table;
  table.title =
      writer.say("Niet gemeten: geen verdwenen en geen nieuw aanbod", "Not measured: neither gone nor new");
  table.columns = {{writer.say("Instelling", "Institution"), "", false, true},
                   {writer.say("Aantal", "Number"), "", true, false},
                   {writer.say("Waarom", "Why"), "", false, true}};
  std::map<std::pair<std::string, std::string>, int> why;
  for (const auto& row : comparison.rows) {
    if (row.change == Change::unknown) ++why[{row.institution, row.explanation}];
  }
  for (const auto& [key, number] : why) {
    const auto* institution = lists.institution(key.first);
    table.rows.push_back(
        {{institution != nullptr ? institution->name : key.first, std::to_string(number), key.second},
         TextRow::Kind::plain});
  }
  return table;
}

TextTable correction_table(const Writer& writer, const Comparison& comparison, const Context& context) {
  int added = 0;
  int removed = 0;
  TextTable table;
  table.columns = {{writer.say("Instelling", "Institution"), "", false, true},
                   {"Code", "", false, false},
                   {"", "", false, false},
                   {writer.say("Titel", "Title"), "", false, true}};
  for (const auto& row : context.corrections) {
    (row.is_counted ? added : removed) += 1;
    if (table.rows.size() >= rows_shown) continue;
    table.rows.push_back(
        {{row.institution, row.code, row.is_counted ? "+" : "−", row.title}, TextRow::Kind::plain});
  }
  table.title = fmt::format(fmt::runtime(writer.say("Achteraf gevonden in het archief van {}",
                                                    "Found afterwards in the archive of {}")),
                            comparison.old_name);
  table.notes.push_back(
      fmt::format(fmt::runtime(writer.say("toen geteld {}; met de regels van nu {} (+{} −{})",
                                          "counted then {}; by the rules of now {} (+{} −{})")),
                  context.bridge.old_total - added + removed, context.bridge.old_total, added, removed));
  return table;
}

}  // namespace

std::string print_summary(const Comparison& comparison, const Context& context, const seeds::Lists& lists,
                          Language language, int width) {
  Writer writer{language, width, ""};
  if (context.as_recorded)
    writer.text +=
        writer.say("Let op: beide jaren zoals toen vastgelegd; verschil in regels en woorden telt mee.\n\n",
                   "Note: both years as recorded then; differences in rules and phrases are included.\n\n");
  writer.table(bridge_table(writer, comparison, context.bridge));
  writer.table(panel_table(writer, comparison, context));
  writer.table(tally_table(writer, writer.say("Per instelling", "Per institution"),
                           tallies_by_institution(comparison, lists)));
  writer.table(tally_table(writer, writer.say("Per certificaat", "Per certificate"),
                           tallies_by_certificate(comparison, lists)));
  if (context.bridge.old_unmeasured != 0 || context.bridge.new_unmeasured != 0)
    writer.table(unknown_table(writer, comparison, lists));
  if (!context.corrections.empty()) writer.table(correction_table(writer, comparison, context));
  return writer.text;
}

std::string print_totals(const std::vector<TotalRow>& rows, const std::string& old_name,
                         const std::string& new_name, Language language, int width) {
  Writer writer{language, width, ""};
  for (const std::string kind : {"institution", "certificate"}) {
    TextTable table;
    table.title = kind == "institution" ? writer.say("Per instelling", "Per institution")
                                        : writer.say("Per certificaat", "Per certificate");
    table.columns = {{"", "", false, true},
                     {old_name, "", true, false},
                     {new_name, "", true, false},
                     {writer.say("Verschil", "Change"), "", true, false}};
    int before = 0;
    int now = 0;
    for (const auto& row : rows) {
      if (row.table != kind) continue;
      before += row.before.value_or(0);
      now += row.now.value_or(0);
      const bool is_interesting = row.before.value_or(0) != row.now.value_or(0) || (row.before && !row.now);
      if (!is_interesting) continue;
      table.rows.push_back({{row.name.empty() ? row.id : row.id + " " + row.name,
                             row.before ? std::to_string(*row.before) : "",
                             row.now ? std::to_string(*row.now) : writer.say("niet gemeten", "not measured"),
                             row.before && row.now ? fmt::format("{:+}", *row.now - *row.before) : ""},
                            TextRow::Kind::plain});
    }
    table.rows.push_back({{writer.say("Totaal", "Total"), std::to_string(before), std::to_string(now),
                           fmt::format("{:+}", now - before)},
                          TextRow::Kind::total});
    writer.table(table);
  }
  writer.text += writer.say("Van gepubliceerde tabellen is geen archief: oorzaken zijn niet te kennen.\n",
                            "There is no archive behind published tables: causes cannot be known.\n");
  return writer.text;
}

std::string print_chain(const std::vector<ChainLink>& links, Language language, int width) {
  Writer writer{language, width, ""};
  TextTable table;
  table.title = writer.say("Reeks: aantallen, en index over wat opeenvolgende jaren beide hebben",
                           "Series: counts, and an index over what successive years both have");
  table.columns = {{writer.say("Run", "Run"), "", false, true},
                   {writer.say("Aanbod", "Offerings"), "", true, false},
                   {writer.say("Panel vorig", "Panel before"), "", true, false},
                   {writer.say("Panel nu", "Panel now"), "", true, false},
                   {"Index", "", true, false}};
  for (const auto& link : links) {
    table.rows.push_back(
        {{link.run, std::to_string(link.offerings),
          link.panel ? std::to_string(link.panel->old_offerings) : "",
          link.panel ? std::to_string(link.panel->new_offerings) : "", fmt::format("{:.1f}", link.index)},
         TextRow::Kind::plain});
  }
  writer.table(table);
  return writer.text;
}

}  // namespace vindbaar::diff
