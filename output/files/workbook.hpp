#pragma once

#include "output/files/files.hpp"

namespace vindbaar::files {

/// tables.xlsx: a sheet of notes and sources, then a sheet a table with a frozen header, filters, number
/// formats and its notes below. Texts are stored as texts: none can become a formula.
Result<void> write_workbook(const std::filesystem::path& file, const Publication& publication);

}  // namespace vindbaar::files
