#include "output/store/put_in_place.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace vindbaar::store {
namespace {

tl::unexpected<Error> cannot(const std::filesystem::path& path) {
  return failure(Error::Kind::not_writable, "E-STORE-WRITE",
                 path.string() + ": " + std::error_code(errno, std::generic_category()).message(),
                 "Check free disk space and the permissions of the folder.");
}

Result<void> sync(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot(path);
  const int synced = ::fsync(descriptor);
  const int reason = errno;
  ::close(descriptor);
  errno = reason;
  // A folder that cannot be synced (EINVAL on some network file systems) is no reason to lose the file.
  if (synced != 0 && reason != EINVAL) return cannot(path);
  return {};
}

}  // namespace

Result<void> put_in_place(const std::filesystem::path& unfinished, const std::filesystem::path& file) {
  if (auto synced = sync(unfinished); !synced) return synced;
  if (::rename(unfinished.c_str(), file.c_str()) != 0) return cannot(file);
  return sync(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."));
}

}  // namespace vindbaar::store
