#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

const Record& only(const samples::ReadAll& all, std::string_view type) {
  const auto found =
      std::find_if(all.records.begin(), all.records.end(), [&](const Record& r) { return r.type == type; });
  REQUIRE(found != all.records.end());
  return *found;
}

samples::ReadAll written(const Exchange& exchange, const WriterOptions& options = {}) {
  const samples::Folder folder;
  Writer writer = samples::open_writer(folder.path(), options);
  REQUIRE(writer.append(exchange));
  REQUIRE(writer.sync());
  samples::ReadAll all = samples::read_all(folder.path() / "vindbaar-00001.warc.gz");
  CHECK(all.errors.empty());
  for (const Record& record : all.records) CHECK(record.problems.empty());
  return all;
}

std::vector<std::string> types(const samples::ReadAll& all) {
  std::vector<std::string> names;
  for (const Record& record : all.records) names.push_back(record.type);
  return names;
}

}  // namespace

TEST_CASE("an exchange becomes response, request and metadata, after a warcinfo, all linked to each other") {
  const Exchange exchange = samples::page(1);
  const samples::ReadAll all = written(exchange);
  CHECK(types(all) == std::vector<std::string>{"warcinfo", "response", "request", "metadata"});
  const Record& response = only(all, "response");
  CHECK(response.target_uri == exchange.url);
  CHECK(response.date == exchange.started);
  CHECK(response.status == 200);
  CHECK(response.status_line == "HTTP/1.1 200 OK");
  CHECK(response.http_headers == exchange.headers);
  CHECK(response.body() == exchange.body);
  CHECK(header(response.warc_headers, "WARC-IP-Address") == "192.0.2.7");
  CHECK(header(response.warc_headers, "WARC-Payload-Digest") == sha1_base32(exchange.body));
  CHECK(header(response.warc_headers, "WARC-Block-Digest") == sha1_base32(response.block));
  for (const char* type : {"request", "metadata"}) {
    CHECK(header(only(all, type).warc_headers, "WARC-Concurrent-To") == "<" + response.id + ">");
  }
  for (const char* type : {"response", "request", "metadata"}) {
    CHECK(header(only(all, type).warc_headers, "WARC-Warcinfo-ID") == "<" + only(all, "warcinfo").id + ">");
  }
  CHECK(only(all, "request").block == exchange.request_head + "\r\n\r\n");
  CHECK(only(all, "metadata").block ==
        "institution: roc-example\r\nkind: page\r\nvia: https://roc.example/\r\nhopsFromSeed: LL\r\n"
        "fetchTimeMs: 42\r\n");
}

TEST_CASE("record ids are random UUIDs of version 4 (RFC 9562, section 5.4)") {
  const samples::ReadAll all = written(samples::page(1));
  std::vector<std::string> ids;
  for (const Record& record : all.records) {
    CAPTURE(record.id);
    REQUIRE(record.id.size() == std::string("urn:uuid:00000000-0000-4000-8000-000000000000").size());
    CHECK(record.id.starts_with("urn:uuid:"));
    CHECK(record.id[23] == '4');
    CHECK(std::string("89ab").find(record.id[28]) != std::string::npos);
    ids.push_back(record.id);
  }
  std::sort(ids.begin(), ids.end());
  CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("the warcinfo tells who wrote the file, with what, by which rules (WARC 1.1, section 6.2)") {
  WriterOptions options;
  options.software = "vindbaar/0.1";
  options.operator_contact = "monitor@example.org";
  options.description = "websearch 2026";
  const samples::ReadAll all = written(samples::page(1), options);
  CHECK(only(all, "warcinfo").block ==
        "software: vindbaar/0.1\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        "robots: obey\r\noperator: monitor@example.org\r\ndescription: websearch 2026\r\n");
  CHECK(header(only(all, "warcinfo").warc_headers, "WARC-Filename") == "vindbaar-00001.warc.gz");
}

TEST_CASE("a failure is a metadata record alone, with the address and the reason") {
  const samples::ReadAll all = written(samples::failure());
  CHECK(types(all) == std::vector<std::string>{"warcinfo", "metadata"});
  const Record& metadata = only(all, "metadata");
  CHECK(metadata.target_uri == "https://weg.example/");
  CHECK(header(metadata.warc_headers, "WARC-Concurrent-To").empty());
  CHECK(metadata.block.find("error: E-DNS: could not resolve weg.example\r\n") != std::string::npos);
}

TEST_CASE("what servers and pages say cannot add a line to a header of ours") {
  Exchange exchange = samples::page(1);
  exchange.url = "https://roc.example/a\r\nWARC-Type: forged <b> \"c\"";
  exchange.server_ip = "192.0.2.7\r\nX: y";
  exchange.truncated = "length\r\nX: y";
  exchange.institution = "x\r\nerror: forged";
  exchange.headers = {{"X-Odd\r\nX-Forged", "1"}, {"X-Folded", std::string("a\r\nX-Forged: b\0c", 16)}};
  exchange.status_line = "HTTP/1.1 200 OK\r\nX-Forged: 1";
  const samples::ReadAll all = written(exchange);
  const Record& response = only(all, "response");
  CHECK(response.target_uri == "https://roc.example/a%0D%0AWARC-Type:%20forged%20%3Cb%3E%20%22c%22");
  CHECK(header(response.warc_headers, "WARC-Truncated") == "unspecified");
  CHECK(header(response.warc_headers, "WARC-IP-Address").empty());
  CHECK(header(response.warc_headers, "X").empty());
  CHECK(response.http_headers.size() == 2);
  CHECK(header(response.http_headers, "X-Forged").empty());
  CHECK(header(response.http_headers, "X-Folded") == "a  X-Forged: b c");
  CHECK(only(all, "metadata").block.find("\r\nerror: forged") == std::string::npos);
}

TEST_CASE("header values keep their bytes, their order and their doubles") {
  Exchange exchange = samples::page(1);
  exchange.headers = {
      {"X-Latin", "caf\xe9 \xff\x01"}, {"Set-Cookie", "a=1"}, {"set-cookie", "b=2"}, {"X-Empty", ""}};
  CHECK(only(written(exchange), "response").http_headers == exchange.headers);
}

TEST_CASE("an HTTP/2 or /3 status line is stored as HTTP/1.1, the version is kept beside it") {
  struct Row {
    std::string came;
    std::string stored;
    std::string protocol;
  };
  const Row rows[] = {
      {"HTTP/2 200", "HTTP/1.1 200 ", "h2"},      {"HTTP/2 200 ", "HTTP/1.1 200 ", "h2"},
      {"HTTP/3 200", "HTTP/1.1 200 ", "h3"},      {"HTTP/1.0 200 Fine", "HTTP/1.0 200 Fine", ""},
      {"HTTP/1.1 200 OK", "HTTP/1.1 200 OK", ""}, {"", "HTTP/1.1 200 ", ""},
      {"ICY 200 OK", "HTTP/1.1 200 ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.came);
    Exchange exchange = samples::page(1);
    exchange.status_line = row.came;
    const samples::ReadAll all = written(exchange);
    CHECK(only(all, "response").block.starts_with(std::string(row.stored) + "\r\n"));
    CHECK(only(all, "response").status == 200);
    CHECK(header(only(all, "response").warc_headers, "WARC-Protocol") == row.protocol);
  }
}

TEST_CASE("Transfer-Encoding is renamed, since the chunks are gone; Content-Encoding stays with its bytes") {
  Exchange exchange = samples::page(1);
  exchange.headers = {{"transfer-encoding", "chunked"}, {"Content-Encoding", "gzip"}};
  exchange.body = samples::gzipped("certificaat");
  const samples::ReadAll all = written(exchange);
  const Record& response = only(all, "response");
  CHECK(header(response.http_headers, "Transfer-Encoding").empty());
  CHECK(header(response.http_headers, "X-Archive-Orig-Transfer-Encoding") == "chunked");
  CHECK(response.body() == exchange.body);
  CHECK(decode_content(response.body(), header(response.http_headers, "Content-Encoding"), 100).bytes ==
        "certificaat");
}

TEST_CASE("append tells the place and the digest by which the record is found again") {
  const samples::Folder folder;
  Writer writer = samples::open_writer(folder.path());
  for (const Exchange& exchange : samples::every_kind()) {
    CAPTURE(exchange.url);
    const Result<Stored> stored = writer.append(exchange);
    REQUIRE(stored);
    const Result<Record> record = read_record(folder.path(), stored->location);
    REQUIRE(record);
    CHECK(record->location == stored->location);
    CHECK(record->type == (exchange.status == 0 ? "metadata" : "response"));
    CHECK(record->status == exchange.status);
    if (exchange.status != 0) {
      CHECK(record->body() == exchange.body);
      CHECK(stored->payload_digest == sha1_base32(exchange.body));
    } else {
      CHECK(stored->payload_digest.empty());
    }
  }
}

TEST_CASE("a new file begins when the last is full, and each says who wrote it") {
  const samples::Folder folder;
  WriterOptions options;
  options.prefix = "web";
  options.roll_at_bytes = 3000;
  Writer writer = samples::open_writer(folder.path(), options);
  std::vector<Stored> stored;
  for (int i = 0; i < 12; ++i) stored.push_back(writer.append(samples::page(i)).value());
  CHECK(stored.front().location.file == "web-00001.warc.gz");
  CHECK(stored.back().location.file > "web-00003.warc.gz");
  int expected = 0;
  for (int file = 1; file <= 9; ++file) {
    const std::filesystem::path path = folder.path() / ("web-0000" + std::to_string(file) + ".warc.gz");
    if (!std::filesystem::exists(path)) break;
    const samples::ReadAll all = samples::read_all(path);
    CHECK(all.errors.empty());
    CHECK(types(all).front() == "warcinfo");
    for (const Record& record : all.records) {
      if (record.type == "response") CHECK(record.body() == samples::page(expected++).body);
    }
  }
  CHECK(expected == 12);
}

TEST_CASE("a later session goes on in the last file and introduces itself there") {
  const samples::Folder folder;
  WriterOptions options;
  options.software = "first";
  REQUIRE(samples::open_writer(folder.path(), options).append(samples::page(1)));
  options.software = "second";
  REQUIRE(samples::open_writer(folder.path(), options).append(samples::page(2)));
  samples::open_writer(folder.path(), options);
  const samples::ReadAll all = samples::read_all(folder.path() / "vindbaar-00001.warc.gz");
  CHECK(all.errors.empty());
  CHECK(types(all) == std::vector<std::string>{"warcinfo", "response", "request", "metadata", "warcinfo",
                                               "response", "request", "metadata"});
  CHECK(all.records[4].block.starts_with("software: second"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "vindbaar-00002.warc.gz"));
}

TEST_CASE("a second writer on the same folder is refused while the first lives") {
  const samples::Folder folder;
  {
    const Writer first = samples::open_writer(folder.path());
    const Result<Writer> second = Writer::open(folder.path(), {});
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == Error::Kind::refused);
    CHECK(second.error().code == "E-ARCHIVE-LOCKED");
  }
  CHECK(Writer::open(folder.path(), {}));
}

TEST_CASE("a body larger than readers accept is refused, and the file goes on") {
  const samples::Folder folder;
  Writer writer = samples::open_writer(folder.path());
  Exchange exchange = samples::page(1);
  exchange.body.assign(std::size_t{64} << 20, 'x');
  const Result<Stored> stored = writer.append(exchange);
  REQUIRE_FALSE(stored);
  CHECK(stored.error().code == "E-ARCHIVE-SIZE");
  CHECK(writer.append(samples::page(2)));
}

TEST_CASE("a page as a browser drew it lies beside its response, and refers to it") {
  const samples::Folder folder;
  Writer writer = samples::open_writer(folder.path(), {});
  const auto stored = writer.append(samples::page(1));
  REQUIRE(stored);
  const auto response = read_record(folder.path(), stored->location);
  REQUIRE(response);
  const Conversion drawn{samples::page(1).url, *parse_instant("2026-02-03T04:05:06Z"), response->id,
                         "text/html; charset=utf-8", "<!DOCTYPE html><h1>Drawn</h1>"};
  const auto place = writer.append(drawn);
  REQUIRE(place);
  const auto record = read_record(folder.path(), *place);
  REQUIRE(record);
  CHECK(record->type == "conversion");
  CHECK(record->body() == drawn.body);
  CHECK(header(record->warc_headers, "WARC-Refers-To") == "<" + response->id + ">");
  CHECK(header(record->warc_headers, "WARC-Payload-Digest") == sha1_base32(drawn.body));

  const auto recovery = records_after(folder.path(), std::nullopt);
  REQUIRE(recovery);
  REQUIRE(recovery->exchanges.size() == 2);
  CHECK(recovery->exchanges[0].kind == "page");
  CHECK(recovery->exchanges[1].kind == "conversion");
  CHECK_FALSE(recovery->exchanges[1].described);
  CHECK(recovery->exchanges[1].url == drawn.url);
  CHECK(recovery->exchanges[1].started == drawn.made);
  CHECK(recovery->exchanges[1].location == *place);
}
