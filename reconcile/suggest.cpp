#include "reconcile/suggest.hpp"

#include "core/text.hpp"
#include "reconcile/defaults.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::reconcile {
namespace {

struct Offered {
  const char* id;
  const char* name;
  const char* description;
};

constexpr std::array properties = {
    Offered{"context", "Context", "words around the title: section, description, what one gets"},
    Offered{"code", "Code", "a printed code, such as K0905"},
    Offered{"level", "Niveau", "mbo level, 1 to 4"},
    Offered{"sbu", "SBU", "study load in hours"},
    Offered{"institution", "Instelling", "id of the institution, for decisions made before"},
};
constexpr std::array types = {
    Offered{"mbo-certificaat", "Mbo-certificaat", "every certificate of the register"},
    Offered{"keuzedeel", "Keuzedeel", "certificates of elective units, K codes"},
    Offered{"beroepsonderdeel", "Beroepsgericht onderdeel", "certificates of vocational units, C codes"},
};

template <std::size_t count>
Json among(const std::array<Offered, count>& all, std::string_view prefix) {
  const std::string wanted = fold(prefix);
  Json result = Json::array();
  for (const Offered& each : all) {
    const bool fits =
        fold(each.id).find(wanted) != std::string::npos || fold(each.name).find(wanted) != std::string::npos;
    if (fits) result.push_back({{"id", each.id}, {"name", each.name}, {"description", each.description}});
  }
  return {{"result", std::move(result)}};
}

bool holds(const seeds::Certificate& certificate, const std::vector<std::string>& words) {
  const std::string text = fold(certificate.code.text() + ' ' + certificate.name);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

Json entity(const seeds::Certificate& certificate) {
  return {{"id", certificate.code.text()},
          {"name", certificate.name},
          {"description", certificate.code.text() + ", " + std::string(title(certificate.sector))},
          {"notable", types_of(certificate)}};
}

}  // namespace

Json suggest_entities(const Register& with, Date day, std::string_view prefix, std::size_t cursor) {
  std::vector<std::string> words;
  const std::string folded = fold(prefix);
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  std::vector<const seeds::Certificate*> found;
  for (const seeds::Certificate& certificate : with.lists.certificates) {
    if (certificate.is_valid_on(day) && holds(certificate, words)) found.push_back(&certificate);
  }
  if (found.empty()) {
    const matcher::Query query{std::string(prefix), std::nullopt, "", ""};
    for (const matcher::Ranked& ranked : with.matcher.rank(query, defaults::suggestions)) {
      if (const auto* certificate = with.lists.certificate(ranked.code.text())) found.push_back(certificate);
    }
  }
  Json result = Json::array();
  for (std::size_t i = cursor; i < found.size() && result.size() < defaults::suggestions; ++i)
    result.push_back(entity(*found[i]));
  return {{"result", std::move(result)}};
}

Json suggest_properties(std::string_view prefix) {
  return among(properties, prefix);
}
Json suggest_types(std::string_view prefix) {
  return among(types, prefix);
}

}  // namespace vindbaar::reconcile
