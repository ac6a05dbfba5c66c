// The note of where the archive was whole: it saves reading, and is never trusted further than it can be.

#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

const std::string name = "vindbaar-00001.warc.gz";

struct Synced {
  samples::Folder folder;
  std::uint64_t size = 0;  ///< At the last sync.
  std::filesystem::path file() const { return folder.path() / name; }
};

/// Two synced pages and one that is not.
void write(Synced& synced) {
  Writer writer = samples::open_writer(synced.folder.path(), samples::without_sync());
  REQUIRE(writer.append(samples::page(1)));
  REQUIRE(writer.append(samples::page(2)));
  REQUIRE(writer.sync());
  synced.size = std::filesystem::file_size(synced.file());
  REQUIRE(writer.append(samples::page(3)));
}

std::size_t responses(const std::filesystem::path& file) {
  std::size_t count = 0;
  for (const Record& record : samples::read_all(file).records) count += record.type == "response" ? 1U : 0U;
  return count;
}

}  // namespace

TEST_CASE("opening reads only what came after the last sync") {
  Synced synced;
  write(synced);
  std::string bytes = samples::file_bytes(synced.file());
  bytes[10] = static_cast<char>(~bytes[10]);  // damage before the border is not looked at
  samples::write_file(synced.file(), bytes.substr(0, bytes.size() - 3));
  CHECK(samples::file_bytes(synced.folder.path() / "writer.lock")
            .starts_with(name + " " + std::to_string(synced.size) + " "));
  const Writer writer = samples::open_writer(synced.folder.path());
  CHECK(writer.recovered_bytes() > 0);
  CHECK(std::filesystem::file_size(synced.file()) > synced.size);
}

TEST_CASE("cut at any byte after the last sync, the whole records stay") {
  Synced synced;
  write(synced);
  const std::string bytes = samples::file_bytes(synced.file());
  const std::string note = samples::file_bytes(synced.folder.path() / "writer.lock");
  for (std::size_t length = synced.size; length <= bytes.size(); ++length) {
    CAPTURE(length);
    const samples::Folder folder;
    samples::write_file(folder.path() / name, bytes.substr(0, length));
    samples::write_file(folder.path() / "writer.lock", note);
    Writer writer = samples::open_writer(folder.path(), samples::without_sync());
    REQUIRE(std::filesystem::file_size(folder.path() / name) + writer.recovered_bytes() == length);
    REQUIRE(writer.append(samples::page(9)));
    const samples::ReadAll all = samples::read_all(folder.path() / name);
    REQUIRE(all.errors.empty());
  }
}

TEST_CASE("a note that does not fit the file is not believed") {
  Synced synced;
  write(synced);
  const std::string bytes = samples::file_bytes(synced.file());
  const std::string note = samples::file_bytes(synced.folder.path() / "writer.lock");
  const std::string size = std::to_string(synced.size);
  const std::string other = std::to_string(synced.size - 7);
  std::string moved = note;
  moved.replace(moved.find(size), size.size(), other);
  for (const std::string& wrong :
       {std::string(), std::string("x"), moved, std::string("vindbaar-00001.warc.gz 99999999 00\n"),
        std::string("../x 5 00\n"), std::string("vindbaar-00001.warc.gz -1 00\n"), std::string(5000, 'a')}) {
    CAPTURE(wrong);
    const samples::Folder folder;
    samples::write_file(folder.path() / name, bytes + "garbage");
    samples::write_file(folder.path() / "writer.lock", wrong);
    const Writer writer = samples::open_writer(folder.path());
    CHECK(writer.recovered_bytes() == 7);
    CHECK(responses(folder.path() / name) == 3);
  }
}
