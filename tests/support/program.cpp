#include "tests/support/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

extern char** environ;

namespace vindbaar::tests {
namespace {

namespace fs = std::filesystem;

int spawn(const fs::path& program, const std::vector<std::string>& arguments, const fs::path& input,
          const fs::path& output, const fs::path& error) {
  std::vector<std::string> copies{program.string()};
  copies.insert(copies.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (auto& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                   0644);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                   0644);
  pid_t process = -1;
  const int code = posix_spawn(&process, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) throw std::runtime_error("cannot start " + program.string());
  return process;
}

int wait_for(int process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "vindbaar-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a left-over folder in the system's temporary place harms no test
  fs::remove_all(path_, ignored);
}

Finished run_program(const fs::path& program, const std::vector<std::string>& arguments,
                     const std::string& input) {
  const TemporaryFolder folder;
  const fs::path in = folder.path() / "in";
  const fs::path out = folder.path() / "out";
  const fs::path error = folder.path() / "error";
  write_text(in, input);
  const int process = spawn(program, arguments, in, out, error);
  const int code = wait_for(process);
  return {code, read_text(out), read_text(error)};
}

Finished run_vindbaar(const std::vector<std::string>& arguments, const std::string& input) {
  return run_program(fs::path(BINARY_DIR) / "vindbaar", arguments, input);
}

Running::Running(const fs::path& program, const std::vector<std::string>& arguments,
                 const fs::path& output_file)
    : process_(spawn(program, arguments, "/dev/null", output_file, output_file)) {
}

Running::~Running() {
  if (process_ > 0) {
    kill();
    wait();
  }
}

void Running::kill() const {
  if (process_ > 0) ::kill(process_, SIGKILL);
}

int Running::wait() {
  const int code = wait_for(process_);
  process_ = -1;
  return code;
}

std::string read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void write_text(const fs::path& file, const std::string& text) {
  if (file.has_parent_path()) fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out << text;
}

}  // namespace vindbaar::tests
