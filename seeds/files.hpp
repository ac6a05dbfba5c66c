#pragma once
// The only place of this room that touches the disk.

#include "core/csv.hpp"
#include "seeds/seeds.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace vindbaar::seeds {

bool is_present(const std::filesystem::path& path);

/// Nothing when the file is absent, too large, an Excel workbook or without a header; `problems` then says
/// which. Rows that are broken become problems, the others are given.
std::optional<CsvTable> read_csv_file(const std::filesystem::path& path, std::vector<Problem>& problems);

/// The .csv files directly in `folder`, by name; none when there is no such folder. Hidden files and the lock
/// files of office programs are passed over.
std::vector<std::filesystem::path> csv_files_in(const std::filesystem::path& folder);

}  // namespace vindbaar::seeds
