#include "crawler/database.hpp"

#include <sqlite3.h>

namespace vindbaar::crawler {
namespace {

[[noreturn]] void fail(sqlite3* connection, const std::string& doing) {
  const int code = connection == nullptr ? SQLITE_NOMEM : sqlite3_errcode(connection);
  const std::string why = connection == nullptr ? "out of memory" : sqlite3_errmsg(connection);
  const bool is_damaged =
      code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_SCHEMA || code == SQLITE_ERROR;
  if (is_damaged)
    throw StorageFailure{
        {Error::Kind::corrupt, "E-CRAWL-DB", "crawl.sqlite: " + doing + ": " + why,
         "Restore the file from a copy of the run; the pages themselves are safe in archive/."}};
  throw StorageFailure{
      {Error::Kind::not_writable, "E-CRAWL-DB", "crawl.sqlite: " + doing + ": " + why,
       "Make room on the disk or give permission, then give the same command again: it goes on."}};
}

void check(int code, sqlite3* connection, const std::string& doing) {
  if (code != SQLITE_OK) fail(connection, doing);
}

std::unique_ptr<sqlite3, int (*)(sqlite3*)> connect(const std::string& name, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<sqlite3, int (*)(sqlite3*)> connection(raw, sqlite3_close_v2);
  check(code, raw, "open");
  return connection;
}

}  // namespace

void Statement::Close::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}
void Database::Close::operator()(sqlite3* connection) const noexcept {
  sqlite3_close_v2(connection);
}

Statement::Statement(sqlite3* connection, std::string_view sql) : connection_(connection) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  statement_.reset(raw);
  check(code, connection, std::string(sql));
}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement& Statement::bind(int at, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), at, value), connection_, "bind");
  return *this;
}

Statement& Statement::bind(int at, std::string_view value) {
  const char* bytes = value.empty() ? "" : value.data();
  check(sqlite3_bind_text64(statement_.get(), at, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8),
        connection_, "bind");
  return *this;
}

Statement& Statement::bind_real(int at, double value) {
  check(sqlite3_bind_double(statement_.get(), at, value), connection_, "bind");
  return *this;
}

Statement& Statement::bind_bytes(int at, std::string_view value) {
  const char* bytes = value.empty() ? "" : value.data();
  check(sqlite3_bind_blob64(statement_.get(), at, bytes, value.size(), SQLITE_TRANSIENT), connection_,
        "bind");
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(connection_, sqlite3_sql(statement_.get()));
}

void Statement::run() {
  step();
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}  // its code repeats what step() has already reported

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Database::Database(const std::filesystem::path& file, Use use) {
  if (use == Use::write) {
    connection_.reset(connect(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE).release());
    // With WAL, NORMAL keeps the file consistent through a power cut; the last commits may be undone by it,
    // and then their pages are adopted from the archive, which was synced before them.
    execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA "
        "cache_size = -32768; PRAGMA wal_autocheckpoint = 4000");
    return;
  }
  try {
    connection_.reset(connect(file.string(), SQLITE_OPEN_READWRITE).release());
    execute("PRAGMA query_only = 1; SELECT count(*) FROM sqlite_master");
  } catch (const StorageFailure&) {  // a folder that cannot be written: read what is in the main file
    connection_.reset(
        connect("file:" + file.string() + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI).release());
  }
}

void Database::execute(const std::string& sql) {
  check(sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr), connection_.get(), sql);
}

Statement Database::prepare(std::string_view sql) {
  return {connection_.get(), sql};
}

Lent Database::lend(std::string_view sql) {
  auto found = lent_.find(sql);
  if (found == lent_.end()) found = lent_.emplace(sql, prepare(sql)).first;
  return Lent(found->second);
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(connection_.get());
}

}  // namespace vindbaar::crawler
