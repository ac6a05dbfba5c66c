#pragma once

#include "core/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

namespace vindbaar::simweb {

/// One exchange as the server saw it.
struct LogEntry {
  std::chrono::system_clock::time_point arrived;
  std::chrono::system_clock::time_point sent;
  std::string method;
  std::string url;
  int status = 0;
  std::size_t body_bytes = 0;
};

/// "2026-02-28T09:30:00.125Z GET http://www.deltion.example/ 200 5120 3": when the response had been sent,
/// what was asked, status, bytes of the body on the wire, milliseconds from request to then. Spaces in the
/// URL cannot occur.
std::string log_line(const LogEntry& entry);

/// A file that only grows: each line is one write(2) on a descriptor opened with O_APPEND, so it is whole
/// after a kill and a restarted server goes on where the last one stopped.
class AccessLog {
 public:
  /// Fails with `not_writable`, code "E-WRITE".
  static Result<AccessLog> open(const std::filesystem::path& file);
  /// Keeps no log.
  AccessLog() = default;
  AccessLog(AccessLog&& other) noexcept;
  AccessLog& operator=(AccessLog&& other) noexcept;
  ~AccessLog();

  void add(const LogEntry& entry);

 private:
  int descriptor_ = -1;
};

}  // namespace vindbaar::simweb
