#include "core/text.hpp"
#include "output/diff/diff.hpp"

#include <nlohmann/json.hpp>

namespace vindbaar::diff {
namespace {

using Json = nlohmann::ordered_json;

Json json(const ChangeRow& row) {
  Json also = Json::array();
  for (const Cause cause : row.also) also.push_back(word(cause));
  return {{"institution_id", row.institution},
          {"code", row.code},
          {"change", word(row.change)},
          {"cause", word(row.cause)},
          {"also", also},
          {"old_title", valid_utf8(row.old_title)},
          {"new_title", valid_utf8(row.new_title)},
          {"old_url", valid_utf8(row.old_url)},
          {"new_url", valid_utf8(row.new_url)},
          {"explanation", valid_utf8(row.explanation)}};
}

Json json(const Correction& correction) {
  return {{"institution_id", correction.institution},    {"code", correction.code},
          {"was_counted", correction.was_counted},       {"is_counted", correction.is_counted},
          {"title", valid_utf8(correction.title)},       {"url", valid_utf8(correction.url)},
          {"evidence", valid_utf8(correction.evidence)}, {"reason", correction.reason}};
}

Json json(const PanelCount& panel) {
  return {{"institutions", panel.institutions},
          {"certificates", panel.certificates},
          {"old_offerings", panel.old_offerings},
          {"new_offerings", panel.new_offerings}};
}

Json json(std::optional<int> count) {
  return count ? Json(*count) : Json();
}

}  // namespace

std::string json_of(const Comparison& comparison, const Context& context) {
  Json steps = Json::array();
  for (const auto& step : context.bridge.steps)
    steps.push_back(
        {{"change", word(step.change)}, {"cause", word(step.cause)}, {"offerings", step.offerings}});
  Json rows = Json::array();
  for (const auto& row : comparison.rows) rows.push_back(json(row));
  Json corrections = Json::array();
  for (const auto& correction : context.corrections) corrections.push_back(json(correction));
  const auto& bridge = context.bridge;
  const Json whole = {{"old", comparison.old_name},
                      {"new", comparison.new_name},
                      {"as_recorded", context.as_recorded},
                      {"bridge",
                       {{"old_total", bridge.old_total},
                        {"steps", steps},
                        {"merged_away", bridge.merged_away},
                        {"old_unmeasured", bridge.old_unmeasured},
                        {"new_unmeasured", bridge.new_unmeasured},
                        {"new_total", bridge.new_total}}},
                      {"panel", json(context.panel)},
                      {"found_afterwards", corrections},
                      {"rows", rows}};
  return whole.dump(2) + "\n";
}

std::string json_of(const std::vector<TotalRow>& rows, const std::string& old_name,
                    const std::string& new_name) {
  Json all = Json::array();
  for (const auto& row : rows)
    all.push_back({{"table", row.table},
                   {"id", row.id},
                   {"name", row.name},
                   {"before", json(row.before)},
                   {"now", json(row.now)}});
  const Json whole = {{"old", old_name}, {"new", new_name}, {"causes_known", false}, {"rows", all}};
  return whole.dump(2) + "\n";
}

std::string json_of(const std::vector<ChainLink>& links) {
  Json all = Json::array();
  for (const auto& link : links)
    all.push_back({{"run", link.run},
                   {"offerings", link.offerings},
                   {"panel", link.panel ? json(*link.panel) : Json()},
                   {"index", link.index}});
  return all.dump(2) + "\n";
}

}  // namespace vindbaar::diff
