// ARC files beyond the ones of warcio: the second version, whole files in one member, damage.

#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

const std::string about_file =
    "filedesc://x.arc 0.0.0.0 20220214093000 text/plain 74\n2 0 Crawler\nURL IP-address Archive-date "
    "Content-type Archive-length and so on\n\n";

std::string page(const std::string& url, const std::string& body) {
  const std::string block = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + body;
  return url + " 192.0.2.7 20220214093000 text/html " + std::to_string(block.size()) + "\n" + block + "\n";
}

samples::ReadAll read_bytes(const std::string& bytes, const std::string& name) {
  const samples::Folder folder;
  samples::write_file(folder.path() / name, bytes);
  return samples::read_all(folder.path() / name);
}

}  // namespace

TEST_CASE("an ARC file is read plain, packed a record a member, and packed as a whole") {
  const std::string first = page("http://x.nl/a", "A");
  const std::string second = page("http://x.nl/b", "http://x.nl/c is mentioned here\n");
  const std::pair<std::string, std::string> files[] = {
      {"x.arc", about_file + first + second},
      {"x.arc.gz", samples::gzipped(about_file) + samples::gzipped(first) + samples::gzipped(second)},
      {"one.arc.gz", samples::gzipped(about_file + first + second)}};
  for (const auto& [name, bytes] : files) {
    CAPTURE(name);
    const samples::ReadAll all = read_bytes(bytes, name);
    CHECK(all.errors.empty());
    REQUIRE(all.records.size() == 3);
    CHECK(all.records[0].type == "warcinfo");
    CHECK(all.records[1].body() == "A");
    CHECK(all.records[2].target_uri == "http://x.nl/b");
    CHECK(all.records[2].body() == "http://x.nl/c is mentioned here\n");
    CHECK(header(all.records[2].warc_headers, "WARC-IP-Address") == "192.0.2.7");
    CHECK(iso8601(all.records[2].date.value()) == "2022-02-14T09:30:00Z");
  }
}

TEST_CASE("the ten fields of ARC 2.0 are known from the five of 1.0") {
  const std::string block = "HTTP/1.0 404 Not Found\r\n\r\nweg";
  const samples::ReadAll all =
      read_bytes(about_file + "http://x.nl/a b 192.0.2.7 20220214093000 text/html 404 - - 200 x.arc " +
                     std::to_string(block.size()) + "\n" + block + "\n",
                 "x.arc");
  REQUIRE(all.records.size() == 2);
  CHECK(all.records[1].target_uri == "http://x.nl/a%20b");
  CHECK(all.records[1].status == 404);
  CHECK(all.records[1].body() == "weg");
}

TEST_CASE("a wrong length in an ARC file never hides the next record") {
  const std::string next = page("http://x.nl/next", "N");
  for (const std::string length : {"2", "5000", "-1", "veel"}) {
    CAPTURE(length);
    const std::string odd =
        "http://x.nl/ 192.0.2.7 20220214093000 text/html " + length + "\nHTTP/1.0 200 OK\r\n\r\nBBBB\n";
    for (const auto& [name, bytes] :
         {std::pair<std::string, std::string>{"x.arc", about_file + odd + next},
          {"x.arc.gz", samples::gzipped(about_file) + samples::gzipped(odd) + samples::gzipped(next)}}) {
      CAPTURE(name);
      const samples::ReadAll all = read_bytes(bytes, name);
      CHECK(all.errors.empty());
      REQUIRE(all.records.size() == 3);
      CHECK_FALSE(all.records[1].problems.empty());
      CHECK(all.records[2].body() == "N");
    }
  }
}

TEST_CASE("a damaged member of an ARC file is an error with its place, and the next one is read") {
  const std::string first = samples::gzipped(about_file);
  std::string second = samples::gzipped(page("http://x.nl/a", samples::page(1).body));
  second[second.size() / 2] = static_cast<char>(~second[second.size() / 2]);
  const samples::ReadAll all =
      read_bytes(first + second + samples::gzipped(page("http://x.nl/b", "B")), "x.arc.gz");
  REQUIRE(all.errors.size() == 1);
  CHECK(all.errors[0].what.find("at byte " + std::to_string(first.size())) != std::string::npos);
  REQUIRE(all.records.size() == 2);
  CHECK(all.records[1].body() == "B");
}

TEST_CASE("a page that mentions an ARC line inside a WARC does not become a record") {
  const std::string body = "http://x.nl/ 192.0.2.7 20220214093000 text/html 4\nABCD\n";
  const std::string block = "HTTP/1.1 200 OK\r\n\r\n" + body;
  const std::string record =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.nl/\r\nWARC-Date: "
      "2022-02-14T09:30:00Z\r\nContent-Length: " +
      std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"x.warc", record + record},
                                    {"x.warc.gz", samples::gzipped(record) + samples::gzipped(record)}}) {
    const samples::ReadAll all = read_bytes(bytes, name);
    CHECK(all.errors.empty());
    REQUIRE(all.records.size() == 2);
    CHECK(all.records[1].body() == body);
  }
}

TEST_CASE(
    "bytes that only resemble a record's line, such as a packed one's before it, do not begin a record") {
  const std::string packed_start("\x1f\x8b\x08\x08", 4);
  for (const std::string& start :
       {packed_start, std::string("1"), std::string(" <a href="), std::string("\xc3\xa9")}) {
    CAPTURE(start);
    const samples::Folder folder;
    samples::write_file(folder.path() / "x.arc",
                        about_file + start + page("http://x.nl/a", "A") + page("http://x.nl/b", "B"));
    const samples::ReadAll all = samples::read_all(folder.path() / "x.arc");
    REQUIRE_FALSE(all.records.empty());
    CHECK(all.records.back().target_uri == "http://x.nl/b");
    for (const Record& record : all.records) {
      const Result<Record> again = read_record(folder.path(), record.location);
      REQUIRE(again);
      CHECK(again->block == record.block);
    }
  }
}
