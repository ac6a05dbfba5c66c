// Files of warcio's test suite, with what warcio makes of them (tests/data/archive/SOURCES.md).

#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace vindbaar;
using namespace vindbaar::archive;
using nlohmann::json;

namespace {

const std::string folder = std::string(TEST_DATA) + "/archive/warc/";

std::vector<json> expectations() {
  std::vector<json> rows;
  std::ifstream input(folder + "expected.jsonl");
  for (std::string line; std::getline(input, line);) rows.push_back(json::parse(line));
  return rows;
}

/// "sha1:" in base 32 from hexadecimal.
std::string base32_of_hex(const std::string& hex) {
  std::string bits;
  for (const char digit : hex) {
    const int value = std::stoi(std::string(1, digit), nullptr, 16);
    for (int bit = 3; bit >= 0; --bit) bits += ((value >> bit) & 1) != 0 ? '1' : '0';
  }
  std::string text = "sha1:";
  for (std::size_t i = 0; i + 5 <= bits.size(); i += 5) {
    text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[std::stoul(bits.substr(i, 5), nullptr, 2)];
  }
  return text;
}

void check_record(const Record& record, const json& expected, bool has_place) {
  CHECK(record.type == expected["type"]);
  CHECK(record.target_uri == (expected["uri"].is_null() ? "" : expected["uri"].get<std::string>()));
  if (has_place) CHECK(record.location.offset == expected["offset"]);
  if (record.type == "response") CHECK(std::to_string(record.status) == expected["http_status"]);
  const Decoded decoded =
      decode_content(record.body(), header(record.http_headers, "Content-Encoding"), 1 << 20);
  CHECK(decoded.problem.empty());
  CHECK(decoded.bytes.size() == expected["payload_len"]);
  CHECK(sha1_base32(decoded.bytes) == base32_of_hex(expected["payload_sha1"]));
}

}  // namespace

TEST_CASE("records, addresses, places and payloads are those that warcio finds") {
  std::size_t files = 0;
  for (const json& row : expectations()) {
    const std::string name = row["file"].get<std::string>().substr(5);
    if (name.find(".arc") != std::string::npos || !row["error"].is_null()) continue;  // the cases below
    CAPTURE(name);
    const samples::ReadAll all = samples::read_all(folder + name);
    CHECK(all.errors.empty());
    REQUIRE(all.records.size() == row["records"].size());
    for (std::size_t i = 0; i < all.records.size(); ++i)
      check_record(all.records[i], row["records"][i], true);
    ++files;
  }
  CHECK(files == 9);
}

TEST_CASE("where warcio gives up, the same first record is found, and the others too") {
  struct Row {
    std::string file;
    std::vector<std::string> types;
    std::string problem;
  };
  const Row rows[] = {
      {"example-bad-non-chunked.warc.gz",
       {"warcinfo", "warcinfo", "response", "request", "revisit", "request"},
       "shares its gzip member"},
      {"example-bad.warc.gz.bad",
       {"warcinfo", "response", "request", "revisit", "request", "response"},
       "shares its gzip member"},
      {"example-wrong-chunks.warc.gz", {"response", "request"}, "spread over several members"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file);
    const samples::ReadAll all = samples::read_all(folder + row.file);
    CHECK(all.errors.empty());
    std::vector<std::string> types;
    for (const Record& record : all.records) types.push_back(record.type);
    CHECK(types == row.types);
    REQUIRE_FALSE(all.records[0].problems.empty());
    CHECK(all.records[0].problems[0].find(row.problem) != std::string::npos);
  }
}

TEST_CASE("ARC files, the format before WARC, give the records that warcio finds") {
  std::size_t files = 0;
  for (const json& row : expectations()) {
    const std::string name = row["file"].get<std::string>().substr(5);
    if (name.find(".arc") == std::string::npos) continue;
    CAPTURE(name);
    const samples::ReadAll all = samples::read_all(folder + name);
    CHECK(all.errors.empty());
    REQUIRE(all.records.size() == row["records"].size());
    for (std::size_t i = 0; i < all.records.size(); ++i) {
      const Record& record = all.records[i];
      const json& expected = row["records"][i];
      CAPTURE(i);
      CHECK(record.type == expected["type"]);
      CHECK(record.target_uri == (expected["uri"].is_null() ? "" : expected["uri"].get<std::string>()));
      CHECK(record.date.has_value());
      const std::string status =
          expected["http_status"].is_null() ? "0" : expected["http_status"].get<std::string>();
      CHECK(std::to_string(record.status) == status);
      CHECK(record.body().size() == expected["payload_len"]);
      CHECK(sha1_base32(record.body()) == base32_of_hex(expected["payload_sha1"]));
      // warcio's place may be that of the empty line before the record
      const std::uint64_t place = expected["offset"];
      CHECK((record.location.offset == place || record.location.offset == place + 1));
      const Result<Record> again = read_record(folder, record.location);
      REQUIRE(again);
      CHECK(again->block == record.block);
    }
    ++files;
  }
  CHECK(files == 4);
}

TEST_CASE("what is wrong with an ARC file is said") {
  struct Row {
    std::string file;
    std::string problem;
  };
  const Row rows[] = {{"bad.arc", "no usable Content-Length"},
                      {"example-space-in-url.arc", "the Content-Length of 1591 is wrong"}};
  for (const Row& row : rows) {
    CAPTURE(row.file);
    const Record last = samples::read_all(folder + row.file).records.back();
    REQUIRE_FALSE(last.problems.empty());
    CHECK(last.problems.front().find(row.problem) != std::string::npos);
  }
}

TEST_CASE("payload digests of other writers are what we compute, where warcio finds them right") {
  struct Row {
    std::string file;
    std::size_t right;
  };
  const Row rows[] = {{"example.warc.gz", 1}, {"post-test.warc.gz", 3}, {"example-iana.org-chunked.warc", 0}};
  for (const Row& row : rows) {
    CAPTURE(row.file);
    std::size_t right = 0;
    for (const Record& record : samples::read_all(folder + row.file).records) {
      const bool is_right = header(record.warc_headers, "WARC-Payload-Digest") == sha1_base32(record.body());
      right += record.type == "response" && is_right ? 1U : 0U;
    }
    CHECK(right == row.right);
  }
}
