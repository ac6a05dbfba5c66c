// Killed at each system call in turn, and with the power cut at each: what was promised is there, and what is
// there is valid. Every point is swept, none is drawn.

#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <new>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

constexpr int pages = 6;
constexpr int pages_a_sync = 2;

/// What the process had been promised when it died.
struct Promised {
  int calls = 0;     ///< Write, sync and cut calls so far.
  int appended = 0;  ///< append() returned.
  int synced = 0;    ///< Of them, sync() returned after.
};

/// Seen by a process and its child.
class SharedPromise {
 public:
  SharedPromise()
      : promised_(new (::mmap(nullptr, sizeof(Promised), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                              -1, 0)) Promised) {}
  ~SharedPromise() { ::munmap(promised_, sizeof(Promised)); }
  SharedPromise(const SharedPromise&) = delete;
  SharedPromise& operator=(const SharedPromise&) = delete;
  Promised* operator->() const { return promised_; }

 private:
  Promised* promised_;
};

enum class Death {
  kill,      ///< What was written stays.
  power_cut  ///< What was not synced is gone.
};

/// Calls of the system that die at the `last`-th: a write leaves half of its bytes.
DiskCalls dying(const SharedPromise& promised, int last, Death death) {
  auto synced_size = std::make_shared<off_t>(0);
  const auto die = [death, synced_size](int file) {
    if (death == Death::power_cut && ::ftruncate(file, *synced_size) != 0) ::_exit(9);
    ::kill(::getpid(), SIGKILL);
  };
  DiskCalls calls;
  calls.write = [&promised, last, die, synced_size](int file, const void* bytes,
                                                    std::size_t count) -> std::ptrdiff_t {
    const std::size_t piece = std::min<std::size_t>(count, 512);
    if (::lseek(file, 0, SEEK_END) == 0) *synced_size = 0;  // a new file
    if (++promised->calls == last) {
      if (::write(file, bytes, piece / 2) < 0) ::_exit(9);
      die(file);
    }
    return ::write(file, bytes, piece);
  };
  calls.fdatasync = [&promised, last, die, synced_size](int file) {
    if (++promised->calls == last) die(file);
    *synced_size = ::lseek(file, 0, SEEK_END);
    return 0;
  };
  return calls;
}

void write_pages(const std::filesystem::path& folder, const SharedPromise& promised, int last, Death death) {
  WriterOptions options;
  options.roll_at_bytes = 4000;
  options.disk = dying(promised, last, death);
  Writer writer = samples::open_writer(folder, options);
  for (int i = 0; i < pages; ++i) {
    if (!writer.append(samples::page(i))) ::_exit(2);
    promised->appended = i + 1;
    if ((i + 1) % pages_a_sync != 0) continue;
    if (!writer.sync()) ::_exit(3);
    promised->synced = i + 1;
  }
}

/// The pages that are there, in order; all of the archive must be valid.
std::vector<std::string> bodies_in(const std::filesystem::path& folder) {
  const Recovery recovery = records_after(folder, std::nullopt).value();
  CHECK(recovery.damage.empty());
  std::vector<std::string> bodies;
  for (const Recovered& found : recovery.exchanges)
    bodies.emplace_back(read_record(folder, found.location).value().body());
  return bodies;
}

/// Whether the process died at call `last`.
bool die_at(int last, Death death) {
  CAPTURE(last);
  const samples::Folder folder;
  const SharedPromise promised;
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    write_pages(folder.path(), promised, last, death);
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));

  WriterOptions options = samples::without_sync();
  options.roll_at_bytes = 4000;
  Writer writer = samples::open_writer(folder.path(), options);
  const std::vector<std::string> found = bodies_in(folder.path());
  const int least = death == Death::kill ? promised->appended : promised->synced;
  REQUIRE(static_cast<int>(found.size()) >= least);
  REQUIRE(static_cast<int>(found.size()) <= promised->appended + 1);
  for (std::size_t i = 0; i < found.size(); ++i) REQUIRE(found[i] == samples::page(static_cast<int>(i)).body);
  REQUIRE(writer.append(samples::page(99)));
  REQUIRE(bodies_in(folder.path()).back() == samples::page(99).body);
  REQUIRE(write_index(folder.path()));
  return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("killed at any call, what append() returned for is there") {
  int last = 1;
  while (die_at(last, Death::kill)) ++last;
  CHECK(last > pages);
}

TEST_CASE("with the power cut at any call, what sync() returned for is there") {
  int last = 1;
  while (die_at(last, Death::power_cut)) ++last;
  CHECK(last > pages);
}
