#include "crawler/store.hpp"

namespace vindbaar::crawler {
namespace {

constexpr std::string_view version = "3";

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS institution (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  has_start_url INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS url (
  number INTEGER PRIMARY KEY,
  institution INTEGER NOT NULL REFERENCES institution (number),
  url TEXT NOT NULL,
  host TEXT NOT NULL,
  kind TEXT NOT NULL,                  -- page, robots, sitemap
  state TEXT NOT NULL,                 -- queued, fetched, failed, skipped
  reason TEXT NOT NULL DEFAULT '',
  priority INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  depth INTEGER NOT NULL DEFAULT 0,    -- when first found; read_log() has the shortest way
  hops INTEGER NOT NULL DEFAULT 0,     -- redirects that led here
  found_on INTEGER NOT NULL DEFAULT 0, -- url.number, 0: a start page, a sitemap or robots.txt
  anchor TEXT NOT NULL DEFAULT '',
  in_sitemap INTEGER NOT NULL DEFAULT 0,
  is_start INTEGER NOT NULL DEFAULT 0,
  status INTEGER NOT NULL DEFAULT 0,
  content_type TEXT NOT NULL DEFAULT '',
  asked_at INTEGER NOT NULL DEFAULT 0, -- seconds since 1970, 0: never
  bytes INTEGER NOT NULL DEFAULT 0,
  digest TEXT NOT NULL DEFAULT '',
  redirect_to TEXT NOT NULL DEFAULT '',
  file TEXT NOT NULL DEFAULT '',       -- in archive/, with offset and length of the record
  "offset" INTEGER NOT NULL DEFAULT 0,
  length INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,   -- fetched, links not yet taken in
  family INTEGER NOT NULL DEFAULT 0,   -- family.number
  twin_key INTEGER NOT NULL DEFAULT 0, -- equal for addresses that may be one page (twins.hpp)
  UNIQUE (institution, url));
CREATE INDEX IF NOT EXISTS url_line ON url (institution, host, family, attempts, priority DESC, depth, number) WHERE state = 'queued';
CREATE INDEX IF NOT EXISTS url_twin ON url (institution, twin_key) WHERE twin_key <> 0;
CREATE INDEX IF NOT EXISTS url_unread ON url (number) WHERE unread = 1;
CREATE INDEX IF NOT EXISTS url_body ON url (institution, digest) WHERE digest <> '';

CREATE TABLE IF NOT EXISTS page_links ( -- a row a page, as they are written
  source INTEGER PRIMARY KEY,
  targets TEXT NOT NULL);              -- "[3,5,8]": url.number each
CREATE VIEW IF NOT EXISTS link AS SELECT source, json_each.value AS target FROM page_links, json_each(targets);

CREATE TABLE IF NOT EXISTS shape (
  institution INTEGER NOT NULL,
  key TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (institution, key)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS family (    -- addresses that look alike, and what their pages were worth
  number INTEGER PRIMARY KEY,
  institution INTEGER NOT NULL,
  key TEXT NOT NULL,
  pages INTEGER NOT NULL DEFAULT 0,
  worth REAL NOT NULL DEFAULT 0,       -- sum over its pages
  empties INTEGER NOT NULL DEFAULT 0,  -- pages that repeat another and bring nothing new
  UNIQUE (institution, key));

CREATE TABLE IF NOT EXISTS fingerprint ( -- of the text of a page that was read
  url INTEGER PRIMARY KEY,
  simhash INTEGER NOT NULL,
  title INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS twin (      -- what a site was seen to do with addresses that differ so little
  host TEXT NOT NULL,
  institution INTEGER NOT NULL,
  difference TEXT NOT NULL,            -- slash, case, order, index, scheme, www
  same INTEGER NOT NULL DEFAULT 0,
  other INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (host, institution, difference)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS moved (
  institution INTEGER NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (institution, target)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS robots (
  origin TEXT PRIMARY KEY,
  phase TEXT NOT NULL,                 -- asking, known
  next TEXT NOT NULL,
  hops INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  forbids_all INTEGER NOT NULL,
  reason TEXT NOT NULL,
  body BLOB NOT NULL,
  asked_at INTEGER NOT NULL) WITHOUT ROWID;
)sql";

void require_whole(Database& database) {
  Statement check = database.prepare("PRAGMA quick_check(1)");
  check.step();
  const std::string answer = check.text(0);
  if (answer != "ok")
    throw StorageFailure{
        {Error::Kind::corrupt, "E-CRAWL-DB", "crawl.sqlite is damaged: " + answer,
         "Restore the file from a copy of the run; the pages themselves are safe in archive/."}};
}

/// What a run of version 1 lacks, in one transaction: killed halfway, it still is of version 1.
constexpr const char* from_1_to_2 = R"sql(
BEGIN IMMEDIATE;
ALTER TABLE url ADD COLUMN family INTEGER NOT NULL DEFAULT 0;
ALTER TABLE url ADD COLUMN twin_key INTEGER NOT NULL DEFAULT 0;
DROP INDEX IF EXISTS url_queue;
UPDATE setting SET value = '2' WHERE name = 'version';
COMMIT;
)sql";

/// Links were a row each, and fingerprints made in another way.
constexpr const char* from_2_to_3 = R"sql(
BEGIN IMMEDIATE;
CREATE TABLE page_links (source INTEGER PRIMARY KEY, targets TEXT NOT NULL);
INSERT INTO page_links SELECT source, json_group_array(target) FROM link GROUP BY source;
DROP TABLE link;
DROP TABLE IF EXISTS fingerprint;
UPDATE setting SET value = '3' WHERE name = 'version';
COMMIT;
)sql";

bool has_table(Database& database, std::string_view name) {
  Statement find = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
  return find.bind(1, name).step();
}

}  // namespace

Database open_store(const std::filesystem::path& file) {
  Database database(file, Database::Use::write);
  require_whole(database);
  if (has_table(database, "setting") && read_setting(database, "version") == "1")
    database.execute(from_1_to_2);
  if (has_table(database, "setting") && read_setting(database, "version") == "2")
    database.execute(from_2_to_3);
  const std::string found = has_table(database, "setting") ? read_setting(database, "version") : "";
  database.execute("BEGIN IMMEDIATE");  // killed in between, there is no half of a store
  if (found.empty() || found == version) database.execute(tables);
  if (found.empty()) write_setting(database, "version", version);
  database.execute("COMMIT");
  if (!found.empty() && found != version)
    throw StorageFailure{
        {Error::Kind::corrupt, "E-CRAWL-VERSION",
         "crawl.sqlite has version " + found + ", this program writes version " + std::string(version),
         "Use the version of vindbaar that made this run."}};
  return database;
}

std::string budget_name(std::string_view of, std::int64_t institution) {
  return "budget " + std::string(of) + " " + std::to_string(institution);
}

std::string read_setting(Database& database, std::string_view name) {
  Statement read = database.prepare("SELECT value FROM setting WHERE name = ?");
  read.bind(1, name);
  return read.step() ? read.text(0) : std::string();
}

void write_setting(Database& database, std::string_view name, std::string_view value) {
  Statement write =
      database.prepare("INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  write.bind(1, name).bind(2, value).run();
}

}  // namespace vindbaar::crawler
