#include "output/store/readings.hpp"

#include "output/store/database.hpp"
#include "output/store/defaults.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <system_error>

namespace vindbaar::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* readings_sql = R"sql(
CREATE TABLE version (name TEXT NOT NULL) STRICT;
CREATE TABLE reading (
  key_hash INTEGER NOT NULL,
  key      TEXT NOT NULL,
  checksum INTEGER NOT NULL,  -- of bytes: the file is not written through to the disk
  bytes    BLOB NOT NULL
) STRICT;
CREATE INDEX reading_by_key ON reading (key_hash);
)sql";

/// FNV-1a over eight bytes at a time: http://www.isthe.com/chongo/tech/comp/fnv/
std::int64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325ULL ^ bytes.size();
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * 0x100000001B3ULL;
    hash ^= hash >> 29U;
  };
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    mix(word);
  }
  for (; at < bytes.size(); ++at) mix(static_cast<unsigned char>(bytes[at]));
  return static_cast<std::int64_t>(hash);
}

bool is_version(const Database& database, std::string_view version) {
  const auto found = database.scalar("SELECT name FROM version");
  return found && *found == version;
}

Result<Database> begin_anew(const fs::path& file, std::string_view version) {
  std::error_code ignored;
  for (const char* part : {"", "-wal", "-journal"}) {
    if (!file.empty()) fs::remove(file.string() + part, ignored);
  }
  auto database = Database::open_scratch(file);
  if (!database) return database;
  if (auto made = database->run(readings_sql); !made) return tl::unexpected(made.error());
  auto note = database->prepare("INSERT INTO version VALUES (?1)");
  if (!note) return tl::unexpected(note.error());
  note->bind(1, version);
  if (const auto done = note->step(); !done) return tl::unexpected(done.error());
  return database;
}

}  // namespace

struct Readings::State {
  explicit State(Database opened) : database(std::move(opened)) {}

  std::mutex guard;
  Database database;
  Result<Statement> look_up = database.prepare(
      "SELECT checksum, bytes FROM reading WHERE key_hash = ?1 AND key = ?2 ORDER BY rowid DESC");
  Result<Statement> insert = database.prepare("INSERT INTO reading VALUES (?1, ?2, ?3, ?4)");
  std::size_t uncommitted = 0;
  Result<void> written;

  void commit() {
    uncommitted = 0;
    if (const auto done = database.run("COMMIT; BEGIN"); !done && written) written = done;
  }
};

Readings::Readings(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Readings::Readings(Readings&&) noexcept = default;
Readings& Readings::operator=(Readings&&) noexcept = default;
Readings::~Readings() {
  if (state_) static_cast<void>(finish());
}

Result<Readings> Readings::open(const fs::path& file, std::string_view version) {
  std::error_code ignored;
  const bool is_there = !file.empty() && fs::exists(file, ignored);
  auto database = is_there ? Database::open_scratch(file) : begin_anew(file, version);
  const bool is_busy = !database && database.error().code == "E-STORE-BUSY";
  if (is_there && !is_busy && (!database || !is_version(*database, version))) {
    database = failure(Error::Kind::corrupt, "E-STORE-CORRUPT", "");  // closes it before it is removed
    database = begin_anew(file, version);
  }
  if (!database) return tl::unexpected(database.error());
  auto state = std::make_unique<State>(std::move(*database));
  if (!state->look_up) return tl::unexpected(state->look_up.error());
  if (!state->insert) return tl::unexpected(state->insert.error());
  if (auto begun = state->database.run("BEGIN"); !begun) return tl::unexpected(begun.error());
  return Readings(std::move(state));
}

std::optional<std::string> Readings::find(std::string_view key) const {
  const std::lock_guard lock(state_->guard);
  Statement& look_up = *state_->look_up;
  look_up.reset();
  look_up.bind(1, hash_of(key));
  look_up.bind(2, key);
  const auto row = look_up.step();
  if (!row || !*row) return std::nullopt;
  std::string bytes = look_up.bytes(1);
  if (hash_of(bytes) != look_up.integer(0)) return std::nullopt;
  return bytes;
}

void Readings::keep(std::string_view key, std::string_view bytes) {
  const std::int64_t checksum = hash_of(bytes);
  const std::lock_guard lock(state_->guard);
  Statement& insert = *state_->insert;
  insert.reset();
  insert.bind(1, hash_of(key));
  insert.bind(2, key);
  insert.bind(3, checksum);
  insert.bind_bytes(4, bytes);
  if (const auto done = insert.step(); !done && state_->written)
    state_->written = tl::unexpected(done.error());
  insert.reset();
  if (++state_->uncommitted >= defaults::readings_a_commit) state_->commit();
}

Result<void> Readings::finish() {
  const std::lock_guard lock(state_->guard);
  state_->look_up->reset();
  state_->commit();
  return state_->written;
}

}  // namespace vindbaar::store
