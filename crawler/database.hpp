#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace vindbaar::crawler {

/// crawl.sqlite, or the archive, cannot be written or is not what we wrote: the crawl has to stop. Thrown
/// inside this room only; crawl(), read_log() and read_results() hand `error` out as a value.
struct StorageFailure {
  Error error;
};

/// One SQL statement, used again and again: bind everything, step, read, reset. Parameters and columns count
/// from 1 and 0, as in SQLite.
class Statement {
 public:
  Statement& bind(int at, std::int64_t value);
  Statement& bind(int at, std::string_view value);
  Statement& bind_real(int at, double value);
  /// Bytes that need not be text.
  Statement& bind_bytes(int at, std::string_view value);
  /// True when there is a row to read.
  bool step();
  /// Runs a statement that has no rows and makes it ready for the next time.
  void run();
  void reset();
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;

  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  ~Statement();

 private:
  friend class Database;
  struct Close {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  Statement(sqlite3* connection, std::string_view sql);
  sqlite3* connection_;
  std::unique_ptr<sqlite3_stmt, Close> statement_;
};

/// A statement that stays compiled in its database, lent to one user at a time; ready for the next when this
/// goes out of scope.
class Lent {
 public:
  explicit Lent(Statement& statement) : statement_(statement) {}
  ~Lent() { statement_.reset(); }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;
  Statement* operator->() const noexcept { return &statement_; }

 private:
  Statement& statement_;
};

/// A SQLite file. Belongs to one thread.
class Database {
 public:
  enum class Use { write, read };
  /// `write` makes the file when there is none, in WAL mode. Throws StorageFailure, as every member does.
  Database(const std::filesystem::path& file, Use use);

  void execute(const std::string& sql);
  Statement prepare(std::string_view sql);
  /// The same, compiled at its first use only.
  Lent lend(std::string_view sql);
  std::int64_t last_row() const;

 private:
  struct Close {
    void operator()(sqlite3* connection) const noexcept;
  };
  std::unique_ptr<sqlite3, Close> connection_;
  std::map<std::string, Statement, std::less<>> lent_;
};

}  // namespace vindbaar::crawler
