#include "output/files/spss.hpp"

#include "core/coding_frame.hpp"
#include "core/text.hpp"
#include "core/vocabulary.hpp"
#include "output/files/defaults.hpp"
#include "output/files/html_text.hpp"

#include <algorithm>
#include <functional>

namespace vindbaar::files {
namespace {

using report::OfferingFacts;

/// A variable and how an offering fills it.
struct Filled {
  SpssVariable variable;
  std::function<SpssValue(const OfferingFacts&)> value;
};

class Variables {
 public:
  explicit Variables(report::Language language) : language_(language) {}

  void text(const char* name, const char* nl, const char* en,
            std::function<std::string(const OfferingFacts&)> value) {
    all_.push_back({{name, say(nl, en), true, SpssVariable::Measure::nominal, {}},
                    [value = std::move(value)](const OfferingFacts& facts) -> SpssValue {
                      return cut(valid_utf8(value(facts)), defaults::most_spss_bytes);
                    }});
  }
  void scale(const char* name, const char* nl, const char* en,
             std::function<std::optional<double>(const OfferingFacts&)> value) {
    all_.push_back({{name, say(nl, en), false, SpssVariable::Measure::scale, {}},
                    [value = std::move(value)](const OfferingFacts& facts) -> SpssValue {
                      const auto number = value(facts);
                      return number ? SpssValue(*number) : SpssValue();
                    }});
  }
  /// A word that becomes 1, 2, 3 … with the word as its label; a word outside the list is missing.
  void code(std::string name, std::string label, std::vector<std::pair<std::string, std::string>> words,
            std::function<std::string(const OfferingFacts&)> value) {
    SpssVariable variable{std::move(name), std::move(label), false, SpssVariable::Measure::nominal, {}};
    for (std::size_t at = 0; at < words.size(); ++at)
      variable.values.emplace_back(static_cast<double>(at + 1), words[at].second);
    all_.push_back(
        {std::move(variable),
         [words = std::move(words), value = std::move(value)](const OfferingFacts& facts) -> SpssValue {
           const std::string word = value(facts);
           const auto found =
               std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.first == word; });
           if (found == words.end()) return {};
           return static_cast<double>(found - words.begin() + 1);
         }});
  }
  void flag(std::string name, std::string label,
            std::function<std::optional<bool>(const OfferingFacts&)> value) {
    SpssVariable variable{std::move(name),
                          std::move(label),
                          false,
                          SpssVariable::Measure::nominal,
                          {{0, say("nee", "no")}, {1, say("ja", "yes")}}};
    all_.push_back({std::move(variable), [value = std::move(value)](const OfferingFacts& facts) -> SpssValue {
                      const auto yes = value(facts);
                      return yes ? SpssValue(*yes ? 1.0 : 0.0) : SpssValue();
                    }});
  }
  std::string say(const char* nl, const char* en) const {
    return language_ == report::Language::nl ? nl : en;
  }
  std::string say(std::string_view nl, std::string_view en) const {
    return std::string(language_ == report::Language::nl ? nl : en);
  }
  const std::vector<Filled>& all() const { return all_; }

 private:
  report::Language language_;
  std::vector<Filled> all_;
};

void add_names(Variables& to) {
  to.text("institution_id", "Instelling (id)", "Institution (id)",
          [](const auto& f) { return f.offering->institution; });
  to.text("institution", "Instelling", "Institution",
          [](const auto& f) { return f.institution != nullptr ? f.institution->name : std::string(); });
  to.flag("funded", to.say("Bekostigd", "Funded"), [](const auto& f) {
    return f.institution != nullptr ? std::optional(f.institution->funded) : std::nullopt;
  });
  to.text("type", "Type instelling", "Type of institution",
          [](const auto& f) { return f.institution != nullptr ? f.institution->type : std::string(); });
  to.text("province", "Provincie", "Province",
          [](const auto& f) { return f.institution != nullptr ? f.institution->province : std::string(); });
  to.text("code", "Certificaatcode", "Certificate code", [](const auto& f) { return f.offering->code; });
  to.text("certificate", "Certificaat", "Certificate",
          [](const auto& f) { return f.certificate != nullptr ? f.certificate->name : std::string(); });
  to.code(
      "kind", to.say("Soort", "Kind"),
      {{"keuzedeel", to.say("keuzedeel", "elective unit")},
       {"beroepsonderdeel", to.say("beroepsonderdeel", "vocational unit")}},
      [](const auto& f) { return f.certificate != nullptr ? std::string(word(f.certificate->kind)) : ""; });
}

void add_verdicts(Variables& to) {
  to.text("title", "Titel op de pagina", "Title on the page",
          [](const auto& f) { return f.offering->title; });
  to.text("url", "Pagina", "Page", [](const auto& f) { return f.offering->url; });
  to.code("audience", to.say("Wie kan zich inschrijven", "Who can enrol"),
          {{"individual", to.say("individueel", "individuals")},
           {"employer_only", to.say("alleen via de werkgever", "through an employer only")},
           {"both", to.say("beide", "both")},
           {"unknown", to.say("niet vermeld", "not stated")}},
          [](const auto& f) { return f.offering->audience; });
  to.code("availability", to.say("Inschrijving nu mogelijk", "Can one enrol now"),
          {{"open", to.say("ja", "yes")},
           {"unavailable", to.say("nee", "no")},
           {"unknown", to.say("niet vermeld", "not stated")}},
          [](const auto& f) { return f.offering->availability; });
  to.code("verdict", to.say("Oordeel", "Verdict"),
          {{"accepted", to.say("aanvaard", "accepted")},
           {"doubtful", to.say("twijfel", "doubtful")},
           {"rejected", to.say("afgewezen", "rejected")}},
          [](const auto& f) { return f.offering->verdict; });
  to.flag("findable", to.say("Telt mee als vindbaar", "Counts as findable"),
          [](const auto& f) { return std::optional(f.offering->findable); });
  to.scale("probability", "Kans dat het dit certificaat is", "Probability that it is this certificate",
           [](const auto& f) { return std::optional(f.offering->probability); });
  to.text("evidence", "Bewijs op de pagina", "Evidence on the page",
          [](const auto& f) { return f.offering->evidence; });
  to.text("excluded_by", "Regel die het uitsluit", "Rule that excludes it",
          [](const auto& f) { return f.offering->excluded_by; });
  to.text("archived_at", "Gearchiveerd (UTC)", "Archived (UTC)",
          [](const auto& f) { return f.offering->archived_at; });
  to.scale("pages", "Pagina's die het bewijzen", "Pages that prove it",
           [](const auto& f) { return std::optional(static_cast<double>(f.offering->pages)); });
  to.scale("clicks", "Klikken vanaf de beginpagina", "Clicks from the home page", [](const auto& f) {
    return f.clicks < 0 ? std::optional<double>() : static_cast<double>(f.clicks);
  });
}

/// A feature with one value is one variable; one with several a yes or no for each value, as SPSS's multiple
/// response sets want them. Not stated is missing.
void add_features(Variables& to) {
  for (const Feature& feature : coding_frame()) {
    const std::string_view id = feature.id;
    const std::string label = to.say(feature.nl, feature.en);
    if (feature.values.empty()) {
      to.text(std::string(id).c_str(), std::string(feature.nl).c_str(), std::string(feature.en).c_str(),
              [id](const OfferingFacts& f) {
                const auto found = f.features.find(id);
                return found == f.features.end() || found->second.empty() ? std::string()
                                                                          : found->second.front().value;
              });
    } else if (feature.is_multiple) {
      for (const FeatureValue& value : feature.values) {
        const std::string_view word = value.word;
        to.flag(std::string(id) + '_' + std::string(word), label + ": " + to.say(value.nl, value.en),
                [id, word](const OfferingFacts& f) -> std::optional<bool> {
                  const auto found = f.features.find(id);
                  if (found == f.features.end()) return std::nullopt;
                  return std::any_of(found->second.begin(), found->second.end(),
                                     [word](const auto& one) { return one.value == word; });
                });
      }
    } else {
      std::vector<std::pair<std::string, std::string>> words;
      for (const FeatureValue& value : feature.values)
        words.emplace_back(value.word, to.say(value.nl, value.en));
      to.code(std::string(id), label, std::move(words), [id](const OfferingFacts& f) {
        const auto found = f.features.find(id);
        return found == f.features.end() || found->second.empty() ? std::string()
                                                                  : found->second.front().value;
      });
    }
  }
}

}  // namespace

SpssData spss_data_of(const Publication& publication) {
  Variables variables(publication.language);
  add_names(variables);
  add_verdicts(variables);
  add_features(variables);
  SpssData data;
  for (const Filled& one : variables.all()) data.variables.push_back(one.variable);
  data.rows.reserve(publication.offerings.size());
  for (const OfferingFacts& facts : publication.offerings) {
    std::vector<SpssValue> row;
    row.reserve(variables.all().size());
    for (const Filled& one : variables.all()) row.push_back(one.value(facts));
    data.rows.push_back(std::move(row));
  }
  return data;
}

}  // namespace vindbaar::files
