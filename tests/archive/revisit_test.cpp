// Unchanged answers: stored as revisit records, read back in full.

#include "archive/earlier.hpp"
#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

Exchange first_visit() {
  Exchange exchange = samples::page(7);
  exchange.headers = {{"Content-Type", "text/html; charset=utf-8"},
                      {"ETag", "\"one\""},
                      {"Cache-Control", "max-age=1"},
                      {"Content-Length", "600"}};
  return exchange;
}

/// The second visit a year later: `of` as newest() gave it.
Exchange second_visit(const RevisitOf& of, RevisitOf::Profile profile) {
  Exchange exchange = first_visit();
  exchange.started += std::chrono::hours(24 * 365);
  exchange.revisit = of;
  exchange.revisit->profile = profile;
  if (profile == RevisitOf::Profile::server_not_modified) {
    exchange.status = 304;
    exchange.status_line = "HTTP/1.1 304 Not Modified";
    exchange.headers = {{"etag", "\"two\""}, {"Content-Type", "text/x-wrong"}};
    exchange.body.clear();
  }
  return exchange;
}

Stored append(const std::filesystem::path& folder, const Exchange& exchange) {
  return samples::open_writer(folder).append(exchange).value();
}

EarlierArchives earlier(std::vector<std::filesystem::path> folders) {
  return EarlierArchives::open(std::move(folders)).value();
}

Record read(const std::filesystem::path& folder, const Stored& stored) {
  return read_record(folder, stored.location).value();
}

}  // namespace

TEST_CASE("an unchanged answer is a revisit record that says what it repeats (WARC 1.1, section 6.7)") {
  struct Row {
    RevisitOf::Profile profile;
    std::string uri;
    int status;
  };
  const Row rows[] = {{RevisitOf::Profile::server_not_modified,
                       "http://netpreserve.org/warc/1.1/revisit/server-not-modified", 304},
                      {RevisitOf::Profile::identical_payload_digest,
                       "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", 200}};
  for (const Row& row : rows) {
    CAPTURE(row.uri);
    const samples::Folder old;
    const samples::Folder fresh;
    const Stored first = append(old.path(), first_visit());
    const Earlier known = earlier({old.path()}).newest(first_visit().url).value();
    const Stored second = append(fresh.path(), second_visit(known.of, row.profile));
    CHECK(second.payload_digest == first.payload_digest);

    const Record record = read(fresh.path(), second);
    CHECK(record.type == "revisit");
    CHECK(record.status == row.status);
    CHECK(record.body().empty());
    CHECK(header(record.warc_headers, "WARC-Profile") == row.uri);
    CHECK(header(record.warc_headers, "WARC-Refers-To") == "<" + read(old.path(), first).id + ">");
    CHECK(header(record.warc_headers, "WARC-Refers-To-Target-URI") == first_visit().url);
    CHECK(header(record.warc_headers, "WARC-Refers-To-Date") == iso8601(first_visit().started));
    CHECK(header(record.warc_headers, "WARC-Payload-Digest") == first.payload_digest);

    const Record whole = earlier({old.path()}).resolve(record).value();
    CHECK(whole.status == 200);
    CHECK(whole.body() == first_visit().body);
    CHECK(whole.date == second_visit(known.of, row.profile).started);
    CHECK(whole.location == second.location);
  }
}

TEST_CASE(
    "a 304 renews the headers it names, but not those that describe the bytes (RFC 9111, section 3.2)") {
  const samples::Folder old;
  const samples::Folder fresh;
  append(old.path(), first_visit());
  const Earlier known = earlier({old.path()}).newest(first_visit().url).value();
  append(fresh.path(), second_visit(known.of, RevisitOf::Profile::server_not_modified));
  const Earlier again = earlier({fresh.path(), old.path()}).newest(first_visit().url).value();
  CHECK(header(again.answer.http_headers, "ETag") == "\"two\"");
  CHECK(header(again.answer.http_headers, "Cache-Control") == "max-age=1");
  CHECK(header(again.answer.http_headers, "Content-Type") == "text/html; charset=utf-8");
  CHECK(again.answer.body() == first_visit().body);
  CHECK(again.of.record_id == known.of.record_id);  // never a revisit of a revisit
}

TEST_CASE("what may be asked for again is the last whole good answer of exactly that URL") {
  const samples::Folder folder;
  {
    Writer writer = samples::open_writer(folder.path());
    const auto add = [&](const std::string& url, int status, const std::string& truncated, int day) {
      Exchange exchange = first_visit();
      exchange.url = url;
      exchange.status = status;
      exchange.status_line = "HTTP/1.1 " + std::to_string(status) + " X";
      exchange.truncated = truncated;
      exchange.started += std::chrono::hours(24 * day);
      exchange.body = url + std::to_string(day);
      REQUIRE(writer.append(exchange));
    };
    add("https://roc.example/a", 200, "", 1);
    add("https://roc.example/a", 200, "", 2);
    add("https://roc.example/a", 200, "length", 3);
    add("https://roc.example/a", 503, "", 4);
    add("http://www.roc.example/a", 200, "", 5);
    add("https://roc.example/b", 404, "", 1);
    add("https://roc.example/c", 301, "", 1);
  }
  const EarlierArchives archives = earlier({folder.path()});
  REQUIRE(archives.newest("https://roc.example/a"));
  CHECK(archives.newest("https://roc.example/a")->answer.body() == "https://roc.example/a2");
  for (const std::string url : {"https://roc.example/b", "https://roc.example/c", "https://roc.example/d"}) {
    CAPTURE(url);
    CHECK_FALSE(archives.newest(url));
  }
}

TEST_CASE("a body is found by its digest, also under another URL or without the other fields") {
  const samples::Folder folder;
  const Stored stored = append(folder.path(), first_visit());
  const EarlierArchives archives = earlier({folder.path()});
  RevisitOf of;
  of.payload_digest = stored.payload_digest;
  CHECK(archives.find(of).value() == Place{folder.path(), stored.location});
  of.target_uri = "https://elders.example/";
  CHECK(archives.find(of).value().location == stored.location);
  of = {};
  of.target_uri = first_visit().url;
  of.date = first_visit().started;
  CHECK(archives.find(of).value().location == stored.location);
  of.payload_digest = "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  const Result<Place> nowhere = archives.find(of);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == "E-ARCHIVE-REVISIT");
  CHECK(nowhere.error().what.find(first_visit().url) != std::string::npos);
}

TEST_CASE("an archive that has moved away is an error, not an archive without the page") {
  const samples::Folder folder;
  for (const auto& gone : {folder.path(), folder.path() / "gone"}) {
    const Result<EarlierArchives> archives = EarlierArchives::open({gone});
    REQUIRE_FALSE(archives);
    CHECK(archives.error().code == "E-ARCHIVE-GONE");
    CHECK(archives.error().what.find(gone.string()) != std::string::npos);
  }
}

TEST_CASE("an index that is older than the archive is made again before it is trusted") {
  const samples::Folder folder;
  append(folder.path(), samples::page(1));
  CHECK_FALSE(earlier({folder.path()}).newest(first_visit().url));
  append(folder.path(), first_visit());
  std::filesystem::last_write_time(folder.path() / "index.cdxj",
                                   std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
  CHECK(earlier({folder.path()}).newest(first_visit().url));
}

TEST_CASE("a copied record stands for the one it was copied from, and is no exchange of its own") {
  const samples::Folder old;
  const samples::Folder fresh;
  append(old.path(), first_visit());
  const EarlierArchives archives = earlier({old.path()});
  const Earlier known = archives.newest(first_visit().url).value();
  const Place place = archives.find(known.of).value();
  const Record original = read_record(place.folder, place.location).value();
  {
    Writer writer = samples::open_writer(fresh.path());
    const Location copied = writer.copy(original, "2026/archive/x.warc.gz:12").value();
    const Record copy = read_record(fresh.path(), copied).value();
    CHECK(copy.id == original.id);
    CHECK(copy.block == original.block);
    CHECK(copy.date == original.date);
    CHECK(copy.location == copied);
    CHECK(header(copy.warc_headers, "Copied-From") == "2026/archive/x.warc.gz:12");
    REQUIRE(writer.append(second_visit(known.of, RevisitOf::Profile::server_not_modified)));
  }
  const Recovery recovery = records_after(fresh.path(), std::nullopt).value();
  REQUIRE(recovery.exchanges.size() == 1);
  REQUIRE(recovery.exchanges[0].revisit);
  CHECK(recovery.exchanges[0].described);
  CHECK(recovery.exchanges[0].revisit->record_id == original.id);
  std::filesystem::remove_all(old.path());
  const Record revisit = read_record(fresh.path(), recovery.exchanges[0].location).value();
  CHECK(earlier({fresh.path()}).resolve(revisit).value().body() == first_visit().body);
}
