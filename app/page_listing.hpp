#pragma once
// Which pages a run's archive holds, without reading it again when nothing was added to it.

#include "app/analysis.hpp"
#include "output/store/readings.hpp"

namespace vindbaar::app {

/// pages_of_run(), or what it said the last time when the archives' files are the same by name, size and
/// time.
Result<std::map<std::string, std::vector<ArchivedPage>>> listed_pages(
    const std::vector<std::filesystem::path>& archives, store::Readings& kept, ReadingNotes& notes);

}  // namespace vindbaar::app
