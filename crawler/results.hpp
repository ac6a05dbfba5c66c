#pragma once

#include "crawler/crawler.hpp"
#include "crawler/database.hpp"
#include "crawler/outcome.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vindbaar::crawler {

/// How far the institution with this id was looked at, by its rows. `database`: an open crawl.sqlite. Throws
/// StorageFailure.
InstitutionResult result_of(Database& database, const std::string& institution);

/// Ids of all institutions of the run, sorted.
std::vector<std::string> institutions_of(Database& database);

}  // namespace vindbaar::crawler
