#pragma once
// SQLite in its coat: the one place that speaks to the library (database.cpp alone includes sqlite3.h).

#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace vindbaar::store {

struct CloseDatabase {
  void operator()(sqlite3* handle) const noexcept;
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* handle) const noexcept;
};

/// One prepared statement. Must not outlive its Database.
class Statement {
 public:
  /// Parameters count from 1. Text is made well-formed UTF-8 without NUL before it is bound.
  void bind(int at, std::string_view text);
  void bind(int at, std::int64_t number);
  void bind(int at, double number);
  /// Bytes that are no text. They must outlive the next step().
  void bind_bytes(int at, std::string_view bytes);

  /// True: there is a row to read. False: no more rows.
  Result<bool> step();
  /// Makes the statement ready for new values. Never fails: a failure was reported by `step`.
  void reset();

  /// Columns count from 0 and belong to the row of the last `step`.
  std::string text(int column) const;
  std::string bytes(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;

 private:
  friend class Database;
  Statement(sqlite3_stmt* handle, std::string where) : handle_(handle), where_(std::move(where)) {}
  std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle_;
  std::string where_;
};

/// One connection. Not thread-safe.
class Database {
 public:
  /// A new file, locked for this connection alone until it closes. Not safe against power loss: the file
  /// counts for nothing until it is complete. Fails with `not_writable`, "E-STORE-WRITE", or "E-STORE-BUSY"
  /// when another process is writing the same file.
  static Result<Database> create(const std::filesystem::path& file);

  /// A file that may be there already, for what can be lost without harm: a process that dies leaves it
  /// whole, a machine that loses its power perhaps not. An empty path: a file that nobody else sees and that
  /// goes when it is closed. Locked for this connection until it closes. Fails as create() does, and with
  /// `corrupt`.
  static Result<Database> open_scratch(const std::filesystem::path& file);

  /// An existing file, never written to, its schema not trusted. Fails with `corrupt`, "E-STORE-CORRUPT",
  /// when it is no database.
  static Result<Database> open_read_only(const std::filesystem::path& file);

  /// One or more statements whose rows are of no interest.
  Result<void> run(const std::string& sql);
  Result<Statement> prepare(std::string_view sql) const;
  /// The first column of the first row; a statement without rows gives an empty text.
  Result<std::string> scalar(std::string_view sql) const;

 private:
  Database(sqlite3* handle, std::string where) : handle_(handle), where_(std::move(where)) {}
  std::unique_ptr<sqlite3, CloseDatabase> handle_;
  std::string where_;
};

}  // namespace vindbaar::store
