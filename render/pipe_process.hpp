#pragma once
// A program that is spoken to through descriptors 3 (it reads) and 4 (it writes).

#include "core/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace vindbaar::render {

/// In a process group of its own, which is ended with the object.
class PipeProcess {
 public:
  /// Fails with `unreachable`, "E-BROWSER".
  static Result<PipeProcess> start(const std::filesystem::path& program,
                                   const std::vector<std::string>& arguments);

  enum class Outcome { done, ended, timed_out };
  /// Writes all of it, or reports that the other side is gone.
  Outcome write(std::string_view bytes, std::chrono::milliseconds within);
  /// Appends what there is to `bytes`, waiting for at least one.
  Outcome read(std::string& bytes, std::chrono::milliseconds within);

  /// Resident memory of the whole group, in bytes.
  std::size_t memory() const;

  PipeProcess(PipeProcess&& other) noexcept;
  PipeProcess& operator=(PipeProcess&& other) noexcept;
  PipeProcess(const PipeProcess&) = delete;
  PipeProcess& operator=(const PipeProcess&) = delete;
  ~PipeProcess();

 private:
  PipeProcess(int process, int to, int from) : process_(process), to_(to), from_(from) {}
  void end() noexcept;

  int process_ = -1;
  int to_ = -1;
  int from_ = -1;
};

}  // namespace vindbaar::render
