#pragma once
// What counting and exporting share: a run's rows and counts, and what they are compared with.

#include "app/inputs.hpp"
#include "core/result.hpp"
#include "output/report/report.hpp"

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

}  // namespace vindbaar::app
