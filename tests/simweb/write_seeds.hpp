#pragma once

#include "core/result.hpp"
#include "tests/simweb/school.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace vindbaar::simweb {

/// Makes in `target` the seeds for a run on the simulated web: lists/institutions.csv with the schools only,
/// their rows as in `source` but for the addresses; everything else under lists/ and baseline/ copied. Fails
/// with `bad_input` or `not_writable`, code "E-WRITE".
Result<void> write_seeds(const std::filesystem::path& source, const std::filesystem::path& target,
                         const std::vector<School>& schools);

/// Replaces `file` in one step. Fails with `not_writable`, code "E-WRITE".
Result<void> write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace vindbaar::simweb
