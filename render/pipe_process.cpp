#include "render/pipe_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <utility>

extern char** environ;

namespace vindbaar::render {
namespace {

constexpr int lowest_own_descriptor = 10;  // 3 and 4 are the child's
constexpr std::chrono::milliseconds end_time{3000};

tl::unexpected<Error> not_started(const std::filesystem::path& program, int code) {
  return failure(Error::Kind::unreachable, "E-BROWSER",
                 program.string() + " could not be started: " + std::strerror(code),
                 "install chromium-headless-shell, or go without with --render never");
}

/// Both ends above those that the child gets, closed in it.
bool make_pipe(std::array<int, 2>& ends) {
  std::array<int, 2> made{};
  if (::pipe2(made.data(), O_CLOEXEC) != 0) return false;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    ends[i] = ::fcntl(made[i], F_DUPFD_CLOEXEC, lowest_own_descriptor);
    ::close(made[i]);
  }
  return ends[0] >= 0 && ends[1] >= 0;
}

/// The resident pages and the group of a process (proc(5), /proc/pid/stat).
struct ProcessFacts {
  long group = 0;
  long pages = 0;
};

ProcessFacts facts_of(const std::filesystem::path& folder) {
  std::ifstream file(folder / "stat");
  std::string line;
  ProcessFacts facts;
  if (!std::getline(file, line)) return facts;
  const std::size_t name_end = line.rfind(')');
  if (name_end == std::string::npos) return facts;
  const char* at = line.c_str() + name_end + 1;
  constexpr int group_field = 3;  // counted behind the name: state, parent, group, …, 22nd: pages
  constexpr int pages_field = 22;
  for (int field = 1; field <= pages_field && *at != '\0'; ++field) {
    while (*at == ' ') ++at;
    if (field == group_field) facts.group = std::strtol(at, nullptr, 10);
    if (field == pages_field) facts.pages = std::strtol(at, nullptr, 10);
    while (*at != ' ' && *at != '\0') ++at;
  }
  return facts;
}

bool wait_for(int descriptor, short events, std::chrono::milliseconds within) {
  pollfd waited{descriptor, events, 0};
  return ::poll(&waited, 1, static_cast<int>(within.count())) > 0;
}

}  // namespace

Result<PipeProcess> PipeProcess::start(const std::filesystem::path& program,
                                       const std::vector<std::string>& arguments) {
  std::array<int, 2> to{-1, -1};
  std::array<int, 2> from{-1, -1};
  if (!make_pipe(to) || !make_pipe(from)) return not_started(program, errno);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to[0], 3);
  posix_spawn_file_actions_adddup2(&actions, from[1], 4);
  for (const int standard : {0, 1, 2})
    posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);

  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t process = -1;
  const int code = ::posix_spawn(&process, program.c_str(), &actions, &attributes, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  ::close(to[0]);
  ::close(from[1]);
  if (code != 0) {
    ::close(to[1]);
    ::close(from[0]);
    return not_started(program, code);
  }
  ::fcntl(to[1], F_SETFL, O_NONBLOCK);
  ::signal(SIGPIPE, SIG_IGN);  // a browser that died is an outcome of write(), not the end of us
  return PipeProcess(process, to[1], from[0]);
}

PipeProcess::Outcome PipeProcess::write(std::string_view bytes, std::chrono::milliseconds within) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(to_, bytes.data(), bytes.size());
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (count < 0 && errno == EAGAIN) {
      if (!wait_for(to_, POLLOUT, within)) return Outcome::timed_out;
    } else if (count >= 0 || errno != EINTR) {
      return Outcome::ended;
    }
  }
  return Outcome::done;
}

PipeProcess::Outcome PipeProcess::read(std::string& bytes, std::chrono::milliseconds within) {
  if (!wait_for(from_, POLLIN, within)) return Outcome::timed_out;
  std::array<char, 65536> buffer{};
  const ssize_t count = ::read(from_, buffer.data(), buffer.size());
  if (count < 0 && errno == EINTR) return Outcome::timed_out;
  if (count <= 0) return Outcome::ended;
  bytes.append(buffer.data(), static_cast<std::size_t>(count));
  return Outcome::done;
}

std::size_t PipeProcess::memory() const {
  std::size_t bytes = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const ProcessFacts facts = facts_of(entry.path());
    if (facts.group == process_)
      bytes += static_cast<std::size_t>(facts.pages) * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  }
  return bytes;
}

void PipeProcess::end() noexcept {
  if (to_ >= 0) ::close(to_);
  if (process_ > 0) {
    std::string rest;  // closing its pipe ends the browser; reading on lets it finish what it was saying
    const auto until = std::chrono::steady_clock::now() + end_time;
    while (std::chrono::steady_clock::now() < until) {
      if (read(rest, end_time) != Outcome::done) break;
      rest.clear();
    }
    ::kill(-process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  if (from_ >= 0) ::close(from_);
  process_ = to_ = from_ = -1;
}

PipeProcess::PipeProcess(PipeProcess&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      to_(std::exchange(other.to_, -1)),
      from_(std::exchange(other.from_, -1)) {
}

PipeProcess& PipeProcess::operator=(PipeProcess&& other) noexcept {
  if (this != &other) {
    end();
    process_ = std::exchange(other.process_, -1);
    to_ = std::exchange(other.to_, -1);
    from_ = std::exchange(other.from_, -1);
  }
  return *this;
}

PipeProcess::~PipeProcess() {
  end();
}

}  // namespace vindbaar::render
