#pragma once
// Human verdicts that overrule the matcher (design, section 7).

#include "matcher/matcher.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace vindbaar::matcher {

/// The decisions of decisions.csv, found by institution and folded title.
class Decisions {
 public:
  explicit Decisions(const std::vector<seeds::Decision>& decisions);

  /// Brings `matches` in line with what people decided about this institution and title. A decision whose
  /// fingerprint is another than the query's does not overrule: it is named in the verdict's reason. Of
  /// several, the latest counts; two of one moment that contradict each other do not overrule and are named.
  /// A decision for a certificate the matcher did not come up with becomes a match of its own when `name_of`
  /// knows the code.
  template <class NameOf>
  void overrule(std::vector<Match>& matches, const Query& query, NameOf name_of) const;

 private:
  struct Ruling {
    const seeds::Decision* decision = nullptr;
    bool is_contradicted = false;
    bool evidence_changed = false;
  };
  /// The ruling for each code, by code.
  std::vector<Ruling> rulings(const Query& query) const;
  static void apply(Match& match, const Ruling& ruling);

  std::vector<seeds::Decision> decisions_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_title_;
};

template <class NameOf>
void Decisions::overrule(std::vector<Match>& matches, const Query& query, NameOf name_of) const {
  for (const Ruling& ruling : rulings(query)) {
    bool is_known = false;
    for (Match& match : matches) {
      if (match.best.code != ruling.decision->code) continue;
      apply(match, ruling);
      is_known = true;
    }
    const bool adds = !is_known && !ruling.is_contradicted && !ruling.evidence_changed &&
                      ruling.decision->verdict != Verdict::rejected;
    const auto name = adds ? name_of(ruling.decision->code) : std::nullopt;
    if (!name) continue;
    Match match{
        {ruling.decision->code, *name, Probability(1), {}}, Verdict::rejected, {}, std::nullopt, false};
    apply(match, ruling);
    matches.insert(matches.begin(), std::move(match));
  }
}

}  // namespace vindbaar::matcher
