// crawl.sqlite over versions of the program.
#include "crawler/store.hpp"
#include "crawl_fixture.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it

namespace {

/// A link a row, as up to version 2.
void make_second(const std::filesystem::path& file) {
  Database database(file, Database::Use::write);
  database.execute(
      "CREATE TABLE old (source INTEGER NOT NULL, target INTEGER NOT NULL, PRIMARY KEY (source, target)) "
      "WITHOUT ROWID; INSERT INTO old SELECT source, target FROM link; DROP VIEW link; DROP TABLE "
      "page_links; ALTER TABLE old RENAME TO link; UPDATE setting SET value = '2' WHERE name = 'version'");
}

/// Takes from a store of version 2 what version 1 did not have.
void make_first(const std::filesystem::path& file) {
  Database database(file, Database::Use::write);
  database.execute(
      "DROP INDEX url_line; DROP INDEX url_twin; DROP TABLE family; DROP TABLE fingerprint; DROP TABLE twin; "
      "DROP TABLE moved; ALTER TABLE url DROP COLUMN family; ALTER TABLE url DROP COLUMN twin_key; "
      "UPDATE setting SET value = '1' WHERE name = 'version'");
}

std::int64_t links_in(const std::filesystem::path& file) {
  Database database(file, Database::Use::read);
  Statement count = database.prepare("SELECT count(*) FROM link JOIN url ON url.number = link.target");
  count.step();
  return count.integer(0);
}

}  // namespace

TEST_CASE("a crawl begun by an earlier version goes on, and nothing is asked twice") {
  bool is_first = false;
  SUBCASE("version 2") {
  }
  SUBCASE("version 1") {
    is_first = true;
  }
  const LoopbackWeb web(script_of(school("roc.example.nl")));
  const RunFolder folder;
  const seeds::Lists lists = lists_of({{"roc", "http://roc.example.nl/"}});
  Settings settings = settings_for(web);
  settings.max_pages = 3;
  run(folder.path(), lists, settings);
  const std::int64_t links = links_in(folder.path() / "crawl.sqlite");
  CHECK(links > 3);
  make_second(folder.path() / "crawl.sqlite");
  if (is_first) make_first(folder.path() / "crawl.sqlite");
  CHECK(links_in(folder.path() / "crawl.sqlite") == links);
  settings.max_pages = 100;
  CHECK(result_of(run(folder.path(), lists, settings), "roc").pages == 6);
  CHECK(links_in(folder.path() / "crawl.sqlite") > links);
  for (const auto& [url, times] : times_asked(web)) {
    CAPTURE(url);
    CHECK(times == 1);
  }
}

TEST_CASE("a store of a later version is refused and left as it is") {
  const RunFolder folder;
  const std::filesystem::path file = folder.path() / "crawl.sqlite";
  {
    Database database = open_store(file);
    write_setting(database, "version", "99");
  }
  for (int i = 0; i < 2; ++i) {
    try {
      open_store(file);
      FAIL("opened");
    } catch (const StorageFailure& failed) {
      CHECK(failed.error.code == "E-CRAWL-VERSION");
    }
  }
}

}  // namespace vindbaar::crawler
