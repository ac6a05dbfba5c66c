#pragma once
// Publishing guards: figures that differ so much from the last count that somebody should look before they
// are printed. Entry points: previous_of(), guards_of().

#include "output/report/monitor_table.hpp"

#include <map>
#include <string>
#include <vector>

namespace vindbaar::report {

/// The figures of an earlier count: a published table or an earlier run.
struct PreviousCounts {
  std::string name;                         ///< "2020-05", or the run's.
  std::map<std::string, int> institutions;  ///< Findable certificates by institution id.
  std::map<std::string, int> certificates;  ///< Providers by code.
  int total = 0;                            ///< Findable offerings.
};

/// From printed tables, predecessors added to their successors (R21). A printed row with several codes says
/// nothing of either.
PreviousCounts previous_counts_of(const seeds::Baseline& baseline, const seeds::Lists& lists);
/// From an earlier run; institutions that were not measured in full then are left out.
PreviousCounts previous_counts_of(const std::string& name, const Counts& counts);

/// One thing that stops an export until it is accepted with a reason.
struct Guard {
  std::string id;    ///< "institution-low:deltion", "certificate-high:K0905", "coverage", "audit:…".
  std::string what;  ///< In words, with both figures.
};

/// Too low or too high against `previous` (null: nothing to compare with), by institution, by certificate and
/// in all; less than nine in ten institutions measured; a table whose arithmetic does not agree. An
/// institution that was not measured at all is no figure, and coverage's affair.
std::vector<Guard> guards_of(const Counts& counts, const PreviousCounts* previous,
                             const std::vector<AuditRow>& audit);

/// True when `pattern` is the id, or ends in '*' and begins it.
bool accepts(std::string_view pattern, std::string_view id);

}  // namespace vindbaar::report
