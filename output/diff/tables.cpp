#include "output/diff/diff.hpp"
#include "output/diff/tallies.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

namespace vindbaar::diff {
namespace {

using report::Language;
using report::MonitorCell;
using report::MonitorColumn;
using report::MonitorRow;
using report::MonitorTable;
using Kind = MonitorColumn::Kind;

/// Titles and headers in the report's language.
struct Words {
  Language language;
  std::string operator()(const char* nl, const char* en) const { return language == Language::nl ? nl : en; }
};

MonitorCell text(std::string words) {
  return {std::move(words)};
}

MonitorCell number(int value) {
  return {std::int64_t{value}};
}

MonitorTable bridge_table(const Words& say, const Comparison& comparison, const Context& context) {
  const Bridge& bridge = context.bridge;
  MonitorTable table{
      "brug",
      say("Brug", "Bridge"),
      fmt::format(fmt::runtime(say("Van {} naar {}: vindbaar aanbod, oorzaak voor oorzaak",
                                   "From {} to {}: findable supply, cause by cause")),
                  comparison.old_name, comparison.new_name),
      {{"step", say("Oorzaak", "Cause")}, {"offerings", say("Aantal", "Number"), Kind::number}},
      {},
      {}};
  const auto line = [&](const std::string& name, int value, MonitorRow::Kind kind = MonitorRow::Kind::plain) {
    table.rows.push_back({{text(name), number(value)}, kind});
  };
  line(comparison.old_name, bridge.old_total);
  for (const auto& step : bridge.steps)
    line(fmt::format("{}: {}", title(step.change, say.language), title(step.cause, say.language)),
         step.offerings);
  const std::pair<std::string, int> others[] = {
      {say("samengegaan door fusie of vervanging (was dubbel, telt eens)",
           "joined by merger or replacement (was two, counts once)"),
       bridge.merged_away},
      {fmt::format(fmt::runtime(say("niet gemeten in {}: onbekend", "not measured in {}: unknown")),
                   comparison.new_name),
       bridge.old_unmeasured},
      {fmt::format(fmt::runtime(say("niet gemeten in {}: onbekend", "not measured in {}: unknown")),
                   comparison.old_name),
       bridge.new_unmeasured}};
  for (const auto& [name, value] : others) {
    if (value != 0) line(name, value);
  }
  line(comparison.new_name, bridge.new_total, MonitorRow::Kind::total);
  if (context.as_recorded)
    table.notes.push_back(say("Beide jaren zoals toen vastgelegd, met de regels van toen.",
                              "Both years as recorded then, with the rules of then."));
  return table;
}

MonitorTable panel_table(const Words& say, const Comparison& comparison, const Context& context) {
  const PanelCount& panel = context.panel;
  MonitorTable table{
      "panel",
      "Panel",
      say("Alles, en alleen wat beide jaren hebben (panel)", "All, and what both years have (panel)"),
      {{"what", say("Wat", "What")},
       {"old", comparison.old_name, Kind::number},
       {"new", comparison.new_name, Kind::number},
       {"change", say("Verschil", "Change"), Kind::number}},
      {},
      {say("Panel: instellingen die in beide jaren gemeten zijn, certificaten die op beide dagen in het "
           "register "
           "staan (vervangen met hun opvolger).",
           "Panel: institutions measured in both years, certificates in the register on both days (replaced "
           "ones "
           "with their successor).")}};
  const auto line = [&](const std::string& name, int before, int now) {
    table.rows.push_back({{text(name), number(before), number(now), number(now - before)}});
  };
  line(say("alle instellingen en certificaten", "all institutions and certificates"),
       context.bridge.old_total, context.bridge.new_total);
  line(fmt::format(fmt::runtime(say("panel: {} instellingen, {} certificaten",
                                    "panel: {} institutions, {} certificates")),
                   panel.institutions, panel.certificates),
       panel.old_offerings, panel.new_offerings);
  return table;
}

MonitorTable tally_table(const Words& say, std::string id, std::string title,
                         const std::vector<Tally>& tallies) {
  MonitorTable table{std::move(id),
                     title,
                     title,
                     {{"id", "Id"},
                      {"name", say("Naam", "Name")},
                      {"before", say("Vorig", "Before"), Kind::number},
                      {"gone", say("Verdwenen", "Gone"), Kind::number},
                      {"new", say("Nieuw", "New"), Kind::number},
                      {"changed", say("Gewijzigd", "Changed"), Kind::number},
                      {"unknown", say("Onbekend", "Unknown"), Kind::number},
                      {"now", say("Nu", "Now"), Kind::number}},
                     {},
                     {say("Alleen rijen waarin iets wijzigde of onbekend is.",
                          "Only rows in which something changed or is unknown."),
                      say("n.g.: niet gemeten, wat geen nul is.", "n.m.: not measured, which is no zero.")}};
  for (const Tally& tally : tallies) {
    if (!tally.has_change()) continue;
    const auto whole = [&](bool is_measured, int value) {
      return is_measured ? number(value) : MonitorCell{{}, {}, say("n.g.", "n.m.")};
    };
    table.rows.push_back({{text(tally.id), text(tally.name), whole(tally.was_measured, tally.before),
                           number(tally.gone), number(tally.appeared), number(tally.changed),
                           number(tally.unknown), whole(tally.is_measured, tally.now)}});
  }
  return table;
}

MonitorTable rows_table(const Words& say, const Comparison& comparison, const seeds::Lists& lists) {
  MonitorTable table{"wijzigingen",
                     say("Wijzigingen", "Changes"),
                     say("Elke wijziging met haar oorzaak", "Every change with its cause"),
                     {{"institution", say("Instelling", "Institution")},
                      {"code", "Code"},
                      {"change", say("Wijziging", "Change")},
                      {"cause", say("Oorzaak", "Cause")},
                      {"old_title", say("Titel toen", "Title then")},
                      {"new_title", say("Titel nu", "Title now")},
                      {"old_url", say("Pagina toen", "Page then")},
                      {"new_url", say("Pagina nu", "Page now")},
                      {"explanation", say("Toelichting", "Explanation")}},
                     {},
                     {}};
  for (const ChangeRow& row : comparison.rows) {
    if (row.change == Change::kept) continue;
    const auto* institution = lists.institution(row.institution);
    table.rows.push_back(
        {{text(institution != nullptr ? institution->name : row.institution), text(row.code),
          text(std::string(title(row.change, say.language))),
          text(std::string(title(row.cause, say.language))), text(row.old_title), text(row.new_title),
          text(row.old_url), text(row.new_url), text(row.explanation)}});
  }
  return table;
}

std::string words_of(const SideBySide& texts, WordChange::Kind kind) {
  std::string all;
  for (const WordChange& change : texts.words) {
    if (change.kind != kind) continue;
    if (!all.empty()) all += " … ";
    all += collapse_spaces(change.words);
  }
  return all;
}

MonitorTable texts_table(const Words& say, const Context& context) {
  MonitorTable table{
      "teksten",
      say("Teksten", "Texts"),
      say("Woorden die gingen en kwamen op pagina's die er nog staan",
          "Words that went and came on pages that still stand"),
      {{"institution_id", say("Instelling", "Institution")},
       {"code", "Code"},
       {"cause", say("Oorzaak", "Cause")},
       {"url", say("Pagina", "Page")},
       {"removed", say("Weg", "Gone")},
       {"added", say("Erbij", "Added")}},
      {},
      {say("De hele teksten naast elkaar staan in het HTML-bestand.", "The HTML file has the whole texts.")}};
  for (const SideBySide& texts : context.texts)
    table.rows.push_back(
        {{text(texts.row->institution), text(texts.row->code),
          text(std::string(title(texts.row->cause, say.language))),
          text(texts.row->new_url.empty() ? texts.row->old_url : texts.row->new_url),
          text(words_of(texts, WordChange::Kind::removed)), text(words_of(texts, WordChange::Kind::added))}});
  return table;
}

MonitorTable corrections_table(const Words& say, const Comparison& comparison, const Context& context) {
  MonitorTable table{
      "achteraf",
      say("Achteraf gevonden", "Found afterwards"),
      fmt::format(fmt::runtime(say("Wat de regels van nu anders vinden in het archief van {}",
                                   "What the rules of now find otherwise in the archive of {}")),
                  comparison.old_name),
      {{"institution_id", say("Instelling", "Institution")},
       {"code", "Code"},
       {"was_counted", say("Geteld toen", "Counted then"), Kind::number},
       {"is_counted", say("Geteld nu", "Counted now"), Kind::number},
       {"title", say("Titel", "Title")},
       {"url", say("Pagina", "Page")},
       {"evidence", say("Bewijs", "Evidence")},
       {"reason", say("Waarom niet", "Why not")}},
      {},
      {}};
  int added = 0;
  for (const Correction& row : context.corrections) {
    added += (row.is_counted ? 1 : 0) - (row.was_counted ? 1 : 0);
    table.rows.push_back({{text(row.institution), text(row.code), number(row.was_counted ? 1 : 0),
                           number(row.is_counted ? 1 : 0), text(row.title), text(row.url), text(row.evidence),
                           text(row.reason)}});
  }
  table.notes.push_back(fmt::format(fmt::runtime(say("Toen geteld {}, met de regels van nu {}.",
                                                     "Counted then {}, by the rules of now {}.")),
                                    context.bridge.old_total - added, context.bridge.old_total));
  return table;
}

}  // namespace

std::vector<report::MonitorTable> tables_of(const Comparison& comparison, const Context& context,
                                            const seeds::Lists& lists, Language language) {
  const Words say{language};
  std::vector<MonitorTable> tables = {
      bridge_table(say, comparison, context), panel_table(say, comparison, context),
      tally_table(say, "instellingen", say("Per instelling", "Per institution"),
                  tallies_by_institution(comparison, lists)),
      tally_table(say, "certificaten", say("Per certificaat", "Per certificate"),
                  tallies_by_certificate(comparison, lists)),
      rows_table(say, comparison, lists)};
  if (!context.texts.empty()) tables.push_back(texts_table(say, context));
  if (!context.corrections.empty()) tables.push_back(corrections_table(say, comparison, context));
  return tables;
}

}  // namespace vindbaar::diff
