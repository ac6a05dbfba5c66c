#pragma once

#include "crawler/database.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace vindbaar::crawler {

/// Opens or makes a run's crawl.sqlite with the tables of this version (docs/crawling.md has the columns) and
/// checks that the file is whole. Throws StorageFailure; a file of a later version is refused.
Database open_store(const std::filesystem::path& file);

/// Small facts about the run: how far the archive has been noted, the last budget.
std::string read_setting(Database& database, std::string_view name);
void write_setting(Database& database, std::string_view name, std::string_view value);

}  // namespace vindbaar::crawler
