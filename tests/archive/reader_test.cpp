#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

std::string record_text(const std::string& headers, const std::string& block) {
  return "WARC/1.0\r\nWARC-Date: 2022-02-14T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n" + headers +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response_text(const std::string& uri, const std::string& block, std::string length = "") {
  if (length.empty()) length = std::to_string(block.size());
  return record_text("WARC-Type: response\r\nWARC-Target-URI: " + uri +
                         "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: " + length,
                     block);
}

samples::ReadAll read_bytes(const std::string& bytes, const std::string& name = "test.warc") {
  const samples::Folder folder;
  samples::write_file(folder.path() / name, bytes);
  return samples::read_all(folder.path() / name);
}

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";

/// The ways a file of records may be packed.
std::vector<std::pair<std::string, std::string>> packings(const std::vector<std::string>& records) {
  std::string plain;
  std::string members;
  for (const std::string& record : records) {
    plain += record;
    members += samples::gzipped(record);
  }
  return {{"test.warc", plain}, {"test.warc.gz", members}, {"one.warc.gz", samples::gzipped(plain)}};
}

}  // namespace

TEST_CASE("a file reads the same plain, packed a record a member, or packed as a whole") {
  std::vector<std::string> records;
  for (int i = 0; i < 40; ++i)
    records.push_back(response_text("http://x.nl/" + std::to_string(i), ok + samples::page(i, 9000).body));
  for (const auto& [name, bytes] : packings(records)) {
    CAPTURE(name);
    const samples::ReadAll all = read_bytes(bytes, name);
    CHECK(all.errors.empty());
    REQUIRE(all.records.size() == records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
      CHECK(all.records[i].body() == samples::page(static_cast<int>(i), 9000).body);
      CHECK((all.records[i].location.length > 0) == (name != "one.warc.gz"));
    }
  }
}

TEST_CASE("zstd files read the same, with the dictionary in front that the .warc.zst format allows") {
  const std::string data = std::string(TEST_DATA) + "/archive/";
  const samples::ReadAll plain = samples::read_all(data + "warc/example.warc");
  for (const std::string name :
       {"example.warc.zst", "plain-dictionary.warc.zst", "packed-dictionary.warc.zst"}) {
    CAPTURE(name);
    const samples::ReadAll all = samples::read_all(data + "zstd/" + name);
    CHECK(all.errors.empty());
    REQUIRE(all.records.size() == plain.records.size());
    for (std::size_t i = 0; i < plain.records.size(); ++i) {
      CHECK(all.records[i].block == plain.records[i].block);
      const Result<Record> again = read_record(data + "zstd", all.records[i].location);
      REQUIRE(again);
      CHECK(again->id == plain.records[i].id);
    }
  }
}

TEST_CASE("a record is found again by the place the reader gave, in plain and packed files") {
  const samples::Folder folder;
  const std::vector<std::string> records = {response_text("http://x.nl/a", ok + "A"),
                                            response_text("http://x.nl/b", ok + "B")};
  for (const auto& [name, bytes] : packings(records)) {
    CAPTURE(name);
    if (name == "one.warc.gz") continue;
    samples::write_file(folder.path() / name, bytes);
    const samples::ReadAll all = samples::read_all(folder.path() / name);
    REQUIRE(all.records.size() == 2);
    CHECK(all.records[1].location.offset + all.records[1].location.length == bytes.size());
    for (const Record& record : all.records) {
      const Result<Record> again = read_record(folder.path(), record.location);
      REQUIRE(again);
      CHECK(again->target_uri == record.target_uri);
      CHECK(again->location == record.location);
    }
  }
}

TEST_CASE("a place where no record starts is an error with the file and the byte") {
  const samples::Folder folder;
  samples::write_file(folder.path() / "x.warc.gz", samples::gzipped(response_text("http://x.nl/", ok)));
  struct Row {
    Location location;
    std::string code;
  };
  const Row rows[] = {
      {{"x.warc.gz", 5, 10}, "E-ARCHIVE-RECORD"},    {{"x.warc.gz", 99999, 10}, "E-ARCHIVE-RECORD"},
      {{"../x.warc.gz", 0, 10}, "E-ARCHIVE-RECORD"}, {{"", 0, 0}, "E-ARCHIVE-RECORD"},
      {{"gone.warc.gz", 0, 10}, "E-ARCHIVE-READ"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.location.file);
    const Result<Record> record = read_record(folder.path(), row.location);
    REQUIRE_FALSE(record);
    CHECK(record.error().code == row.code);
  }
  CHECK(read_record(folder.path(), {"x.warc.gz", 5, 10}).error().what.find("x.warc.gz at byte 5") !=
        std::string::npos);
}

TEST_CASE("what other writers do differently is understood, and said where it is wrong") {
  struct Row {
    std::string what;
    std::string text;
    std::string uri;
    std::string body;
    bool is_odd;
  };
  const Row rows[] = {
      {"brackets around the URI", response_text("<http://x.nl/>", ok + "B"), "http://x.nl/", "B", false},
      {"a space in the URI", response_text("http://x.nl/a b", ok + "B"), "http://x.nl/a%20b", "B", false},
      {"HTTP/2 status line", response_text("http://x.nl/", "HTTP/2 200\r\nA: b\r\n\r\nB"), "http://x.nl/",
       "B", false},
      {"HTTP/2.0 status line", response_text("http://x.nl/", "HTTP/2.0 200 OK\r\n\r\nB"), "http://x.nl/", "B",
       false},
      {"lines end in LF",
       "WARC/1.1\nWARC-Type: response\nWARC-Date: 2022-02-14T09:30:00.123Z\nWARC-Target-URI: http://x.nl/\n"
       "Content-Type: application/http\nContent-Length: 19\n\nHTTP/1.0 200 OK\n\nBB\n\n",
       "http://x.nl/", "BB", false},
      {"a folded header",
       record_text("WARC-Type: response\r\nWARC-Target-URI:\r\n http://x.nl/\r\nContent-Length: " +
                       std::to_string(ok.size() + 1),
                   ok + "B"),
       "http://x.nl/", "B", false},
      {"names in any case",
       record_text("warc-type: Response\r\nwarc-target-uri: http://x.nl/\r\ncontent-length: " +
                       std::to_string(ok.size() + 1),
                   ok + "B"),
       "http://x.nl/", "B", false},
      {"a header line without a colon",
       record_text("WARC-Type: response\r\nnonsense\r\nWARC-Target-URI: http://x.nl/\r\n"
                   "Content-Length: " +
                       std::to_string(ok.size() + 1),
                   ok + "B"),
       "http://x.nl/", "B", true},
      {"Content-Length too large", response_text("http://x.nl/", ok + "B", "5000"), "http://x.nl/", "B",
       true},
      {"no Content-Length", record_text("WARC-Type: response\r\nWARC-Target-URI: http://x.nl/", ok + "B"),
       "http://x.nl/", "B", true},
      {"a negative Content-Length", response_text("http://x.nl/", ok + "B", "-1"), "http://x.nl/", "B", true},
      {"a Content-Length beyond numbers", response_text("http://x.nl/", ok + "B", "99999999999999999999999"),
       "http://x.nl/", "B", true},
      {"words for a Content-Length", response_text("http://x.nl/", ok + "B", "12 bytes"), "http://x.nl/", "B",
       true},
      {"no HTTP head", response_text("http://x.nl/", "zomaar tekst"), "http://x.nl/", "", true},
  };
  const std::string next = response_text("http://x.nl/next", ok + "N");
  for (const Row& row : rows) {
    CAPTURE(row.what);
    for (const auto& [name, bytes] : packings({row.text, next})) {
      CAPTURE(name);
      if (name == "one.warc.gz") continue;  // no place to look up: always odd
      const samples::ReadAll all = read_bytes(bytes, name);
      CHECK(all.errors.empty());
      REQUIRE(all.records.size() == 2);
      CHECK(all.records[0].target_uri == row.uri);
      CHECK(all.records[0].type == "response");
      CHECK(all.records[0].body() == row.body);
      CHECK(all.records[0].problems.empty() == !row.is_odd);
      CHECK(all.records[1].body() == "N");
    }
  }
}

TEST_CASE("a Content-Length too small never hides the next record") {
  const std::string next = response_text("http://x.nl/next", ok + "N");
  const std::string odd = response_text("http://x.nl/", ok + "BBBBBBBB", std::to_string(ok.size() + 2));
  for (const auto& [name, bytes] : packings({odd, next})) {
    CAPTURE(name);
    const samples::ReadAll all = read_bytes(bytes, name);
    CHECK(all.errors.empty());
    REQUIRE(all.records.size() == 2);
    CHECK_FALSE(all.records[0].problems.empty());
    CHECK(all.records[0].body().starts_with("BB"));
    CHECK(all.records[1].body() == "N");
  }
}

TEST_CASE("chunk framing comes off where a body really has it (RFC 9112, section 7.1)") {
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  struct Row {
    std::string stored;
    std::string body;
    bool is_odd;
  };
  const Row rows[] = {
      {"5\r\nhallo\r\n0\r\n\r\n", "hallo", false},
      {"0005 ; naam=waarde\r\nhallo\r\n1\r\n!\r\n0\r\nTrailer: x\r\n\r\n", "hallo!", false},
      {"5\nhallo\n0\n\n", "hallo", false},
      {"A\r\n0123456789\r\n0\r\n\r\n", "0123456789", false},
      {"0\r\n\r\n", "", false},
      {"5\r\nhal", "hal", true},
      {"5\r\nhallo\r\n", "hallo", true},
      {"5\r\nhallo\r\nxyz\r\n", "hallo", true},
      {"<p>gewoon</p>", "<p>gewoon</p>", false},
      {"Added words\r\nand more", "Added words\r\nand more", false},
      {"5\r\nhallohallo", "5\r\nhallohallo", false},
      {"", "", false},
      {"ffffffffffffffffff\r\nx", "ffffffffffffffffff\r\nx", false},
      {"fffffffffffffff0\r\nx", "x", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.stored);
    const samples::ReadAll all = read_bytes(response_text("http://x.nl/", head + row.stored));
    REQUIRE(all.records.size() == 1);
    CHECK(all.records[0].body() == row.body);
    CHECK(all.records[0].problems.empty() == !row.is_odd);
  }
}

TEST_CASE("a record that is cut off at the end of the file is an error, the ones before it are there") {
  const std::vector<std::string> records = {response_text("http://x.nl/a", ok + "A"),
                                            response_text("http://x.nl/b", ok + samples::page(1).body)};
  for (const auto& [name, bytes] : packings(records)) {
    const std::size_t start = name == "test.warc"     ? records[0].size()
                              : name == "one.warc.gz" ? bytes.size() - 100
                                                      : samples::gzipped(records[0]).size();
    const std::size_t whole =
        name == "test.warc" ? bytes.size() - 4 : bytes.size();  // the last two empty lines
    for (std::size_t length = start + 1; length < whole; ++length) {
      CAPTURE(name);
      CAPTURE(length);
      const samples::ReadAll all = read_bytes(bytes.substr(0, length), name);
      REQUIRE(all.errors.size() == 1);
      REQUIRE(all.errors[0].code == "E-ARCHIVE-RECORD");
      REQUIRE(all.errors[0].kind == Error::Kind::corrupt);
      if (name != "one.warc.gz") {
        REQUIRE(all.errors[0].what.find("at byte " + std::to_string(start)) != std::string::npos);
        REQUIRE(all.records.size() == 1);
      }
    }
  }
}

TEST_CASE("files that are no WARC give one error and an end") {
  for (const std::string& bytes :
       {std::string("<!doctype html><p>hallo"), samples::gzipped("hallo"), std::string(5000, '\0'),
        std::string("PK\x03\x04zip"), std::string("\x1f\x8b"), std::string("WARC/"),
        std::string("WARC/1.0\r\n")}) {
    for (const std::string name : {"x.warc", "x.warc.gz", "x.warc.zst"}) {
      CAPTURE(bytes);
      CAPTURE(name);
      const samples::ReadAll all = read_bytes(bytes, name);
      CHECK(all.records.empty());
      CHECK(all.errors.size() == 1);
    }
  }
  for (const std::string nothing : {"", "\r\n\r\n"}) {
    const samples::ReadAll all = read_bytes(nothing);
    CHECK(all.records.empty());
    CHECK(all.errors.empty());
  }
}

TEST_CASE("a file that is not there is a bad input that names it") {
  const Result<Reader> reader = Reader::open("/nowhere/x.warc.gz");
  REQUIRE_FALSE(reader);
  CHECK(reader.error().kind == Error::Kind::bad_input);
  CHECK(reader.error().code == "E-ARCHIVE-READ");
  CHECK(reader.error().what.find("/nowhere/x.warc.gz") != std::string::npos);
  const samples::Folder folder;
  CHECK(Reader::open(folder.path()).error().code == "E-ARCHIVE-READ");
}

TEST_CASE("of a block beyond the limit the beginning is kept, and the next record is read") {
  std::string block = ok;
  block.resize((std::size_t{64} << 20) + 1000, 'x');
  for (const auto& [name, bytes] :
       packings({response_text("http://x.nl/groot", block), response_text("http://x.nl/next", ok + "N")})) {
    CAPTURE(name);
    const samples::ReadAll all = read_bytes(bytes, name);
    CHECK(all.errors.empty());
    REQUIRE(all.records.size() == 2);
    CHECK(all.records[0].block.size() == std::size_t{64} << 20);
    CHECK_FALSE(all.records[0].problems.empty());
    CHECK(all.records[1].body() == "N");
  }
}
