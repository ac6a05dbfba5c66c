#pragma once

#include "crawler/earlier_run.hpp"
#include "crawler/frontier.hpp"
#include "crawler/intake.hpp"
#include "crawler/journal.hpp"
#include "crawler/robots_cache.hpp"
#include "crawler/visits.hpp"

#include <filesystem>
#include <optional>

namespace vindbaar::crawler {

/// Where adopted exchanges are entered. All outlive the call.
struct Adopters {
  Frontier& frontier;
  Visits& visits;
  RobotsCache& robots;
  Journal& journal;
  Sites& sites;
  const EarlierRun& earlier_run;
};

/// Enters the exchanges that a crawl before this one archived but did not live to note (or whose database was
/// lost): those after `last`. What cannot be read in full, since an earlier run's archive is damaged, is left
/// to be asked again. Nothing else that was recorded is asked twice. Returns how many; throws
/// StorageFailure when the archive cannot be read.
int adopt(const std::filesystem::path& archive_folder, const std::optional<archive::Location>& last,
          const Adopters& into);

}  // namespace vindbaar::crawler
