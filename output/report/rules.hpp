#pragma once
// The decision rules of the monitor (glossary, section 2) that keep something out of the count, by number.
// docs/counting.md says of every rule R1-R26 how it is applied; a test holds the two together.

#include "output/report/evidence.hpp"
#include "output/report/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::report {

struct Rule {
  std::string_view number;     ///< "R2"
  std::string_view reason;     ///< "only employers can enrol"
  std::string_view reason_nl;  ///< "alleen via de werkgever"

  /// As `excluded_by` prints it: "R2: only employers can enrol".
  std::string text() const;
  /// By which a cell asks for what this rule excludes: "R2", or "R13b" for the second rule of that number.
  std::string key() const;
};

/// What all pages of a pair say together.
struct Statement {
  Verdict verdict = Verdict::rejected;
  Audience audience = Audience::unknown;
  Availability availability = Availability::unknown;
};

/// Why this page cannot prove an offering, whatever its title; null when it can. A person's verdict overrules
/// what the rules read from the page (R13, R14, R24), not where it stands (R26) or that it cannot be seen
/// (R1).
const Rule* rule_against(const Evidence& evidence);

/// Why the pair cannot count whatever its pages say: institution or certificate. Null when it can.
const Rule* rule_against(const Subject& subject);

/// Why the pair does not count by what its pages say together; null when it counts.
const Rule* rule_against(const Statement& statement);

/// Who can enrol by this page. A page that addresses employers and says nothing of individuals is for
/// employers (R2).
Audience audience_of(const Evidence& evidence);

/// R1: one page on which individuals can enrol is enough; only employers when every page that says something
/// says so.
Audience audience_of(const std::vector<Evidence>& pages);

/// R10, R23: unavailable when every page that says something says so; a waiting list is open already.
Availability availability_of(const std::vector<Evidence>& pages);

/// `excluded_by` in the language of the report; as it is when no rule of ours wrote it.
std::string excluded_by_in(Language language, const std::string& excluded_by);

/// The rule that wrote `excluded_by`; null when none of ours did.
const Rule* rule_behind(const std::string& excluded_by);

/// Every rule that can stand in `excluded_by`, in the order they are tried.
std::vector<const Rule*> all_rules();

}  // namespace vindbaar::report
