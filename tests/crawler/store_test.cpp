// crawl.sqlite over versions of the program.
#include "crawler/store.hpp"
#include "crawl_fixture.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it

namespace {

/// Takes from a store what version 1 did not have.
void make_old(const std::filesystem::path& file) {
  Database database(file, Database::Use::write);
  database.execute(
      "DROP INDEX url_line; DROP INDEX url_twin; DROP TABLE family; DROP TABLE fingerprint; DROP TABLE twin; "
      "DROP TABLE moved; ALTER TABLE url DROP COLUMN family; ALTER TABLE url DROP COLUMN twin_key; "
      "UPDATE setting SET value = '1' WHERE name = 'version'");
}

}  // namespace

TEST_CASE("a crawl begun by the version before goes on, and nothing is asked twice") {
  const LoopbackWeb web(script_of(school("roc.example.nl")));
  const RunFolder folder;
  const seeds::Lists lists = lists_of({{"roc", "http://roc.example.nl/"}});
  Settings settings = settings_for(web);
  settings.max_pages = 3;
  run(folder.path(), lists, settings);
  make_old(folder.path() / "crawl.sqlite");
  settings.max_pages = 100;
  CHECK(result_of(run(folder.path(), lists, settings), "roc").pages == 6);
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
