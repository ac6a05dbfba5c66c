#include "output/report/defaults.hpp"
#include "output/report/evidence.hpp"
#include "output/report/index.hpp"
#include "output/report/report.hpp"
#include "output/report/rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace vindbaar::report {
namespace {

using PairKey = std::pair<std::string_view, std::string_view>;  // institution, code

struct Judged {
  Evidence evidence;
  const Rule* rule = nullptr;  ///< Why the page cannot prove an offering.
  Verdict verdict() const { return rule != nullptr ? Verdict::rejected : evidence.verdict; }
};

const std::string& quote_of(const store::MatchRow& match) {
  if (!match.claim_quote.empty()) return match.claim_quote;
  return match.audience_quote.empty() ? match.title : match.audience_quote;
}

/// The page a colleague should open first. Nothing is left to the order of rows.
bool proves_better(const Judged& a, const Judged& b) {
  const auto rank = [](const Judged& judged) {
    const Evidence& e = judged.evidence;
    const store::MatchRow& m = *e.match;
    return std::tuple(-static_cast<int>(judged.rule != nullptr && e.verdict == Verdict::accepted),
                      !e.is_own_page, e.kind != PageKind::certificate_track, m.claim_quote.empty(),
                      -m.probability, m.url.size(), std::string_view(m.url), std::string_view(m.title),
                      std::string_view(quote_of(m)), std::string_view(m.detail_url));
  };
  return rank(a) < rank(b);
}

std::vector<Judged> with_verdict(const std::vector<Judged>& all, Verdict verdict) {
  std::vector<Judged> chosen;
  std::copy_if(all.begin(), all.end(), std::back_inserter(chosen),
               [&](const Judged& judged) { return judged.verdict() == verdict; });
  return chosen;
}

/// The evidence of the best verdict that any page supports (R8: any number of pages, one offering).
std::vector<Judged> best_evidence(const std::vector<Judged>& all) {
  for (const Verdict verdict : {Verdict::accepted, Verdict::doubtful}) {
    if (auto chosen = with_verdict(all, verdict); !chosen.empty()) return chosen;
  }
  return all;
}

/// A rejected pair is listed when a reader would wonder why it does not count.
bool is_worth_listing(const std::vector<Judged>& all, const Subject& subject) {
  return std::any_of(all.begin(), all.end(), [&](const Judged& judged) {
    const store::MatchRow& match = *judged.evidence.match;
    if (match.decided_by_human || match.probability >= defaults::rejected_listed_from) return true;
    return judged.rule != nullptr && subject.certificate != nullptr &&
           names(match.title, *subject.certificate);
  });
}

std::vector<Evidence> evidence_in(const std::vector<Judged>& judged) {
  std::vector<Evidence> evidence;
  for (const Judged& one : judged) evidence.push_back(one.evidence);
  return evidence;
}

store::OfferingRow row_of(const std::vector<Judged>& proof, const Subject& subject) {
  const Judged& best = *std::min_element(proof.begin(), proof.end(), proves_better);
  const auto pages = evidence_in(proof);
  const Statement statement{best.verdict(), audience_of(pages), availability_of(pages)};
  const store::MatchRow& match = *best.evidence.match;

  const Rule* rule = rule_against(subject);
  if (rule == nullptr) rule = best.rule;
  if (rule == nullptr) rule = rule_against(statement);

  std::set<std::string_view> urls;
  double probability = 0;
  for (const Evidence& page : pages) {
    urls.insert(page.match->url);
    probability = std::max(probability, page.match->probability);
  }

  store::OfferingRow row;
  row.institution = match.institution;
  row.code = match.code;
  row.title = match.title;
  row.url = match.url;
  row.audience = word(statement.audience);
  row.availability = word(statement.availability);
  row.verdict = word(statement.verdict);
  row.findable = rule == nullptr;
  row.probability = probability;
  row.evidence = quote_of(match);
  row.archived_at = best.evidence.page != nullptr ? best.evidence.page->archived_at : std::string();
  row.pages = static_cast<std::int64_t>(urls.size());
  row.excluded_by = rule != nullptr ? rule->text() : std::string();
  return row;
}

}  // namespace

std::vector<store::OfferingRow> decide_offerings(const std::vector<store::MatchRow>& matches,
                                                 const std::vector<store::PageRow>& pages,
                                                 const seeds::Lists& lists, Date day) {
  const ListIndex index(lists);
  const PageIndex page_index(pages);
  std::map<PairKey, std::vector<const store::MatchRow*>> pairs;
  for (const store::MatchRow& match : matches) pairs[{match.institution, match.code}].push_back(&match);

  std::vector<store::OfferingRow> rows;
  for (const auto& [key, of_pair] : pairs) {
    const Subject subject{index.institution(key.first), index.certificate(key.second), day};
    std::vector<Judged> judged;
    for (const store::MatchRow* match : of_pair) {
      const Evidence evidence =
          evidence_of(*match, page_index.find(match->institution, match->url), subject, lists.portals);
      judged.push_back({evidence, rule_against(evidence)});
    }
    const auto proof = best_evidence(judged);
    if (proof.front().verdict() == Verdict::rejected && !is_worth_listing(judged, subject)) continue;
    rows.push_back(row_of(proof, subject));
  }
  return rows;
}

}  // namespace vindbaar::report
