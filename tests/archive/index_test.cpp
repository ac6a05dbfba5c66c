#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

using namespace vindbaar;
using namespace vindbaar::archive;
using nlohmann::json;

TEST_CASE("URL keys are those of the surt library that pywb uses") {
  std::ifstream input(std::string(TEST_DATA) + "/archive/surt.jsonl");
  std::size_t rows = 0;
  for (std::string line; std::getline(input, line); ++rows) {
    const json row = json::parse(line);
    CAPTURE(line);
    CHECK(surt(row["url"].get<std::string>()) == row["surt"].get<std::string>());
  }
  CHECK(rows > 700);
  CHECK(surt("") == "-");
}

TEST_CASE("a key never holds what would break its line in the index, whatever the address") {
  for (const std::string url :
       {"http://x.nl:8 0/", "http://x.nl:8\v0/\x01", "x y://a b/c d?e f", "http://a b:c d@e f/", "dns:a b"}) {
    CAPTURE(url);
    const std::string key = surt(url);
    CHECK(std::none_of(key.begin(), key.end(),
                       [](char letter) { return static_cast<unsigned char>(letter) <= ' '; }));
  }
}

TEST_CASE("a key is made in linear time, however often a URL was escaped") {
  std::string url = "https://roc.example/%";
  for (int i = 0; i < 300'000; ++i) url += "25";
  CHECK(surt(url + "41") == "example,roc)/a");
}

TEST_CASE("the index has a line for each response, sorted, with the place where it is read again") {
  const samples::Folder folder;
  WriterOptions options;
  options.roll_at_bytes = 4000;
  {
    Writer writer = samples::open_writer(folder.path(), options);
    for (const Exchange& exchange : samples::every_kind()) REQUIRE(writer.append(exchange));
  }
  const Result<std::size_t> count = write_index(folder.path());
  REQUIRE(count);
  CHECK(*count == 9);  // all but the failure

  std::ifstream input(folder.path() / "index.cdxj");
  std::vector<std::string> lines;
  for (std::string line; std::getline(input, line);) lines.push_back(line);
  CHECK(lines.size() == 9);
  CHECK(std::is_sorted(lines.begin(), lines.end()));
  const std::string& first = lines.front();
  CHECK(first.starts_with("example,roc)/caf%c3%a9%20%3cx%3e ") == false);
  CHECK(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.starts_with(
        "example,roc)/leeg 20260302000324 {\"url\":\"https://roc.example/leeg\",\"mime\":\"text/html\","
        "\"status\":\"204\",\"digest\":\"sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\",\"length\":\"");
  }));

  const Result<std::vector<IndexEntry>> entries = read_index(folder.path());
  REQUIRE(entries);
  REQUIRE(entries->size() == 9);
  for (const IndexEntry& entry : *entries) {
    CAPTURE(entry.url);
    const Result<Record> record = read_record(folder.path(), entry.location);
    REQUIRE(record);
    CHECK(record->target_uri == entry.url);
    CHECK(record->status == entry.status);
    CHECK(record->date == entry.when);
    CHECK(record->location == entry.location);
    CHECK(sha1_base32(record->body()) == entry.digest);
    CHECK(surt(entry.url) == entry.surt);
  }
}

TEST_CASE("the index of other people's files has their responses, resources and revisits") {
  const samples::Folder folder;
  for (const std::string name :
       {"example.warc.gz", "example-resource.warc.gz", "example-bad-non-chunked.warc.gz"}) {
    std::filesystem::copy_file(std::string(TEST_DATA) + "/archive/warc/" + name, folder.path() / name);
  }
  CHECK(write_index(folder.path()) == 3);  // records without a place of their own have no line
  std::vector<std::string> mimes;
  const std::vector<IndexEntry> entries = read_index(folder.path()).value();
  for (const IndexEntry& entry : entries) mimes.push_back(entry.mime);
  std::sort(mimes.begin(), mimes.end());
  CHECK(mimes == std::vector<std::string>{"text/html", "text/html", "warc/revisit"});
}

TEST_CASE("bytes that are no UTF-8 in an address do not break the index") {
  const samples::Folder folder;
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/\xff\r\n\r\n";
  samples::write_file(folder.path() / "x.warc",
                      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.nl/\xe9\r\n"
                      "WARC-Date: 2022-02-14T09:30:00Z\r\nContent-Length: " +
                          std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n");
  CHECK(write_index(folder.path()) == 1);
  const Result<std::vector<IndexEntry>> entries = read_index(folder.path());
  REQUIRE(entries);
  CHECK(entries->front().surt == "nl,x)/%e9");
}

TEST_CASE("an empty folder has an empty index; a missing one has none") {
  const samples::Folder folder;
  CHECK(read_index(folder.path()).error().code == "E-ARCHIVE-READ");
  CHECK(write_index(folder.path()) == 0);
  CHECK(read_index(folder.path()).value().empty());
  CHECK(write_index(folder.path() / "gone").error().code == "E-ARCHIVE-WRITE");
}

TEST_CASE("a line that is no index line is reported with its number") {
  const std::string good = R"(nl,x)/ 20220214093000 {"url":"http://x.nl/","mime":"text/html","status":"200",)"
                           R"("digest":"sha1:A","length":"1","offset":"0","filename":"x.warc.gz"})";
  struct Row {
    std::string what;
    std::string line;
  };
  const Row rows[] = {
      {"no JSON", "nl,x)/ 20220214093000"},
      {"broken JSON", "nl,x)/ 20220214093000 {"},
      {"a day that is not there", "nl,x)/ 20220231093000 {}"},
      {"fields missing", "nl,x)/ 20220214093000 {}"},
      {"a field of another kind", R"(nl,x)/ 20220214093000 {"url":1})"},
      {"empty", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const samples::Folder folder;
    samples::write_file(folder.path() / "index.cdxj", good + "\n" + row.line + "\n");
    const Result<std::vector<IndexEntry>> entries = read_index(folder.path());
    REQUIRE_FALSE(entries);
    CHECK(entries.error().code == "E-ARCHIVE-INDEX");
    CHECK(entries.error().what.find("line 2") != std::string::npos);
  }
}
