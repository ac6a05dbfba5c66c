// Every table and every CSV file of the small world, to the letter: tests/data/output/golden. A wanted change
// is copied there from the folder that a failure names.
#include "tests/output/file_bytes.hpp"
#include "tests/output/published.hpp"
#include "tests/output/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

using namespace vindbaar;
using namespace vindbaar::test;

namespace {

const std::filesystem::path golden = std::string(TEST_DATA) + "/output/golden";

std::set<std::string> names_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

void write_printed(const std::filesystem::path& file, report::Language language) {
  Published world;
  world.make(language);
  std::ofstream out(file, std::ios::binary);
  for (const auto& table : world.tables) out << report::printed(table, 100) << "\n";
}

}  // namespace

TEST_CASE("tables and CSV files of the small world are those on record") {
  const TemporaryFolder folder;
  Published world;
  world.make();
  REQUIRE(report::write_csv(folder.path(), world.counts, world.rows, world.list));
  write_printed(folder / "tables.nl.txt", report::Language::nl);
  write_printed(folder / "tables.en.txt", report::Language::en);
  CHECK(names_in(folder.path()) == names_in(golden));
  const auto now = std::filesystem::temp_directory_path() / "vindbaar-golden";
  for (const std::string& name : names_in(folder.path())) {
    if (bytes_of(folder / name) == bytes_of(golden / name)) continue;
    std::filesystem::create_directories(now);
    std::filesystem::copy_file(folder / name, now / name, std::filesystem::copy_options::overwrite_existing);
    FAIL_CHECK(name << " is not the one on record; compare " << (golden / name) << " with " << (now / name));
  }
}
