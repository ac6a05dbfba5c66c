#include "extractors/features.hpp"

#include "core/coding_frame.hpp"
#include "core/text.hpp"
#include "extractors/facts.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace vindbaar::extractors {
namespace {

/// Values found so far, the best sentence for each.
class Found {
 public:
  void add(std::string_view feature, std::string_view value, double weight, std::string quote) {
    auto& known = values_[std::string(feature)][std::string(value)];
    known.times += 1;
    if (weight <= known.weight) return;
    known.weight = weight;
    known.quote = std::move(quote);
  }

  bool has(std::string_view feature, std::string_view value) const {
    const auto found = values_.find(feature);
    return found != values_.end() && found->second.count(std::string(value)) > 0;
  }

  bool has(std::string_view feature) const { return values_.find(feature) != values_.end(); }

  /// Two opposite values become one.
  void merge(std::string_view feature, std::string_view one, std::string_view other, std::string_view both) {
    if (!has(feature, one) || !has(feature, other)) return;
    auto& values = values_.find(feature)->second;
    const std::string quote = values.at(std::string(one)).quote + " … " + values.at(std::string(other)).quote;
    values.clear();
    values[std::string(both)] = {1, 1, quote};
  }

  std::vector<CodedFeature> in_order_of_frame() const {
    std::vector<CodedFeature> all;
    for (const Feature& feature : coding_frame()) {
      const auto found = values_.find(feature.id);
      if (found == values_.end()) continue;
      const auto best =
          std::max_element(found->second.begin(), found->second.end(), [](const auto& a, const auto& b) {
            return std::pair(a.second.weight, a.second.times) < std::pair(b.second.weight, b.second.times);
          });
      for (const auto& [value, evidence] : found->second) {
        if (!feature.is_multiple && value != best->first) continue;
        if (is_allowed(feature, value))
          all.push_back({std::string(feature.id), value, valid_utf8(evidence.quote)});
      }
    }
    return all;
  }

 private:
  struct Evidence {
    int times = 0;
    double weight = 0;
    std::string quote;
  };
  std::map<std::string, std::map<std::string, Evidence>, std::less<>> values_;
};

void add_civil_effect(const Candidate& candidate, Found& found) {
  const std::string quote = candidate.claim.quote;
  const std::string folded = fold(quote);
  if (candidate.claim.value == Claim::mbo_certificate) {
    found.add("civil_effect", "mbo_certificaat", 1, quote);
    found.add("offering_type", "certificaat", 1.1, quote);
  } else if (candidate.claim.value == Claim::other) {
    const bool is_branch = folded.find("branche") != std::string::npos;
    const bool is_diploma =
        !is_branch && folded.find("diploma") != std::string::npos &&
        (folded.find("mbo") != std::string::npos || folded.find("niveau") != std::string::npos);
    found.add("civil_effect", is_branch ? "branchecertificaat" : is_diploma ? "diploma" : "overig", 1, quote);
    if (is_branch) found.add("offering_type", "branchecertificaat", 0.9, quote);
  }
}

bool is_about_start(std::string_view folded) {
  static const RE2 words(R"(\b(?:start\w*|begin\w*|data|datum|instroom\w*|aanvang)\b)");
  return RE2::PartialMatch(re2::StringPiece(folded.data(), folded.size()), words);
}

void add_from_sentence(const Sentence& sentence, const PhraseSet& phrases, Found& found) {
  for (const seeds::Phrase* phrase : phrases.find(sentence.folded)) {
    const std::size_t colon = phrase->meaning.find(':');
    if (colon == std::string::npos) continue;
    found.add(std::string_view(phrase->meaning).substr(0, colon),
              std::string_view(phrase->meaning).substr(colon + 1), phrase->weight, sentence.text);
  }
  const bool is_labelled = sentence.folded.starts_with("duur") || sentence.folded.starts_with("duration") ||
                           sentence.folded.starts_with("studie") || sentence.folded.starts_with("sbu");
  if (const std::string duration = find_duration(sentence.folded); !duration.empty())
    found.add("duration", duration, is_labelled ? 1 : duration.ends_with("sbu") ? 0.9 : 0.6, sentence.text);
  if (!is_about_start(sentence.folded)) return;
  const std::size_t moments = count_start_moments(sentence.folded);
  if (moments > 0)
    found.add("start_moments",
              moments == 1   ? "vast_1"
              : moments == 2 ? "vast_2"
                             : "vast_meer",
              0.7, sentence.text);
}

}  // namespace

std::string find_duration(std::string_view folded) {
  static const RE2 pattern(
      R"(\b(\d{1,4}(?:[.,]\d{1,3})?|een half|anderhalf|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|one|two|three|four|five|six|ten) (?:opeenvolgende |halve |hele |full )?(sbu|studiebelastingsuren|uur|uren|weken|week|maanden|maand|jaar|bijeenkomsten|lesdagen|dagdelen|dagen|dag|lessen|avonden|ochtenden|weeks|months|days|hours|sessions)\b)");
  static const std::map<std::string, std::string, std::less<>> numbers = {
      {"een half", "0,5"}, {"anderhalf", "1,5"}, {"een", "1"},     {"twee", "2"},  {"drie", "3"},
      {"vier", "4"},       {"vijf", "5"},        {"zes", "6"},     {"zeven", "7"}, {"acht", "8"},
      {"negen", "9"},      {"tien", "10"},       {"twaalf", "12"}, {"one", "1"},   {"two", "2"},
      {"three", "3"},      {"four", "4"},        {"five", "5"},    {"six", "6"},   {"ten", "10"}};
  static const std::map<std::string, std::string, std::less<>> units = {{"studiebelastingsuren", "sbu"},
                                                                        {"uren", "uur"},
                                                                        {"week", "weken"},
                                                                        {"weeks", "weken"},
                                                                        {"maand", "maanden"},
                                                                        {"months", "maanden"},
                                                                        {"dag", "dagen"},
                                                                        {"days", "dagen"},
                                                                        {"hours", "uur"},
                                                                        {"sessions", "bijeenkomsten"}};
  std::string number;
  std::string unit;
  if (!RE2::PartialMatch(re2::StringPiece(folded.data(), folded.size()), pattern, &number, &unit)) return {};
  if (const auto known = numbers.find(number); known != numbers.end()) number = known->second;
  if (const auto known = units.find(unit); known != units.end()) unit = known->second;
  return number + " " + unit;
}

std::size_t count_start_moments(std::string_view folded) {
  static const RE2 month(
      R"(\b(?:\d{1,2} )?(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october)\b)");
  static const RE2 date(R"(\b(\d{1,2}[-/]\d{1,2}[-/](?:20)?\d{2})\b)");
  std::set<std::string> moments;
  for (const RE2* pattern : {&month, &date}) {
    re2::StringPiece rest(folded.data(), folded.size());
    std::string moment;
    while (RE2::FindAndConsume(&rest, *pattern, &moment)) moments.insert(moment);
  }
  return moments.size();
}

std::vector<CodedFeature> read_features(const Candidate& candidate, PageKind kind,
                                        const std::vector<const Sentence*>& sentences,
                                        const PhraseSet& phrases) {
  Found found;
  for (const int level : candidate.levels) {
    std::string quote;
    for (const Sentence* sentence : sentences) {
      const bool names_it = sentence->text.find(std::to_string(level)) != std::string::npos &&
                            (sentence->folded.find("niveau") != std::string::npos ||
                             sentence->folded.find("mbo") != std::string::npos ||
                             sentence->folded.find("level") != std::string::npos);
      if (quote.empty() && names_it) quote = sentence->text;
    }
    found.add("level", std::to_string(level), 1, quote.empty() ? candidate.title : quote);
  }
  add_civil_effect(candidate, found);
  for (const Sentence* sentence : sentences) add_from_sentence(*sentence, phrases, found);
  for (const Sentence* sentence : sentences) {
    if (candidate.sbu && find_study_load(sentence->folded) == candidate.sbu)
      found.add("duration", std::to_string(*candidate.sbu) + " sbu", 2, sentence->text);
  }
  found.merge("time_place", "onafhankelijk", "afhankelijk", "deels");
  found.merge("pathway_openness", "open", "gestandaardiseerd", "deels");
  found.merge("individual_or_group", "individueel", "groepsgewijs", "beide");
  const bool is_vocational =
      kind == PageKind::diploma_programme || candidate.claim.value == Claim::mbo_certificate;
  if (!found.has("specificity") && is_vocational)
    found.add("specificity", "beroepsspecifiek", 0.5, candidate.title);
  return found.in_order_of_frame();
}

}  // namespace vindbaar::extractors
