#pragma once
// Why an offering is there, is not there any more, or is another: one decision a file, each from evidence.

#include "output/diff/diff.hpp"
#include "output/diff/lineage.hpp"
#include "output/diff/side_index.hpp"

#include <set>
#include <string>
#include <vector>

namespace vindbaar::diff {

/// What every decision may look at.
struct Years {
  const SideIndex& before;
  const SideIndex& now;
  const Lineage& lineage;
  report::Language language;
  std::set<std::string> half_read = {};  ///< See half_read_relaunches().

  std::string say(std::string nl, std::string en) const {
    return language == report::Language::nl ? std::move(nl) : std::move(en);
  }
};

struct Finding {
  Change change = Change::unknown;
  Cause cause = Cause::not_crawled;
  std::string explanation;
  std::vector<Cause> also = {};
};

/// Last year's findable offerings that are one and the same this year: several when institutions merged or
/// two codes became one. Never empty; the likeliest first.
using Group = std::vector<const store::OfferingRow*>;

/// Both years have it.
Finding why_kept(const Years& years, const Group& before, const store::OfferingRow& now);

/// Last year had it; this year does not count it.
Finding why_gone(const Years& years, const Group& before, const std::string& institution,
                 const std::string& code);

/// This year has it; last year did not count it.
Finding why_new(const Years& years, const store::OfferingRow& now);

/// The rule that keeps a pair out: true for "R2" when `excluded_by` is "R2: only employers can enrol".
bool is_excluded_by(const store::OfferingRow& offering, std::string_view rule);
/// "R2": the rule alone, whose words are English.
std::string rule_of(const store::OfferingRow& offering);

/// The pair is named where a course would be offered, not only in news or in a diploma programme's list.
bool is_still_a_course(const SideIndex& side, const store::OfferingRow& offering);

/// “words”, or nothing when there are none.
std::string in_quotes(std::string_view words);

}  // namespace vindbaar::diff
