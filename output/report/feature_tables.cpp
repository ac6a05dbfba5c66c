// The coding frame: how often each value of each feature stands on the pages of findable offerings.
#include "output/report/offering_facts.hpp"
#include "output/report/sectors.hpp"
#include "output/report/survey.hpp"

#include "core/coding_frame.hpp"
#include "core/text.hpp"

#include <array>
#include <map>
#include <set>

namespace vindbaar::report {
namespace {

/// One way to split the offerings into columns.
struct Split {
  const char* id;
  std::string sheet;
  std::string title;
  std::vector<std::pair<std::string, std::string>> columns;  ///< Tag and header; every offering has one.
};

/// The row's words, and the tag that its cells ask for.
struct Line {
  std::string words;
  std::string tag;
};

std::vector<Line> lines_of(const Survey& survey, const Feature& feature) {
  std::vector<Line> lines;
  const std::string start = std::string(feature.id) + '=';
  for (const FeatureValue& value : feature.values)
    lines.push_back({std::string(survey.say(value.nl, value.en)), start + std::string(value.word)});
  if (feature.values.empty())
    lines.push_back({std::string(survey.say("wel vermeld", "stated")), start + std::string(stated)});
  lines.push_back({std::string(survey.say("niet vermeld", "not stated")), start + std::string(not_stated)});
  return lines;
}

MonitorTable table_of(const Survey& survey, const Split& split) {
  MonitorTable table;
  table.id = split.id;
  table.sheet = split.sheet;
  table.title = split.title;
  table.columns = {words_column("feature", survey.say("Kenmerk", "Feature")),
                   words_column("value", survey.say("Waarde", "Value"))};
  for (const auto& [tag, header] : split.columns) table.columns.push_back(number_column(tag, header));
  table.columns.push_back(number_column("total", survey.say("Totaal", "Total")));
  table.columns.push_back(share_column("share", survey.say("Deel van het aanbod", "Share of offerings")));
  std::vector<std::size_t> column_of;  // of each counted offering
  for (const OfferingFacts* facts : survey.counted) {
    std::size_t at = 0;
    while (at < split.columns.size() && !facts->has(split.columns[at].first)) ++at;
    column_of.push_back(at);
  }
  for (const Feature& feature : coding_frame()) {
    table.rows.push_back(heading_row(survey.say(feature.nl, feature.en)));
    for (const Line& line : lines_of(survey, feature)) {
      std::vector<std::int64_t> counts(split.columns.size() + 1);
      for (std::size_t at = 0; at < survey.counted.size(); ++at) {
        if (survey.counted[at]->has(line.tag)) ++counts[column_of[at]];
      }
      MonitorRow row{{text(survey.say(feature.nl, feature.en)), text(line.words)}};
      std::int64_t total = 0;
      for (std::size_t at = 0; at < counts.size(); ++at) {
        total += counts[at];
        if (at < split.columns.size())
          row.cells.push_back(number(counts[at], line.tag + '/' + split.columns[at].first));
      }
      row.cells.push_back(number(total, line.tag));
      row.cells.push_back(share(total, static_cast<std::int64_t>(survey.counted.size()), line.tag));
      table.rows.push_back(std::move(row));
    }
  }
  table.notes = {std::string(survey.say("Niet vermeld is niet hetzelfde als nee. Bij kenmerken met meer "
                                        "waarden kan een traject in meer rijen staan.",
                                        "Not stated is not the same as no. Of features with several values a "
                                        "track can stand in several rows.")),
                 survey.coverage()};
  return table;
}

}  // namespace

void add_feature_tables(const Survey& survey, std::vector<MonitorTable>& tables) {
  Split by_type{
      "kenmerken",
      std::string(survey.say("Kenmerken naar type", "Features by type")),
      std::string(survey.say("Kenmerken van het vindbare aanbod naar type instelling (analysekader)",
                             "Features of findable offerings by type of institution (coding frame)")),
      {}};
  std::set<std::string> types;
  for (const auto& institution : survey.material.lists.institutions) types.insert(institution.type);
  for (const std::string& type : types) {
    if (!type.empty()) by_type.columns.emplace_back(lower(type), type);
  }
  tables.push_back(table_of(survey, by_type));
  Split by_sector{"kenmerken-sector",
                  std::string(survey.say("Kenmerken naar sector", "Features by sector")),
                  std::string(survey.say("Kenmerken van het vindbare aanbod naar sector (analysekader)",
                                         "Features of findable offerings by sector (coding frame)")),
                  {}};
  for (const Sector sector : every_sector) by_sector.columns.emplace_back(word(sector), sector_name(sector));
  tables.push_back(table_of(survey, by_sector));
}

}  // namespace vindbaar::report
