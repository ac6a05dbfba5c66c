#include "matcher/decisions.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <map>

namespace vindbaar::matcher {
namespace {

std::string key_of(const std::string& institution, std::string_view title) {
  return institution + '\n' + fold(title);
}

}  // namespace

Decisions::Decisions(const std::vector<seeds::Decision>& decisions) : decisions_(decisions) {
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    by_title_[key_of(decisions_[i].institution_id, decisions_[i].title)].push_back(i);
  }
}

std::vector<Decisions::Ruling> Decisions::rulings(const Query& query) const {
  std::vector<Ruling> found;
  if (query.institution_id.empty() || by_title_.empty()) return found;
  const auto listed = by_title_.find(key_of(query.institution_id, query.title));
  if (listed == by_title_.end()) return found;
  std::map<CertificateCode, Ruling> by_code;
  for (const std::size_t i : listed->second) {
    const seeds::Decision& decision = decisions_[i];
    const bool changed = !decision.fingerprint.empty() && !query.fingerprint.empty() &&
                         decision.fingerprint != query.fingerprint;
    const Ruling ruling{&decision, false, changed};
    const auto [known, is_first] = by_code.try_emplace(decision.code, ruling);
    if (is_first) continue;
    const seeds::Decision& other = *known->second.decision;
    if (decision.when > other.when) known->second = ruling;
    if (decision.when == other.when && decision.verdict != other.verdict)
      known->second.is_contradicted = true;
  }
  for (const auto& [code, ruling] : by_code) found.push_back(ruling);
  return found;
}

void Decisions::apply(Match& match, const Ruling& ruling) {
  const seeds::Decision& decision = *ruling.decision;
  const std::string said = std::string(word(decision.verdict)) + " by " +
                           (decision.who.empty() ? "a person" : decision.who) +
                           (decision.when.empty() ? "" : " on " + decision.when);
  if (ruling.is_contradicted) {
    match.verdict_reason +=
        "; people decided both ways about this title at one moment, so neither counts: settle it in "
        "decisions.csv";
    return;
  }
  if (ruling.evidence_changed) {
    match.verdict_reason += "; " + said + ", but the page has changed since: decide again";
    return;
  }
  match.verdict = decision.verdict;
  match.decided_by_human = true;
  match.verdict_reason = said + (decision.quote.empty() ? "" : ": \"" + decision.quote + "\"");
}

}  // namespace vindbaar::matcher
