#include "output/store/database.hpp"

#include "core/text.hpp"

#include <sqlite3.h>

namespace vindbaar::store {
namespace {

Error error_of(int code, const std::string& where, const char* message) {
  switch (code & 0xff) {  // the low byte is the primary result code, https://sqlite.org/rescode.html
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Error::Kind::not_writable, "E-STORE-BUSY", where + ": another process is writing this file",
              "Wait for it to finish, or stop it, and run the command again."};
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {Error::Kind::not_writable, "E-STORE-WRITE", where + ": " + message,
              "Check free disk space and the permissions of the folder."};
    case SQLITE_CONSTRAINT:
      return {Error::Kind::corrupt, "E-STORE-ROW", where + ": a row does not fit: " + message, ""};
    default:
      return {Error::Kind::corrupt, "E-STORE-CORRUPT", where + ": " + message,
              "Delete the file and run `vindbaar analyse` again: it is made from the archive."};
  }
}

tl::unexpected<Error> fail(int code, const std::string& where, const char* message) {
  return tl::unexpected<Error>(error_of(code, where, message));
}

}  // namespace

void CloseDatabase::operator()(sqlite3* handle) const noexcept {
  sqlite3_close_v2(handle);
}
void FinalizeStatement::operator()(sqlite3_stmt* handle) const noexcept {
  sqlite3_finalize(handle);
}

void Statement::bind(int at, std::string_view text) {
  const auto bind_bytes = [&](std::string_view bytes) {
    sqlite3_bind_text64(handle_.get(), at, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
  };
  if (is_utf8(text) && text.find('\0') == std::string_view::npos)
    bind_bytes(text);
  else
    bind_bytes(valid_utf8(text));
}

void Statement::bind(int at, std::int64_t number) {
  sqlite3_bind_int64(handle_.get(), at, number);
}
void Statement::bind(int at, double number) {
  sqlite3_bind_double(handle_.get(), at, number);
}

void Statement::bind_bytes(int at, std::string_view bytes) {
  sqlite3_bind_blob64(handle_.get(), at, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                      SQLITE_STATIC);
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return fail(code, where_, sqlite3_errmsg(sqlite3_db_handle(handle_.get())));
}

void Statement::reset() {
  sqlite3_reset(handle_.get());
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  if (bytes == nullptr) return {};
  return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)));
}

std::string Statement::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  if (bytes == nullptr) return {};
  return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)));
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}
double Statement::real(int column) const {
  return sqlite3_column_double(handle_.get(), column);
}

Result<Database> Database::create(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Database database(raw, file.string());
  if (code != SQLITE_OK) return fail(code, database.where_, raw ? sqlite3_errmsg(raw) : sqlite3_errstr(code));
  auto locked = database.run(
      "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
      "PRAGMA encoding='UTF-8'; BEGIN EXCLUSIVE");
  if (!locked) return tl::unexpected(locked.error());
  return database;
}

Result<Database> Database::open_scratch(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Database database(raw, file.string());
  if (code != SQLITE_OK) return fail(code, database.where_, raw ? sqlite3_errmsg(raw) : sqlite3_errstr(code));
  // In WAL mode a process that dies at any point leaves a file that opens as it was at the last commit.
  auto locked = database.run(
      "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA "
      "trusted_schema=OFF;"
      "BEGIN EXCLUSIVE; COMMIT");
  if (!locked) return tl::unexpected(locked.error());
  return database;
}

Result<Database> Database::open_read_only(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr);
  Database database(raw, file.string());
  if (code != SQLITE_OK) return fail(code, database.where_, raw ? sqlite3_errmsg(raw) : sqlite3_errstr(code));
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  auto opened = database.run(
      "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; SELECT count(*) FROM sqlite_schema");
  if (!opened) return tl::unexpected(opened.error());
  return database;
}

Result<void> Database::run(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(code, where_, sqlite3_errmsg(handle_.get()));
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  Statement statement(raw, where_);
  if (code != SQLITE_OK) return fail(code, where_, sqlite3_errmsg(handle_.get()));
  return statement;
}

Result<std::string> Database::scalar(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement->text(0) : std::string();
}

}  // namespace vindbaar::store
