#pragma once
// The texts of the pages behind a run's offerings, read from its archive once more for the report.

#include "app/inputs.hpp"
#include "output/files/files.hpp"
#include "output/store/store.hpp"

#include <vector>

namespace vindbaar::app {

/// The main text of every page that an offering rests on, in the order of institution and address. A page
/// that cannot be read is left out. Fails as reading the archive does: `bad_input`, "E-ARCHIVE-GONE", when an
/// earlier run's archive is needed and not in its place. All cores are used.
Result<std::vector<files::ArchivedText>> archived_texts(const OpenRun& run, const Inputs& inputs,
                                                        const report::Rows& rows);

}  // namespace vindbaar::app
