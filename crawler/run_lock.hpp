#pragma once

#include "core/result.hpp"

#include <filesystem>

namespace vindbaar::crawler {

/// Keeps a second crawler out of a run folder for as long as it lives. The system lets go of it when the
/// process dies.
class RunLock {
 public:
  /// Makes the folder when it is missing. Fails with `refused`, "E-RUN-LOCKED", or `not_writable`,
  /// "E-RUN-FOLDER".
  static Result<RunLock> take(const std::filesystem::path& run_folder);

  RunLock(RunLock&& other) noexcept;
  RunLock& operator=(RunLock&&) = delete;
  ~RunLock();

 private:
  explicit RunLock(int file) : file_(file) {}
  int file_;
};

}  // namespace vindbaar::crawler
