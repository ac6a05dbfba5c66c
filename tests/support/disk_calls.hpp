#pragma once
// The calls by which this process writes to its disk, and the clock it reads, in the hands of a test. Linked
// into a test program they stand before those of the C library, for SQLite and libstdc++ too, and do nothing
// of their own until they are told to.

#include <chrono>
#include <filesystem>

namespace vindbaar::test {

/// What is to go wrong with the files below `folder`. Calls are counted from 1: write, pwrite, fsync,
/// fdatasync, ftruncate, rename, unlink.
struct DiskFault {
  std::filesystem::path folder;
  enum class Death {
    kill,      ///< What was written stays; the write that is being made leaves half of its bytes.
    power_cut  ///< What was not synced of the archive is gone; the database has kept all it had written.
  };
  Death death = Death::kill;
  int die_at = 0;     ///< 0: never.
  int fail_from = 0;  ///< From this call on writing fails with `error`; 0: never.
  int error = 0;      ///< ENOSPC, EROFS …
};

/// What was seen, by a process and the children it forked after the first use.
struct DiskCalls {
  int calls = 0;
  int commits = 0;           ///< Transactions that SQLite wrote to a -wal file.
  int unsynced_commits = 0;  ///< Of them, those written while bytes of a .warc.gz were not synced.
  int failed_calls = 0;
};

/// From here on, with counts at zero. What is synced is noted, and not waited for: the power is cut by us.
void watch_disk(const DiskFault& fault);
void leave_disk_alone();
DiskCalls disk_calls();

/// Sets the wall clock of this process forward or back; the monotonic clock goes on as it was.
void set_clock_off(std::chrono::seconds by);

}  // namespace vindbaar::test
