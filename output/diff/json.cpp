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

}  // namespace

std::string json_of(const Comparison& comparison, const Context& context) {
  Json steps = Json::array();
  for (const auto& step : context.bridge.steps)
    steps.push_back(
        {{"change", word(step.change)}, {"cause", word(step.cause)}, {"offerings", step.offerings}});
  Json rows = Json::array();
  for (const auto& row : comparison.rows) rows.push_back(json(row));
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
                      {"panel",
                       {{"institutions", context.panel.institutions},
                        {"certificates", context.panel.certificates},
                        {"old_offerings", context.panel.old_offerings},
                        {"new_offerings", context.panel.new_offerings}}},
                      {"rows", rows}};
  return whole.dump(2) + "\n";
}

}  // namespace vindbaar::diff
