#pragma once
// The demands of the API 0.2 on answers, as its JSON schemas state them (manifest,
// reconciliation-result-batch, suggest-entities-response, suggest-properties-response, suggest-types-response
// at https://reconciliation-api.github.io/specs/0.2/schemas/), each as a function that says what is wrong.

#include <nlohmann/json.hpp>

#include <string>

namespace vindbaar::reconcile {

using nlohmann::json;

inline std::string wrong_text(const json& in, const char* key, bool is_required) {
  if (!in.contains(key)) return is_required ? std::string("lacks ") + key : "";
  return in[key].is_string() ? "" : std::string(key) + " is no text";
}

inline std::string wrong_types(const json& types) {
  if (!types.is_array()) return "types are no list";
  for (const json& type : types) {
    if (type.is_string()) continue;
    if (!type.is_object()) return "a type is neither text nor object";
    if (auto wrong = wrong_text(type, "id", true); !wrong.empty()) return wrong;
    if (auto wrong = wrong_text(type, "name", false); !wrong.empty()) return wrong;
  }
  return "";
}

inline std::string wrong_manifest(const json& manifest) {
  if (!manifest.is_object()) return "no object";
  for (const char* key : {"name", "identifierSpace", "schemaSpace"}) {
    if (auto wrong = wrong_text(manifest, key, true); !wrong.empty()) return wrong;
  }
  if (!manifest.contains("versions") || !manifest["versions"].is_array()) return "lacks versions";
  bool is_0_2 = false;
  for (const json& version : manifest["versions"]) is_0_2 = is_0_2 || version == "0.2";
  if (!is_0_2) return "versions lack 0.2";
  for (const char* key : {"view", "preview"}) {
    if (!manifest.contains(key)) continue;
    if (auto wrong = wrong_text(manifest[key], "url", true); !wrong.empty()) return wrong;
    if (manifest[key]["url"].get<std::string>().find("{{id}}") == std::string::npos)
      return "url without {{id}}";
  }
  if (manifest.contains("preview")) {
    for (const char* key : {"width", "height"}) {
      if (!manifest["preview"].contains(key) || !manifest["preview"][key].is_number_integer())
        return "preview size";
    }
  }
  if (manifest.contains("defaultTypes")) return wrong_types(manifest["defaultTypes"]);
  return "";
}

inline std::string wrong_candidate(const json& candidate) {
  if (!candidate.is_object()) return "a candidate is no object";
  for (const char* key : {"id", "name"}) {
    if (auto wrong = wrong_text(candidate, key, true); !wrong.empty()) return wrong;
  }
  if (auto wrong = wrong_text(candidate, "description", false); !wrong.empty()) return wrong;
  if (!candidate.contains("score") || !candidate["score"].is_number()) return "score";
  if (candidate.contains("match") && !candidate["match"].is_boolean()) return "match";
  if (candidate.contains("type")) {
    if (auto wrong = wrong_types(candidate["type"]); !wrong.empty()) return wrong;
  }
  if (!candidate.contains("features")) return "";
  if (!candidate["features"].is_array()) return "features are no list";
  for (const json& feature : candidate["features"]) {
    if (auto wrong = wrong_text(feature, "id", true); !wrong.empty()) return wrong;
    if (!feature.contains("value") || !(feature["value"].is_number() || feature["value"].is_boolean()))
      return "a feature's value is neither number nor boolean";
  }
  return "";
}

inline std::string wrong_result(const json& answer) {
  if (!answer.is_object() || !answer.contains("result") || !answer["result"].is_array())
    return "lacks result";
  for (const json& candidate : answer["result"]) {
    if (auto wrong = wrong_candidate(candidate); !wrong.empty()) return wrong;
  }
  return "";
}

inline std::string wrong_batch(const json& answers) {
  if (!answers.is_object()) return "a batch is an object";
  for (const auto& [key, answer] : answers.items()) {
    if (auto wrong = wrong_result(answer); !wrong.empty()) return key + ": " + wrong;
  }
  return "";
}

inline std::string wrong_suggestions(const json& answer) {
  if (!answer.is_object() || !answer.contains("result") || !answer["result"].is_array())
    return "lacks result";
  for (const json& each : answer["result"]) {
    for (const char* key : {"id", "name"}) {
      if (auto wrong = wrong_text(each, key, true); !wrong.empty()) return wrong;
    }
    if (auto wrong = wrong_text(each, "description", false); !wrong.empty()) return wrong;
    if (!each.contains("notable")) continue;
    if (auto wrong = wrong_types(each["notable"]); !wrong.empty()) return wrong;
  }
  return "";
}

}  // namespace vindbaar::reconcile
