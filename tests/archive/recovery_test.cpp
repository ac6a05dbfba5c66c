#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

struct Run {
  samples::Folder folder;
  std::vector<Exchange> exchanges;
  std::vector<Stored> stored;
};

void append_all(Run& run, std::uint64_t roll_at_bytes) {
  WriterOptions options;
  options.roll_at_bytes = roll_at_bytes;
  Writer writer = samples::open_writer(run.folder.path(), options);
  run.exchanges = samples::every_kind();
  for (int i = 10; i < 14; ++i) run.exchanges.push_back(samples::page(i));
  for (const Exchange& exchange : run.exchanges) run.stored.push_back(writer.append(exchange).value());
}

}  // namespace

TEST_CASE("after any committed place, exactly what was appended after it comes back") {
  for (const std::uint64_t roll : {std::uint64_t{1} << 30U, std::uint64_t{3000}}) {
    CAPTURE(roll);
    Run run;
    append_all(run, roll);
    for (std::size_t committed = 0; committed <= run.stored.size(); ++committed) {
      CAPTURE(committed);
      std::optional<Location> last;
      if (committed > 0) last = run.stored[committed - 1].location;
      const Result<Recovery> recovery = records_after(run.folder.path(), last);
      REQUIRE(recovery);
      CHECK(recovery->damage.empty());
      REQUIRE(recovery->exchanges.size() == run.stored.size() - committed);
      for (std::size_t i = 0; i < recovery->exchanges.size(); ++i) {
        const Recovered& found = recovery->exchanges[i];
        CHECK(found.location == run.stored[committed + i].location);
        CHECK(found.payload_digest == run.stored[committed + i].payload_digest);
      }
    }
  }
}

TEST_CASE("what comes back says of an exchange what was known of it") {
  Run run;
  append_all(run, 1 << 30);
  const Recovery recovery = records_after(run.folder.path(), std::nullopt).value();
  REQUIRE(recovery.exchanges.size() == run.exchanges.size());
  for (std::size_t i = 0; i < run.exchanges.size(); ++i) {
    const Exchange& exchange = run.exchanges[i];
    const Recovered& found = recovery.exchanges[i];
    CAPTURE(exchange.url);
    CHECK(found.described);
    CHECK(found.status == exchange.status);
    CHECK(found.started == exchange.started);
    CHECK(found.kind == exchange.kind);
    CHECK(found.via == exchange.via);
    CHECK(found.depth == exchange.depth);
    CHECK(found.took_ms == exchange.took_ms);
    CHECK(found.error == exchange.error);
    CHECK(found.truncated == exchange.truncated);
    CHECK(found.headers.size() == exchange.headers.size());
    if (exchange.institution == "roc-example") {
      CHECK(found.url == exchange.url);
      CHECK(found.institution == exchange.institution);
    }
  }
}

TEST_CASE("a failure without words still comes back as a failure") {
  const samples::Folder folder;
  Exchange failure = samples::failure();
  failure.error.clear();
  REQUIRE(samples::open_writer(folder.path()).append(failure));
  const Recovery recovery = records_after(folder.path(), std::nullopt).value();
  REQUIRE(recovery.exchanges.size() == 1);
  CHECK(recovery.exchanges[0].status == 0);
  CHECK_FALSE(recovery.exchanges[0].error.empty());
}

TEST_CASE("killed between response and metadata: the response comes back, not described") {
  const samples::Folder folder;
  const Exchange page = samples::page(1);
  Stored stored;
  {
    Writer writer = samples::open_writer(folder.path());
    REQUIRE(writer.append(samples::page(0)));
    stored = writer.append(page).value();
  }
  const std::filesystem::path file = folder.path() / stored.location.file;
  std::filesystem::resize_file(file, stored.location.offset + stored.location.length + 5);
  Writer writer = samples::open_writer(folder.path());
  CHECK(writer.recovered_bytes() == 5);
  REQUIRE(writer.append(samples::page(2)));
  const Recovery recovery = records_after(folder.path(), std::nullopt).value();
  REQUIRE(recovery.exchanges.size() == 3);
  CHECK(recovery.exchanges[0].described);
  CHECK_FALSE(recovery.exchanges[1].described);
  CHECK(recovery.exchanges[1].url == page.url);
  CHECK(recovery.exchanges[1].payload_digest == stored.payload_digest);
  CHECK(recovery.exchanges[1].institution.empty());
  CHECK(recovery.exchanges[2].described);
}

TEST_CASE("what cannot be read on the way is named, the rest comes back") {
  Run run;
  append_all(run, 1 << 30);
  const std::filesystem::path file = run.folder.path() / run.stored[0].location.file;
  std::string bytes = samples::file_bytes(file);
  bytes[run.stored[3].location.offset + 30] = static_cast<char>(~bytes[run.stored[3].location.offset + 30]);
  samples::write_file(file, bytes);
  const Recovery recovery = records_after(run.folder.path(), std::nullopt).value();
  CHECK(recovery.exchanges.size() == run.stored.size() - 1);
  REQUIRE(recovery.damage.size() == 1);
  CHECK(recovery.damage[0].what.find("at byte " + std::to_string(run.stored[3].location.offset)) !=
        std::string::npos);
}

TEST_CASE("an archive that is not there yet has nothing to give") {
  const samples::Folder folder;
  CHECK(records_after(folder.path() / "gone", std::nullopt).value().exchanges.empty());
  CHECK(records_after(folder.path(), Location{"vindbaar-00001.warc.gz", 10, 10}).value().exchanges.empty());
}

TEST_CASE("a metadata record describes only the response it names, and only the one just before it") {
  const auto record = [](const std::string& type, const std::string& id, const std::string& concurrent,
                         const std::string& block) {
    return "WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + id +
           ">\r\nWARC-Date: 2026-03-02T00:00:00Z\r\nWARC-Target-URI: http://x.nl/" + id + "\r\n" +
           (concurrent.empty() ? "" : "WARC-Concurrent-To: <urn:uuid:" + concurrent + ">\r\n") +
           "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
  };
  const std::string ok = "HTTP/1.1 200 OK\r\n\r\n";
  const std::string fields = "institution: roc\r\nkind: page\r\n";
  const samples::Folder folder;
  samples::write_file(folder.path() / "x.warc",
                      record("response", "a", "", ok) + record("response", "b", "", ok) +
                          record("metadata", "m", "a", fields) + record("metadata", "n", "", fields) +
                          record("response", "c", "", ok) + record("metadata", "o", "c", fields));
  const Recovery recovery = records_after(folder.path(), std::nullopt).value();
  REQUIRE(recovery.exchanges.size() == 3);  // a metadata record of nobody, without an error, is no failure
  CHECK_FALSE(recovery.exchanges[0].described);
  CHECK_FALSE(recovery.exchanges[1].described);
  CHECK(recovery.exchanges[2].described);
  CHECK(recovery.exchanges[2].institution == "roc");
}

TEST_CASE("files of others give their responses") {
  const samples::Folder folder;
  std::filesystem::copy_file(std::string(TEST_DATA) + "/archive/warc/post-test.warc.gz",
                             folder.path() / "post.warc.gz");
  const Recovery recovery = records_after(folder.path(), std::nullopt).value();
  REQUIRE(recovery.exchanges.size() == 3);
  CHECK(recovery.exchanges[0].url == "http://httpbin.org/post");
  CHECK_FALSE(recovery.exchanges[0].described);
}
