#include "tests/simweb/access_log.hpp"

#include "core/date.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace vindbaar::simweb {

std::string log_line(const LogEntry& entry) {
  using namespace std::chrono;
  const auto second = floor<seconds>(entry.sent);
  std::string when = iso8601(second);
  when.pop_back();
  return fmt::format("{}.{:03}Z {} {} {} {} {}\n", when,
                     duration_cast<milliseconds>(entry.sent - second).count(), entry.method, entry.url,
                     entry.status, entry.body_bytes,
                     duration_cast<milliseconds>(entry.sent - entry.arrived).count());
}

Result<AccessLog> AccessLog::open(const std::filesystem::path& file) {
  AccessLog log;
  log.descriptor_ = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  if (log.descriptor_ < 0) {
    return failure(Error::Kind::not_writable, "E-WRITE",
                   "could not open the access log " + file.string() + ": " + std::strerror(errno));
  }
  return log;
}

AccessLog::AccessLog(AccessLog&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {
}

AccessLog& AccessLog::operator=(AccessLog&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

AccessLog::~AccessLog() {
  if (descriptor_ >= 0) close(descriptor_);
}

void AccessLog::add(const LogEntry& entry) {
  if (descriptor_ < 0) return;
  const std::string line = log_line(entry);
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t written = write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // a full disk must not stop the server that is being measured
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace vindbaar::simweb
