#include "reconcile/queries.hpp"

#include "core/text.hpp"
#include "reconcile/defaults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace vindbaar::reconcile {
namespace {

auto refused(const std::string& what) {
  return failure(Error::Kind::bad_input, "E-QUERY", what,
                 "see the Reconciliation Service API 0.2, reconciliation queries");
}

/// A property's value as text: a string, a number, {"id"} of something reconciled before, or a list of these.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  if (value.is_object() && value.contains("id")) return text_of(value["id"]);
  std::string all;
  if (value.is_array()) {
    for (const Json& each : value) all += (all.empty() ? "" : " ") + text_of(each);
  }
  return all;
}

struct Asked {
  std::string title;
  std::string words;  ///< Of all properties that say something of the page.
  std::string institution;
  std::vector<std::string> types;
  std::size_t limit = defaults::candidates;
};

Result<void> read_properties(const Json& properties, Asked& asked) {
  if (!properties.is_array()) return refused("'properties' is no list");
  for (const Json& property : properties) {
    const bool is_whole = property.is_object() && property.contains("pid") && property["pid"].is_string() &&
                          property.contains("v");
    if (!is_whole) return refused("a property lacks 'pid' or 'v'");
    const auto id = property["pid"].get<std::string>();
    const std::string value = text_of(property["v"]);
    if (value.empty()) continue;
    if (id == "institution") {
      asked.institution = value;
    } else if (id == "level") {
      asked.words += " niveau " + value + ".";
    } else if (id == "sbu") {
      asked.words += " " + value + " sbu.";
    } else {
      asked.words += " " + value + ".";
    }
  }
  return {};
}

Result<Asked> read_query(const Json& query) {
  Asked asked;
  if (query.is_string()) {
    asked.title = query.get<std::string>();
    return asked;
  }
  if (!query.is_object()) return refused("a query is neither text nor object");
  if (query.contains("query")) {
    if (!query["query"].is_string()) return refused("'query' is no text");
    asked.title = query["query"].get<std::string>();
  } else if (!query.contains("properties") || query["properties"].empty()) {
    return refused("a query has neither 'query' nor 'properties'");
  }
  if (query.contains("limit")) {
    if (!query["limit"].is_number() || !(query["limit"].get<double>() >= 1))
      return refused("'limit' is no number above 0");
    const double limit =
        std::min(query["limit"].get<double>(), static_cast<double>(defaults::candidates_most));
    asked.limit = static_cast<std::size_t>(limit);
  }
  if (query.contains("type")) {
    const Json& type = query["type"];
    for (const Json& each : type.is_array() ? type : Json::array({type})) {
      if (each.is_string()) asked.types.push_back(each.get<std::string>());
    }
  }
  if (query.contains("properties")) {
    if (const auto read = read_properties(query["properties"], asked); !read)
      return tl::unexpected(read.error());
  }
  if (trim(asked.title).empty()) asked.title = asked.words;
  return asked;
}

bool is_wanted(const Json& types, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::any_of(types.begin(), types.end(), [&](const Json& type) {
           return std::find(wanted.begin(), wanted.end(), type["id"].get<std::string>()) != wanted.end();
         });
}

/// Probability in percent, with two decimals; what moved it, in log-odds.
Json candidate(const matcher::Ranked& ranked, const seeds::Certificate& certificate, bool is_match,
               const std::string& says) {
  Json features = Json::array();
  features.push_back({{"id", "probability"}, {"value", ranked.probability.value()}});
  for (const matcher::Reason& reason : ranked.reasons)
    features.push_back({{"id", reason.feature}, {"value", std::round(reason.shift * 1000) / 1000}});
  return {{"id", ranked.code.text()},
          {"name", ranked.name},
          {"description", says},
          {"type", types_of(certificate)},
          {"score", std::round(ranked.probability.value() * 10000) / 100},
          {"match", is_match},
          {"features", std::move(features)}};
}

std::string why(const matcher::Ranked& ranked) {
  std::string words;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, ranked.reasons.size()); ++i)
    words += (words.empty() ? "" : "; ") + ranked.reasons[i].words;
  return words;
}

}  // namespace

Json types_of(const seeds::Certificate& certificate) {
  const bool is_unit = certificate.kind == CertificateKind::elective_unit;
  return Json::array({{{"id", "mbo-certificaat"}, {"name", "Mbo-certificaat"}},
                      {{"id", is_unit ? "keuzedeel" : "beroepsonderdeel"},
                       {"name", is_unit ? "Keuzedeel" : "Beroepsgericht onderdeel"}}});
}

Result<Json> answer_query(const Register& with, const Json& query) {
  const auto asked = read_query(query);
  if (!asked) return tl::unexpected(asked.error());
  const matcher::Query question{asked->title, with.read_context(asked->title, asked->words),
                                asked->institution, ""};
  const auto matches = with.matcher.match(question);
  // OpenRefine takes one certain candidate over by itself; of a bundle a person has to choose.
  const auto accepted = std::count_if(matches.begin(), matches.end(), [](const matcher::Match& match) {
    return match.verdict == Verdict::accepted;
  });
  Json result = Json::array();
  std::vector<CertificateCode> told;
  const auto add = [&](const matcher::Ranked& ranked, bool is_match, const std::string& says) {
    const seeds::Certificate* certificate = with.lists.certificate(ranked.code.text());
    const bool is_new = std::find(told.begin(), told.end(), ranked.code) == told.end();
    if (certificate == nullptr || !is_new || result.size() == asked->limit) return;
    if (!is_wanted(types_of(*certificate), asked->types)) return;
    told.push_back(ranked.code);
    result.push_back(candidate(ranked, *certificate, is_match, says));
  };
  for (const matcher::Match& match : matches)
    add(match.best, accepted == 1 && match.verdict == Verdict::accepted, match.verdict_reason);
  for (const matcher::Ranked& ranked : with.matcher.rank(question, asked->limit))
    add(ranked, false, why(ranked));
  return Json{{"result", std::move(result)}};
}

Result<Json> answer_batch(const Register& with, const Json& queries) {
  if (!queries.is_object()) return refused("'queries' is no object of queries");
  if (queries.size() > defaults::queries_a_batch) {
    return refused(fmt::format("{} queries in one batch; at most {} are answered", queries.size(),
                               defaults::queries_a_batch));
  }
  Json answers = Json::object();
  for (const auto& [key, query] : queries.items()) {
    auto answered = answer_query(with, query);
    if (!answered) return refused("query '" + key + "': " + answered.error().what);
    answers[key] = std::move(*answered);
  }
  return answers;
}

}  // namespace vindbaar::reconcile
