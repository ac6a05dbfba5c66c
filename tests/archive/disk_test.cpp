// A disk that refuses: every write, sync and cut may fail, at any time.

#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

/// A write that takes at most `piece` bytes a call and fails from the `first`-th call on, `times` times.
struct FailingWrite {
  int first = 0;
  int times = 1;
  int code = ENOSPC;
  std::size_t piece = 64;
  int* calls = nullptr;

  std::ptrdiff_t operator()(int file, const void* bytes, std::size_t count) const {
    const int call = (*calls)++;
    if (call >= first && call < first + times) {
      errno = code;
      return -1;
    }
    return ::write(file, bytes, std::min(count, piece));
  }
};

std::size_t responses(const std::filesystem::path& folder) {
  std::size_t count = 0;
  const samples::ReadAll all = samples::read_all(folder / "vindbaar-00001.warc.gz");
  CHECK(all.errors.empty());
  for (const Record& record : all.records) count += record.type == "response" ? 1U : 0U;
  return count;
}

}  // namespace

TEST_CASE("whichever write fails, the file stays valid and takes up again when there is room") {
  for (int failing = 0; failing < 80; ++failing) {
    CAPTURE(failing);
    const samples::Folder folder;
    int calls = 0;
    WriterOptions options;
    options.disk.write = FailingWrite{failing, 1, failing % 2 == 0 ? ENOSPC : EROFS, 64, &calls};
    Writer writer = samples::open_writer(folder.path(), options);
    std::size_t stored = 0;
    std::size_t refused = 0;
    for (int i = 0; i < 4; ++i) {
      const Result<Stored> result = writer.append(samples::page(i));
      if (result) {
        ++stored;
        REQUIRE(read_record(folder.path(), result->location)->body() == samples::page(i).body);
        continue;
      }
      ++refused;
      REQUIRE(result.error().kind == Error::Kind::not_writable);
      REQUIRE(result.error().code == "E-ARCHIVE-WRITE");
      REQUIRE(result.error().what.find("vindbaar-00001.warc.gz") != std::string::npos);
      const std::string words = failing % 2 == 0 ? "No space left on device" : "Read-only file system";
      REQUIRE(result.error().what.find(words) != std::string::npos);
      REQUIRE(responses(folder.path()) == stored);
    }
    REQUIRE(refused == (failing < calls ? 1U : 0U));
    REQUIRE(responses(folder.path()) == stored);
  }
}

TEST_CASE("an interrupted write goes on, a write of nothing is a full disk") {
  const samples::Folder folder;
  int calls = 0;
  WriterOptions options;
  options.disk.write = FailingWrite{1, 3, EINTR, 100, &calls};
  CHECK(samples::open_writer(folder.path(), options).append(samples::page(1)));
  options.disk.write = [](int, const void*, std::size_t) -> std::ptrdiff_t { return 0; };
  const Result<Stored> stored = samples::open_writer(folder.path(), options).append(samples::page(2));
  REQUIRE_FALSE(stored);
  CHECK(stored.error().what.find("No space left") != std::string::npos);
  CHECK(responses(folder.path()) == 1);
}

TEST_CASE("a half-written group that could not be taken back is taken back before the next one") {
  const samples::Folder folder;
  int calls = 0;
  int cuts = 0;
  WriterOptions options;
  options.disk.write = FailingWrite{2, 1, ENOSPC, 64, &calls};
  options.disk.ftruncate = [&cuts](int file, std::uint64_t length) {
    if (cuts++ > 1) return ::ftruncate(file, static_cast<off_t>(length));
    errno = EIO;
    return -1;
  };
  Writer writer = samples::open_writer(folder.path(), options);
  CHECK_FALSE(writer.append(samples::page(1)));
  const Result<Stored> second = writer.append(samples::page(2));
  REQUIRE_FALSE(second);
  CHECK(second.error().what.find("Input/output error") != std::string::npos);
  CHECK(writer.append(samples::page(3)));
  CHECK(responses(folder.path()) == 1);
}

TEST_CASE("a failed sync stays failed: the system may have dropped what it could not write") {
  const samples::Folder folder;
  int syncs = 0;
  WriterOptions options;
  options.disk.fdatasync = [&syncs](int) {
    errno = EIO;
    return syncs++ == 1 ? -1 : 0;
  };
  Writer writer = samples::open_writer(folder.path(), options);
  REQUIRE(writer.append(samples::page(1)));
  CHECK(writer.sync());
  for (int i = 0; i < 3; ++i) {
    const Result<void> synced = writer.sync();
    REQUIRE_FALSE(synced);
    CHECK(synced.error().code == "E-ARCHIVE-WRITE");
    CHECK(synced.error().what.find("Input/output error") != std::string::npos);
  }
}

TEST_CASE("what a full file leaves behind is synced before the next one begins") {
  const samples::Folder folder;
  int syncs = 0;
  WriterOptions options;
  options.roll_at_bytes = 1;
  options.disk.fdatasync = [&syncs](int) {
    ++syncs;
    return 0;
  };
  Writer writer = samples::open_writer(folder.path(), options);
  for (int i = 0; i < 3; ++i) REQUIRE(writer.append(samples::page(i)));
  CHECK(syncs == 2);
}

TEST_CASE("the system's own limit on file size is met like a full disk") {
  const samples::Folder folder;
  Writer writer = samples::open_writer(folder.path());
  REQUIRE(writer.append(samples::page(1)));
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit tight{3000, before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &tight) == 0);
  const Result<Stored> stored = writer.append(samples::page(2, 20'000));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, old_handler);
  REQUIRE_FALSE(stored);
  CHECK(stored.error().what.find("File too large") != std::string::npos);
  CHECK(responses(folder.path()) == 1);
  CHECK(writer.append(samples::page(3)));
  CHECK(responses(folder.path()) == 2);
}

TEST_CASE("a folder that cannot be made or written is reported as such") {
  const samples::Folder folder;
  samples::write_file(folder.path() / "file", "x");
  const Result<Writer> writer = Writer::open(folder.path() / "file" / "archive", {});
  REQUIRE_FALSE(writer);
  CHECK(writer.error().kind == Error::Kind::not_writable);
  CHECK(writer.error().code == "E-ARCHIVE-WRITE");
}
