#include "support/disk_calls.hpp"

#include <dlfcn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <map>
#include <mutex>
#include <new>
#include <string>

namespace vindbaar::test {
namespace {

using std::filesystem::path;

std::atomic<bool> is_watching{false};
std::atomic<std::int64_t> clock_off{0};
std::mutex mutex;
DiskFault fault;
std::map<std::string, off_t> synced_size;  ///< Of the archive's files.

/// Shared with children, so that the parent of a killed process can count.
DiskCalls& seen() {
  static auto* const shared =
      new (::mmap(nullptr, sizeof(DiskCalls), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
          DiskCalls;
  return *shared;
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string name_of(int file) {
  std::array<char, 4096> name{};
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const ssize_t size = ::readlink(link.c_str(), name.data(), name.size());
  return size < 0 ? std::string() : std::string(name.data(), static_cast<std::size_t>(size));
}

bool is_below_folder(const std::string& name) {
  return name.starts_with(fault.folder.string() + "/");
}

bool is_archive(const std::string& name) {
  return name.ends_with(".warc.gz");
}

off_t size_of(const std::string& name) {
  struct stat about {};
  return ::stat(name.c_str(), &about) == 0 ? about.st_size : 0;
}

/// Whether these bytes end a transaction in a -wal file: a frame header (24 bytes) with the size of the
/// database in it (SQLite file format, section 4.1).
bool is_commit(const std::string& name, const void* bytes, std::size_t count) {
  constexpr std::array<char, 4> none{};
  return name.ends_with("-wal") && count == 24 &&
         std::memcmp(static_cast<const char*>(bytes) + 4, none.data(), none.size()) != 0;
}

bool has_unsynced_archive() {
  return std::any_of(synced_size.begin(), synced_size.end(),
                     [](const auto& file) { return size_of(file.first) > file.second; });
}

[[noreturn]] void die() {
  if (fault.death == DiskFault::Death::power_cut)
    for (const auto& [name, size] : synced_size)
      if (size_of(name) > size && ::truncate(name.c_str(), size) != 0) ::_exit(9);
  ::kill(::getpid(), SIGKILL);
  ::_exit(9);
}

/// What is to become of a call.
enum class Fate { untouched, counted, failing, dying };

Fate fate_of(const std::string& name) {
  if (!is_watching || !is_below_folder(name)) return Fate::untouched;
  DiskCalls& calls = seen();
  ++calls.calls;
  if (calls.calls == fault.die_at) return Fate::dying;
  if (fault.fail_from == 0 || calls.calls < fault.fail_from) return Fate::counted;
  ++calls.failed_calls;
  return Fate::failing;
}

void note_write(const std::string& name, const void* bytes, std::size_t count) {
  if (is_archive(name)) synced_size.try_emplace(name, size_of(name));
  if (!is_commit(name, bytes, count)) return;
  ++seen().commits;
  if (has_unsynced_archive()) ++seen().unsynced_commits;
}

template <class Write>
ssize_t write_or_not(int file, const void* bytes, std::size_t count, const Write& write) {
  if (!is_watching) return write(bytes, count);
  const std::scoped_lock lock(mutex);
  const std::string name = name_of(file);
  const Fate fate = fate_of(name);
  if (fate != Fate::untouched) note_write(name, bytes, count);
  if (fate == Fate::dying) {
    static_cast<void>(write(bytes, count / 2));
    die();
  }
  if (fate != Fate::failing) return write(bytes, count);
  errno = fault.error;
  return -1;
}

/// A call that writes no bytes.
template <class Call>
int call_or_not(const std::string& name, const Call& call) {
  const Fate fate = fate_of(name);
  if (fate == Fate::dying) die();
  if (fate != Fate::failing) return call();
  errno = fault.error;
  return -1;
}

template <class Call>
int sync_or_not(int file, const Call& call) {
  if (!is_watching) return call();
  const std::scoped_lock lock(mutex);
  const std::string name = name_of(file);
  const int result = call_or_not(name, [&] { return is_below_folder(name) ? 0 : call(); });
  if (result == 0 && is_archive(name)) synced_size[name] = size_of(name);
  return result;
}

template <class Call>
int cut_or_not(int file, off_t size, const Call& call) {
  if (!is_watching) return call();
  const std::scoped_lock lock(mutex);
  const std::string name = name_of(file);
  const int result = call_or_not(name, call);
  if (const auto known = synced_size.find(name); result == 0 && known != synced_size.end())
    known->second = std::min(known->second, size);
  return result;
}

template <class Call>
int name_or_not(const char* name, const Call& call) {
  if (!is_watching) return call();
  const std::scoped_lock lock(mutex);
  return call_or_not(name, call);
}

}  // namespace

void watch_disk(const DiskFault& wanted) {
  const std::scoped_lock lock(mutex);
  fault = wanted;
  fault.folder = std::filesystem::canonical(wanted.folder);
  synced_size.clear();
  seen() = {};
  is_watching = true;
}

void leave_disk_alone() {
  is_watching = false;
}

DiskCalls disk_calls() {
  return seen();
}

void set_clock_off(std::chrono::seconds by) {
  clock_off = by.count();
}

}  // namespace vindbaar::test

// The names of the C library (POSIX.1-2017), as the dynamic linker finds them first.
using namespace vindbaar::test;  // NOLINT: they have to stand outside of every namespace

extern "C" {

ssize_t write(int file, const void* bytes, std::size_t count) {
  static auto* const real = next<ssize_t(int, const void*, std::size_t)>("write");
  return write_or_not(file, bytes, count,
                      [file](const void* from, std::size_t size) { return real(file, from, size); });
}

ssize_t pwrite(int file, const void* bytes, std::size_t count, off_t offset) {
  static auto* const real = next<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
  return write_or_not(file, bytes, count, [file, offset](const void* from, std::size_t size) {
    return real(file, from, size, offset);
  });
}

ssize_t pwrite64(int file, const void* bytes, std::size_t count, off_t offset) {
  return pwrite(file, bytes, count, offset);
}

int fsync(int file) {
  static auto* const real = next<int(int)>("fsync");
  return sync_or_not(file, [file] { return real(file); });
}

int fdatasync(int file) {
  static auto* const real = next<int(int)>("fdatasync");
  return sync_or_not(file, [file] { return real(file); });
}

int ftruncate(int file, off_t size) noexcept {
  static auto* const real = next<int(int, off_t)>("ftruncate");
  return cut_or_not(file, size, [file, size] { return real(file, size); });
}

int ftruncate64(int file, off_t size) noexcept {
  return ftruncate(file, size);
}

int rename(const char* from, const char* to) noexcept {
  static auto* const real = next<int(const char*, const char*)>("rename");
  return name_or_not(to, [from, to] { return real(from, to); });
}

int unlink(const char* name) noexcept {
  static auto* const real = next<int(const char*)>("unlink");
  return name_or_not(name, [name] { return real(name); });
}

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  static auto* const real = next<int(clockid_t, timespec*)>("clock_gettime");
  const int result = real(clock, time);
  if (clock == CLOCK_REALTIME) time->tv_sec += clock_off;
  return result;
}

}  // extern "C"
