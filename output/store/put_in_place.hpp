#pragma once

#include "core/result.hpp"

#include <filesystem>

namespace vindbaar::store {

/// Makes `unfinished` durable and gives it the name `file`, replacing what was there in one step: readers see
/// the old file or the new one, also after power loss. Fails with `not_writable`, "E-STORE-WRITE"; `file` is
/// then as it was.
Result<void> put_in_place(const std::filesystem::path& unfinished, const std::filesystem::path& file);

}  // namespace vindbaar::store
