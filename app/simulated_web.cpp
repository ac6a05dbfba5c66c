#include "app/simulated_web.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>
#include <vector>

extern char** environ;

namespace vindbaar::app {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> simweb_failure(const std::string& what) {
  return failure(Error::Kind::unreachable, "E-SIMWEB", what,
                 "build it with `make build`; it lies beside vindbaar in the build folder");
}

fs::path beside_this_program(const char* name) {
  std::error_code problem;
  return fs::read_symlink("/proc/self/exe", problem).parent_path() / name;
}

struct Pipe {
  int read_end = -1;
  int write_end = -1;
};

Result<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    return simweb_failure(std::string("no pipe: ") + std::strerror(errno));
  return Pipe{ends[0], ends[1]};
}

/// The first line the program prints, without its line end.
std::string first_line(int descriptor) {
  std::string line;
  char c = 0;
  while (line.size() < 1000) {
    const ssize_t count = read(descriptor, &c, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0 || c == '\n') break;
    line += c;
  }
  return line;
}

Result<int> spawn(const fs::path& program, const std::vector<std::string>& arguments, const Pipe& input,
                  const Pipe& output) {
  std::vector<char*> argv;
  std::string name = program.string();
  argv.push_back(name.data());
  std::vector<std::string> copies = arguments;
  for (auto& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.read_end, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.write_end, STDOUT_FILENO);
  pid_t process = -1;
  const int code = posix_spawn(&process, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) return simweb_failure("could not start " + program.string() + ": " + std::strerror(code));
  return process;
}

}  // namespace

Result<SimulatedWeb> SimulatedWeb::start(const SimulatedWebOptions& options) {
  std::error_code problem;
  fs::create_directories(options.folder, problem);
  if (problem) {
    return failure(Error::Kind::not_writable, "E-WRITE",
                   "could not make " + options.folder.string() + ": " + problem.message());
  }
  SimulatedWeb web;
  web.known_differences_ = options.folder / "known-differences.csv";
  const auto input = make_pipe();
  if (!input) return tl::unexpected(input.error());
  const auto output = make_pipe();
  if (!output) return tl::unexpected(output.error());
  const std::vector<std::string> arguments = {"--year",
                                              std::to_string(options.year),
                                              "--seeds",
                                              options.seeds.string(),
                                              "--write-seeds",
                                              (options.folder / "seeds").string(),
                                              "--log",
                                              (options.folder / "access.log").string(),
                                              "--truth",
                                              (options.folder / "truth.csv").string(),
                                              "--known-differences",
                                              web.known_differences_.string()};
  const auto process = spawn(beside_this_program("simweb"), arguments, *input, *output);
  close(input->read_end);
  close(output->write_end);
  web.its_input_ = input->write_end;
  if (!process) {
    close(output->read_end);
    return tl::unexpected(process.error());
  }
  web.process_ = *process;
  const std::string line = first_line(output->read_end);
  close(output->read_end);
  constexpr std::string_view greeting = "listening ";
  if (!line.starts_with(greeting))
    return simweb_failure("the simulated web did not come up; it said: '" + line + "'");
  web.proxy_ = "http://" + line.substr(greeting.size());
  return web;
}

SimulatedWeb::SimulatedWeb(SimulatedWeb&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      its_input_(std::exchange(other.its_input_, -1)),
      proxy_(std::move(other.proxy_)),
      known_differences_(std::move(other.known_differences_)) {
}

SimulatedWeb::~SimulatedWeb() {
  if (its_input_ >= 0) close(its_input_);
  if (process_ > 0) {
    int status = 0;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
  }
}

}  // namespace vindbaar::app
