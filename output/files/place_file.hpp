#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace vindbaar::files {

/// Lets `write` make a file beside `file` and renames it when that went well: a reader never sees half of it.
/// Fails with `not_writable`, "E-REPORT-WRITE".
Result<void> place_file(const std::filesystem::path& file,
                        const std::function<Result<void>(const std::filesystem::path& unfinished)>& write);
Result<void> place_text(const std::filesystem::path& file, const std::string& text);

tl::unexpected<Error> cannot_write(const std::filesystem::path& file, const std::string& why);

}  // namespace vindbaar::files
