#include "output/report/csv_files.hpp"

#include "output/report/csv_text.hpp"
#include "output/report/index.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace vindbaar::report {
namespace {

struct Question {
  const store::OfferingRow* offering;
  bool would_count;  ///< A yes would make it findable.
  int providers;     ///< Of the certificate now.
  int offerings;     ///< Of the institution now.
};

/// A yes changes the count at once when nothing but doubt keeps the pair out.
bool would_count(const store::OfferingRow& row) {
  return row.excluded_by.starts_with("R12:") && row.audience != word(Audience::employer_only) &&
         row.availability != word(Availability::unavailable);
}

std::vector<Question> questions(const Counts& counts, const std::vector<store::OfferingRow>& offerings) {
  std::map<std::string_view, int> providers;
  std::map<std::string_view, int> of_institution;
  for (const CertificateCount& one : counts.certificates) providers[one.code] = one.total();
  for (const InstitutionCount& one : counts.institutions) of_institution[one.id] = one.current.value_or(0);
  std::vector<Question> rows;
  for (const store::OfferingRow& row : offerings) {
    if (row.verdict != word(Verdict::doubtful)) continue;
    rows.push_back({&row, would_count(row), providers[row.code], of_institution[row.institution]});
  }
  std::sort(rows.begin(), rows.end(), [](const Question& a, const Question& b) {
    const auto rank = [](const Question& q) {
      return std::tuple(!q.would_count, q.providers, q.offerings, -q.offering->probability,
                        std::string_view(q.offering->institution), std::string_view(q.offering->code));
    };
    return rank(a) < rank(b);
  });
  return rows;
}

/// The match that the row was made from: of those with its page and title the likeliest, then the first by
/// reason.
std::map<std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>,
         const store::MatchRow*>
best_matches(const std::vector<store::MatchRow>& matches) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>,
           const store::MatchRow*>
      best;
  for (const store::MatchRow& match : matches) {
    auto& kept = best[{match.institution, match.code, match.url, match.title}];
    const auto rank = [](const store::MatchRow& m) {
      return std::tuple(-m.probability, std::string_view(m.verdict_reason), std::string_view(m.runner_up));
    };
    if (kept == nullptr || rank(match) < rank(*kept)) kept = &match;
  }
  return best;
}

}  // namespace

std::string doubtful_csv(const Counts& counts, const std::vector<store::OfferingRow>& offerings,
                         const std::vector<store::MatchRow>& matches, const seeds::Lists& lists) {
  const ListIndex index(lists);
  const auto best = best_matches(matches);
  CsvText csv({"institution_id", "institution", "code", "certificate", "title", "url", "probability",
               "runner_up", "reason", "evidence", "archived_at"});
  for (const Question& question : questions(counts, offerings)) {
    const store::OfferingRow& row = *question.offering;
    const auto* institution = index.institution(row.institution);
    const auto* certificate = index.certificate(row.code);
    const auto match = best.find({row.institution, row.code, row.url, row.title});
    csv.add({row.institution, institution ? institution->name : "", row.code,
             certificate ? certificate->name : "", row.title, row.url, probability_cell(row.probability),
             match != best.end() ? match->second->runner_up : "",
             match != best.end() ? match->second->verdict_reason : row.excluded_by, row.evidence,
             row.archived_at});
  }
  return csv.text();
}

}  // namespace vindbaar::report
