#pragma once
// A run as one year of a comparison: read with today's rules when it was recorded with others.

#include "app/inputs.hpp"
#include "app/options.hpp"
#include "output/diff/diff.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vindbaar::app {

struct Year {
  OpenRun run;
  diff::Side side;
  std::vector<store::OfferingRow> recorded;  ///< As published then; empty when `side` is what was recorded.
  bool is_analysed_now = false;              ///< `side` comes from another analysis than the run's own.
};

/// Opens a run for comparing. Unless `as_recorded`, a run whose findings were made by other seeds or another
/// version of the analysis is read again from its archive into `scratch`; the run itself is not touched. A
/// run whose archive is not there (made from foreign WARC files) is taken as recorded, and said so.
Result<Year> open_year(const GlobalOptions& options, const std::string& name, const Inputs& inputs,
                       bool as_recorded, const std::filesystem::path& scratch);

/// Main text of the archived page at a URL of the year, with what repeats on no page taken off; nothing when
/// the record cannot be read.
diff::TextOf texts_of(const Year& year, const Inputs& inputs);

}  // namespace vindbaar::app
