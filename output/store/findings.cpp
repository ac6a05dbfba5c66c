#include "core/coding_frame.hpp"
#include "output/store/columns.hpp"
#include "output/store/database.hpp"
#include "output/store/defaults.hpp"
#include "output/store/put_in_place.hpp"
#include "output/store/schema.hpp"
#include "output/store/store.hpp"

#include <fmt/format.h>

#include <system_error>

namespace vindbaar::store {
namespace {

namespace fs = std::filesystem;

/// The newest capture of a URL wins, whichever comes first; all columns take part, so that ties have one
/// answer.
const char* const newest_capture_wins = R"sql(
 ON CONFLICT (institution, url) DO UPDATE SET
   kind = excluded.kind, kind_probability = excluded.kind_probability, title = excluded.title,
   heading = excluded.heading, language = excluded.language, fingerprint = excluded.fingerprint,
   archived_at = excluded.archived_at, record = excluded.record, status = excluded.status, depth = excluded.depth,
   form = excluded.form, in_sitemap = excluded.in_sitemap, linked_from = excluded.linked_from,
   taken_apart = excluded.taken_apart
 WHERE (excluded.archived_at, excluded.record, excluded.status, excluded.fingerprint, excluded.kind,
        excluded.kind_probability, excluded.title, excluded.heading, excluded.language, excluded.depth,
        excluded.form, excluded.in_sitemap, excluded.linked_from, excluded.taken_apart)
     > (archived_at, record, status, fingerprint, kind, kind_probability, title, heading, language, depth,
        form, in_sitemap, linked_from, taken_apart))sql";

template <class Row>
std::string insert_sql(const char* on_conflict) {
  return fmt::format("INSERT INTO {} VALUES ({}){}", Columns<Row>::table, parameters<Row>(), on_conflict);
}

Result<void> insert(Result<Statement>& statement, const auto& row) {
  if (!statement) return tl::unexpected(statement.error());
  statement->reset();
  bind_row(*statement, row);
  const auto done = statement->step();
  if (!done) return tl::unexpected(done.error());
  return {};
}

template <class Row>
Result<std::vector<Row>> read_all(const Database& database) {
  // Tables without rowid are stored in key order, and so are they read.
  auto statement = database.prepare(fmt::format("SELECT * FROM {}", Columns<Row>::table));
  if (!statement) return tl::unexpected(statement.error());
  std::vector<Row> rows;
  while (true) {
    const auto more = statement->step();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return rows;
    rows.push_back(read_row<Row>(*statement));
  }
}

/// A file left by an analysis that was killed goes; one that is being written now is left alone.
Result<void> clear_leftover(const fs::path& unfinished) {
  if (std::error_code ignored; !fs::exists(unfinished, ignored)) return {};
  if (const auto leftover = Database::create(unfinished);
      !leftover && leftover.error().code == "E-STORE-BUSY")
    return tl::unexpected(leftover.error());
  std::error_code error;
  fs::remove(unfinished, error);
  if (error)
    return failure(Error::Kind::not_writable, "E-STORE-WRITE", unfinished.string() + ": " + error.message());
  return {};
}

Result<void> check_no_orphans(const Database& database) {
  const auto orphan = database.scalar(
      "SELECT m.institution || ' ' || m.url FROM "
      "(SELECT institution, url FROM title_match UNION SELECT institution, url FROM feature) AS m "
      "LEFT JOIN page AS p ON p.institution = m.institution AND p.url = m.url WHERE p.url IS NULL LIMIT 1");
  if (!orphan) return tl::unexpected(orphan.error());
  if (orphan->empty()) return {};
  return failure(Error::Kind::corrupt, "E-STORE-PAGE-MISSING",
                 "findings: a match or feature stands on a page that was not added: " + *orphan);
}

}  // namespace

struct Findings::State {
  State(Database opened, fs::path destination, fs::path unfinished_file)
      : file(std::move(destination)), unfinished(std::move(unfinished_file)), database(std::move(opened)) {}
  ~State() {
    std::error_code ignored;
    if (!unfinished.empty()) fs::remove(unfinished, ignored);
  }

  fs::path file;
  fs::path unfinished;  ///< Empty when this only reads.
  Database database;

  // A database that only reads prepares these all the same; writing through them then fails with
  // E-STORE-WRITE.
  Result<Statement> institution = database.prepare(insert_sql<InstitutionRow>(""));
  Result<Statement> certificate = database.prepare(insert_sql<CertificateRow>(""));
  Result<Statement> page = database.prepare(insert_sql<PageRow>(newest_capture_wins));
  Result<Statement> match = database.prepare(insert_sql<MatchRow>(" ON CONFLICT DO NOTHING"));
  Result<Statement> feature = database.prepare(insert_sql<FeatureRow>(" ON CONFLICT DO NOTHING"));
  Result<Statement> offering = database.prepare(insert_sql<OfferingRow>(""));

  /// Commits, packs the pages in key order, and checks that what was written can be read.
  Result<void> complete() {
    if (auto packed = database.run("COMMIT; VACUUM"); !packed) return packed;
    const auto verdict = database.scalar("PRAGMA integrity_check");
    if (!verdict) return tl::unexpected(verdict.error());
    if (*verdict == "ok")
      return database.run("PRAGMA locking_mode=NORMAL; SELECT count(*) FROM fact");  // lets go
    return failure(Error::Kind::corrupt, "E-STORE-CORRUPT", unfinished.string() + ": " + *verdict,
                   "The disk may be failing; check it and run `vindbaar analyse` again.");
  }
};

Findings::Findings(std::unique_ptr<State> state) : state_(std::move(state)) {
}
Findings::Findings(Findings&&) noexcept = default;
Findings& Findings::operator=(Findings&&) noexcept = default;
Findings::~Findings() = default;

Result<Findings> Findings::create(const fs::path& file) {
  fs::path unfinished = file;
  unfinished += ".new";
  if (auto cleared = clear_leftover(unfinished); !cleared) return tl::unexpected(cleared.error());
  auto database = Database::create(unfinished);
  if (!database) return tl::unexpected(database.error());
  auto made = database->run(
      fmt::format("PRAGMA cache_size=-{}; PRAGMA application_id={}; PRAGMA user_version={};",
                  defaults::writer_cache_kib, defaults::application_id, defaults::schema_version) +
      std::string(tables_sql) + std::string(views_sql));
  if (!made) return tl::unexpected(made.error());
  return Findings(std::make_unique<State>(std::move(*database), file, unfinished));
}

Result<Findings> Findings::open(const fs::path& file) {
  const auto not_analysed = [&](const char* what) {
    return failure(Error::Kind::bad_input, "E-RUN-NOT-ANALYSED", file.string() + ": " + what,
                   "Run `vindbaar analyse` on this run first.");
  };
  if (std::error_code ignored; !fs::is_regular_file(file, ignored))
    return not_analysed("there are no findings");
  auto database = Database::open_read_only(file);
  if (!database) return tl::unexpected(database.error());
  const auto ours = database->scalar("PRAGMA application_id");
  const auto version = database->scalar("PRAGMA user_version");
  if (!ours || *ours != std::to_string(defaults::application_id))
    return not_analysed("not a file of findings");
  if (!version || *version != std::to_string(defaults::schema_version))
    return not_analysed("made by another version of this program");
  return Findings(std::make_unique<State>(std::move(*database), file, fs::path{}));
}

Result<void> Findings::add(const InstitutionRow& row) {
  return insert(state_->institution, row);
}
Result<void> Findings::add(const PageRow& row) {
  return insert(state_->page, row);
}
Result<void> Findings::add(const MatchRow& row) {
  return insert(state_->match, row);
}
Result<void> Findings::add(const FeatureRow& row) {
  const Feature* feature = feature_of(row.feature);
  if (feature == nullptr || !is_allowed(*feature, row.value))
    return failure(Error::Kind::corrupt, "E-STORE-FEATURE",
                   "findings: '" + row.feature + "' = '" + row.value + "' is not in the coding frame");
  return insert(state_->feature, row);
}
Result<void> Findings::add(const CertificateRow& row) {
  return insert(state_->certificate, row);
}

Result<void> Findings::set_fact(const std::string& name, const std::string& value) {
  auto statement = state_->database.prepare("INSERT OR REPLACE INTO fact VALUES (?1, ?2)");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, name);
  statement->bind(2, value);
  const auto done = statement->step();
  if (!done) return tl::unexpected(done.error());
  return {};
}

Result<void> Findings::replace_offerings(const std::vector<OfferingRow>& rows) {
  if (auto emptied = state_->database.run("DELETE FROM offering"); !emptied) return emptied;
  for (const OfferingRow& row : rows) {
    if (auto added = insert(state_->offering, row); !added) return added;
  }
  return {};
}

Result<void> Findings::finish() {
  if (auto whole = check_no_orphans(state_->database); !whole) return whole;
  if (auto closed = state_->complete(); !closed) return closed;
  if (auto placed = put_in_place(state_->unfinished, state_->file); !placed) return placed;
  auto reader = Database::open_read_only(state_->file);
  if (!reader) return tl::unexpected(reader.error());
  state_ = std::make_unique<State>(std::move(*reader), state_->file, fs::path{});
  return {};
}

Result<std::vector<InstitutionRow>> Findings::institutions() const {
  return read_all<InstitutionRow>(state_->database);
}
Result<std::vector<CertificateRow>> Findings::certificates() const {
  return read_all<CertificateRow>(state_->database);
}
Result<std::vector<PageRow>> Findings::pages() const {
  return read_all<PageRow>(state_->database);
}
Result<std::vector<MatchRow>> Findings::matches() const {
  return read_all<MatchRow>(state_->database);
}
Result<std::vector<FeatureRow>> Findings::features() const {
  return read_all<FeatureRow>(state_->database);
}
Result<std::vector<OfferingRow>> Findings::offerings() const {
  return read_all<OfferingRow>(state_->database);
}

Result<std::optional<std::string>> Findings::fact(const std::string& name) const {
  auto statement = state_->database.prepare("SELECT value FROM fact WHERE name = ?1");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, name);
  const auto found = statement->step();
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::nullopt;
  return statement->text(0);
}

}  // namespace vindbaar::store
