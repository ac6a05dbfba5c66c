#pragma once

#include "archive/archive.hpp"
#include "crawler/database.hpp"

#include <functional>
#include <optional>

namespace vindbaar::crawler {

/// Keeps archive and database in step: an exchange is in the archive before anything is said about it in the
/// database, and on the disk before the database commits. Killed in between, the database knows less than the
/// archive, never more. Belongs to the network thread; members throw StorageFailure.
class Journal {
 public:
  /// Both outlive the journal; a transaction is open from here on. `exchanges_a_commit`: limits.hpp.
  /// `before_commit` may still write to the database.
  Journal(archive::Writer& archive, Database& database, int exchanges_a_commit,
          std::function<void()> before_commit);

  /// Writes one exchange (it survives the death of this process from here on) and commits when enough have
  /// gathered.
  archive::Stored write(const archive::Exchange& exchange);

  /// Adds a record of an earlier run's archive; the exchange that needs it is written next.
  void copy(const archive::Record& record, const std::string& from);

  /// Notes that the exchange at `location`, found in the archive, is now in the database too.
  void adopted(const archive::Location& location) { last_ = location; }

  /// Commits what has gathered, if anything.
  void commit();

  /// Commits, and leaves one plain file that can be copied and read anywhere.
  void close();

 private:
  archive::Writer& archive_;
  Database& database_;
  std::optional<archive::Location> last_;
  int exchanges_a_commit_;
  int uncommitted_ = 0;
  std::function<void()> before_commit_;
};

/// How far the archive has been noted in the database; nothing for a new run.
std::optional<archive::Location> last_noted(Database& database);

}  // namespace vindbaar::crawler
