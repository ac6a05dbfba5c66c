#pragma once
// Runs the built programs as a user does, and throw-away folders to run them in.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace vindbaar::tests {

/// A folder that is gone when the object is.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

struct Finished {
  int exit_code = -1;  ///< 128 + signal when a signal ended it.
  std::string out;
  std::string error;
};

/// Runs `program` to its end; `input` goes to its standard input. Standard output and error are read apart.
Finished run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                     const std::string& input = "");

/// The built vindbaar with these arguments.
Finished run_vindbaar(const std::vector<std::string>& arguments, const std::string& input = "");

/// A program under way, for tests that end it before its time.
class Running {
 public:
  Running(const std::filesystem::path& program, const std::vector<std::string>& arguments,
          const std::filesystem::path& output_file);
  ~Running();  ///< Kills it when it still runs.
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  int process() const noexcept { return process_; }
  void kill() const;  ///< SIGKILL: no chance to tidy up.
  int wait();         ///< Its exit code, 128 + signal when a signal ended it.

 private:
  int process_ = -1;
};

std::string read_text(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, const std::string& text);

}  // namespace vindbaar::tests
