#include "crawler/run_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

namespace vindbaar::crawler {

Result<RunLock> RunLock::take(const std::filesystem::path& run_folder) {
  std::error_code made;
  std::filesystem::create_directories(run_folder, made);
  const std::filesystem::path name = run_folder / "crawl.lock";
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0)
    return failure(Error::Kind::not_writable, "E-RUN-FOLDER",
                   "cannot write in " + run_folder.string() + ": " + std::strerror(errno),
                   "Make the folder writable, or choose another with --runs.");
  RunLock lock(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0)
    return failure(Error::Kind::refused, "E-RUN-LOCKED", "another crawl is at work in " + run_folder.string(),
                   "Wait until it has ended, or stop it.");
  return lock;
}

RunLock::RunLock(RunLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {
}

RunLock::~RunLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace vindbaar::crawler
