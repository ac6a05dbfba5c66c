#include "crawler/journal.hpp"

#include "core/text.hpp"
#include "crawler/store.hpp"

#include <charconv>
#include <utility>

namespace vindbaar::crawler {
namespace {

constexpr std::string_view last_noted_name = "last_noted";

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

template <class T>
T or_throw(Result<T> result) {
  if (!result) throw StorageFailure{result.error()};
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

Journal::Journal(archive::Writer& archive, Database& database, int exchanges_a_commit,
                 std::function<void()> before_commit)
    : archive_(archive),
      database_(database),
      exchanges_a_commit_(exchanges_a_commit),
      before_commit_(std::move(before_commit)) {
  database_.execute("BEGIN IMMEDIATE");
}

archive::Stored Journal::write(const archive::Exchange& exchange) {
  if (uncommitted_ >= exchanges_a_commit_) commit();  // before the new one: its row is not written yet
  archive::Stored stored = or_throw(archive_.append(exchange));
  last_ = stored.location;
  ++uncommitted_;
  return stored;
}

void Journal::copy(const archive::Record& record, const std::string& from) {
  or_throw(archive_.copy(record, from));
}

void Journal::commit() {
  before_commit_();
  if (last_) {
    or_throw(archive_.sync());
    write_setting(database_, last_noted_name,
                  last_->file + "|" + std::to_string(last_->offset) + "|" + std::to_string(last_->length));
    last_.reset();
  }
  database_.execute("COMMIT; BEGIN IMMEDIATE");
  uncommitted_ = 0;
}

void Journal::close() {
  commit();
  database_.execute("COMMIT");
  try {
    database_.execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  } catch (const StorageFailure&) {  // someone is reading it: it stays in WAL mode, nothing is lost
  }
}

std::optional<archive::Location> last_noted(Database& database) {
  const std::string text = read_setting(database, last_noted_name);
  const auto parts = split(text, '|');
  if (parts.size() != 3) return std::nullopt;
  return archive::Location{std::string(parts[0]), number(parts[1]), number(parts[2])};
}

}  // namespace vindbaar::crawler
