#pragma once

#include "crawler/database.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace vindbaar::crawler {

/// Opens or makes a run's crawl.sqlite with the tables of this version (docs/crawling.md has the columns) and
/// checks that the file is whole. Throws StorageFailure; a file of a later version is refused.
Database open_store(const std::filesystem::path& file);

/// The setting that holds an institution's last budget, of "pages" or "bytes".
std::string budget_name(std::string_view of, std::int64_t institution);

/// Small facts about the run: how far the archive has been noted, the last budgets.
std::string read_setting(Database& database, std::string_view name);
void write_setting(Database& database, std::string_view name, std::string_view value);

}  // namespace vindbaar::crawler
