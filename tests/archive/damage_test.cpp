// Files that a bad disk, a dying process or an enemy left behind.

#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

struct GoodFile {
  std::string bytes;
  std::vector<Record> records;
};

GoodFile good_file(int pages, std::size_t page_bytes) {
  const samples::Folder folder;
  {
    Writer writer = samples::open_writer(folder.path());
    for (int i = 0; i < pages; ++i) REQUIRE(writer.append(samples::page(i, page_bytes)));
  }
  const std::filesystem::path file = folder.path() / "vindbaar-00001.warc.gz";
  return {samples::file_bytes(file), samples::read_all(file).records};
}

bool has_same(const std::vector<Record>& records, const Record& wanted) {
  return std::any_of(records.begin(), records.end(), [&](const Record& record) {
    return record.id == wanted.id && record.block == wanted.block;
  });
}

}  // namespace

TEST_CASE("a flipped bit costs at most the record it hits, and is reported with its place") {
  const GoodFile good = good_file(3, 300);
  const samples::Folder folder;
  const std::filesystem::path file = folder.path() / "flipped.warc.gz";
  for (std::size_t at = 0; at < good.bytes.size(); ++at) {
    CAPTURE(at);
    std::string bytes = good.bytes;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
    samples::write_file(file, bytes);
    const samples::ReadAll all = samples::read_all(file);
    for (const Record& record : good.records) {
      const bool is_hit =
          at >= record.location.offset && at < record.location.offset + record.location.length;
      const bool is_there = has_same(all.records, record);
      if (is_hit && !is_there) {
        REQUIRE(all.errors.size() >= 1);
        REQUIRE(all.errors[0].what.find("at byte " + std::to_string(record.location.offset)) !=
                std::string::npos);
      } else {
        REQUIRE(is_there);
      }
    }
    REQUIRE(all.records.size() <= good.records.size());
    REQUIRE(all.errors.size() <= 1);
  }
}

TEST_CASE("a damaged beginning does not hide the rest of the file") {
  const GoodFile good = good_file(4, 300);
  const samples::Folder folder;
  const std::filesystem::path file = folder.path() / "x.warc.gz";
  for (const std::size_t hole : {std::size_t{1}, std::size_t{50}, std::size_t{400}}) {
    CAPTURE(hole);
    samples::write_file(file, std::string(hole, '\0') + good.bytes.substr(hole));
    const samples::ReadAll all = samples::read_all(file);
    CHECK(all.errors.size() == 1);
    CHECK(has_same(all.records, good.records.back()));
  }
}

TEST_CASE("killed at any byte of a write: the next open cuts the incomplete member and nothing else") {
  const GoodFile good = good_file(2, 200);
  std::vector<std::uint64_t> borders = {0};
  for (const Record& record : good.records)
    borders.push_back(record.location.offset + record.location.length);
  REQUIRE(borders.back() == good.bytes.size());
  for (std::size_t length = 0; length <= good.bytes.size(); ++length) {
    CAPTURE(length);
    const samples::Folder folder;
    const std::filesystem::path file = folder.path() / "vindbaar-00001.warc.gz";
    samples::write_file(file, std::string_view(good.bytes).substr(0, length));
    const std::uint64_t whole = *std::prev(std::upper_bound(borders.begin(), borders.end(), length));
    Writer writer = samples::open_writer(folder.path(), samples::without_sync());
    REQUIRE(writer.recovered_bytes() == length - whole);
    REQUIRE(std::filesystem::file_size(file) == whole);
    const Result<Stored> stored = writer.append(samples::page(9));
    REQUIRE(stored);
    REQUIRE(read_record(folder.path(), stored->location)->body() == samples::page(9).body);
    const samples::ReadAll all = samples::read_all(file);
    REQUIRE(all.errors.empty());
    const auto kept = std::find(borders.begin(), borders.end(), whole) - borders.begin();
    REQUIRE(all.records.size() == static_cast<std::size_t>(kept) + 4);
  }
}

TEST_CASE("what a power cut leaves behind the last record is cut off") {
  const GoodFile good = good_file(2, 300);
  for (const std::string& tail :
       {std::string(4096, '\0'), std::string("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10), std::string("garbage"),
        good.bytes.substr(0, 20) + std::string(100, '\0')}) {
    CAPTURE(tail.size());
    const samples::Folder folder;
    samples::write_file(folder.path() / "vindbaar-00001.warc.gz", good.bytes + tail);
    Writer writer = samples::open_writer(folder.path());
    CHECK(writer.recovered_bytes() == tail.size());
  }
}

TEST_CASE("damage before the last record is not cut off: what lies behind it is evidence") {
  const GoodFile good = good_file(4, 300);
  const samples::Folder folder;
  std::string bytes = good.bytes;
  const std::size_t hit = good.records[5].location.offset + good.records[5].location.length / 2;
  bytes.replace(hit, 20, std::string(20, '\xff'));
  samples::write_file(folder.path() / "vindbaar-00001.warc.gz", bytes);
  Writer writer = samples::open_writer(folder.path());
  CHECK(writer.recovered_bytes() == 0);
  CHECK(std::filesystem::file_size(folder.path() / "vindbaar-00001.warc.gz") == bytes.size());
}

TEST_CASE("a WARC file inside a page does not become part of ours when the page is cut off") {
  const GoodFile ours = good_file(1, 300);
  const std::string inner = good_file(3, 300).bytes;
  const std::string page = samples::gzipped(
      "WARC/1.1\r\n" + std::string(100, 'x') + inner + std::string(1000, 'x'), samples::stored_as_it_is);
  REQUIRE(page.find(inner) != std::string::npos);
  const samples::Folder folder;
  const std::filesystem::path file = folder.path() / "vindbaar-00001.warc.gz";
  samples::write_file(file, ours.bytes + page.substr(0, page.size() - 500));
  Writer writer = samples::open_writer(folder.path());
  CHECK(std::filesystem::file_size(file) == ours.bytes.size());
}

TEST_CASE("random bytes never crash the reader, and it always comes to an end") {
  const samples::Folder folder;
  unsigned state = 20220214;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::string bytes = round % 3 == 0 ? std::string() : good_file(1, 200).bytes.substr(0, 500);
    for (int i = 0; i < 400; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> 24U);
    }
    const std::filesystem::path file = folder.path() / (round % 2 == 0 ? "x.warc.gz" : "x.warc.zst");
    samples::write_file(file, bytes);
    REQUIRE(samples::read_all(file).errors.size() <= 2);
  }
}
