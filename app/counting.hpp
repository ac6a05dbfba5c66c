#pragma once
// What counting and exporting share: a run's rows and counts, and what they are compared with.

#include "app/inputs.hpp"
#include "core/result.hpp"
#include "output/report/monitor_table.hpp"
#include "output/report/quality.hpp"
#include "output/report/report.hpp"
#include "seeds/supply.hpp"

#include <optional>

namespace vindbaar::app {

/// Everything that tables need, read once.
struct Counted {
  report::Rows rows;
  report::Counts counts;
};

/// The newest published table before `day`: what "previous" means in table 5. Nothing when there is none.
Result<std::optional<seeds::Baseline>> baseline_before(const Inputs& inputs, Date day);

Result<Counted> count_findings(const OpenRun& run, const Inputs& inputs);

/// What others registered, where it was imported.
struct Supply {
  std::optional<seeds::Achieved> achieved;
  std::optional<seeds::Potential> potential;
};
Result<Supply> read_supply(const Inputs& inputs);

/// What tables are made of; the arguments must outlive it.
report::Material material_of(const Counted& counted, const Inputs& inputs, Date day, const Supply& supply);

/// Pages that proved an offering in the run that this one follows or asked pages of; empty when it follows
/// none, or when that run is no longer there.
Result<report::KnownBefore> known_before(const GlobalOptions& options, const OpenRun& run,
                                         const Inputs& inputs);

}  // namespace vindbaar::app
