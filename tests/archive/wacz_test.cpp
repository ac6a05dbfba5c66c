// WACZ files, taken apart with Python's zipfile by tests/archive/wacz_check.py as well.

#include "archive/wacz.hpp"
#include "archive/earlier.hpp"
#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::archive;

namespace {

WaczOptions options() {
  WaczOptions options;
  options.title = "Een \"run\"";
  options.software = "test";
  options.created = parse_instant("2026-03-02T10:00:00Z").value();
  options.main_page = "https://roc.example/cursus/1";
  options.title_of = [](const std::string& url) { return "Titel van " + url; };
  return options;
}

void fill(const std::filesystem::path& folder) {
  Writer writer = samples::open_writer(folder, samples::without_sync());
  for (const Exchange& exchange : samples::every_kind()) REQUIRE(writer.append(exchange));
  for (int i = 2; i < 30; ++i) REQUIRE(writer.append(samples::page(i)));
}

}  // namespace

TEST_CASE("the WARC files lie in the ZIP byte for byte, with digests that are right") {
  const samples::Folder folder;
  fill(folder.path() / "archive");
  const std::filesystem::path file = folder.path() / "run.wacz";
  const Result<WaczSummary> summary = write_wacz(folder.path() / "archive", file, options());
  REQUIRE(summary);
  CHECK(summary->files == 1);
  CHECK(summary->records == 9 + 28);
  CHECK(summary->pages > 28);
  const std::string zip = samples::file_bytes(file);
  const std::string warc = samples::file_bytes(folder.path() / "archive" / "vindbaar-00001.warc.gz");
  CHECK(zip.find(warc) != std::string::npos);
  CHECK(zip.find("sha256:" + sha256_hex(warc)) != std::string::npos);
  CHECK(zip.find("\"title\":\"Titel van https://roc.example/cursus/1\"") != std::string::npos);
  CHECK(zip.find("\"wacz_version\": \"1.1.1\"") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "run.wacz.parts"));
}

TEST_CASE("the same archive gives the same file") {
  const samples::Folder folder;
  fill(folder.path() / "archive");
  REQUIRE(write_wacz(folder.path() / "archive", folder.path() / "a.wacz", options()));
  REQUIRE(write_wacz(folder.path() / "archive", folder.path() / "b.wacz", options()));
  CHECK(samples::file_bytes(folder.path() / "a.wacz") == samples::file_bytes(folder.path() / "b.wacz"));
}

TEST_CASE("what revisits stand for is copied into the file") {
  const samples::Folder folder;
  fill(folder.path() / "old");
  const Earlier known =
      EarlierArchives::open({folder.path() / "old"}).value().newest("https://roc.example/cursus/5").value();
  {
    Writer writer = samples::open_writer(folder.path() / "new", samples::without_sync());
    Exchange exchange = samples::page(5);
    exchange.revisit = known.of;
    REQUIRE(writer.append(exchange));
    REQUIRE(writer.append(exchange));
  }
  WaczOptions with_earlier = options();
  with_earlier.earlier = {folder.path() / "old"};
  const WaczSummary summary =
      write_wacz(folder.path() / "new", folder.path() / "x.wacz", with_earlier).value();
  CHECK(summary.copied == 1);
  CHECK(summary.files == 2);
  CHECK(summary.records == 3);
  with_earlier.earlier = {folder.path() / "gone"};
  const Result<WaczSummary> gone = write_wacz(folder.path() / "new", folder.path() / "y.wacz", with_earlier);
  REQUIRE_FALSE(gone);
  CHECK(gone.error().code == "E-ARCHIVE-GONE");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "y.wacz"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "y.wacz.parts"));
}

TEST_CASE("an archive that is not there and a place that cannot be written are errors") {
  const samples::Folder folder;
  const Result<WaczSummary> nothing = write_wacz(folder.path() / "gone", folder.path() / "x.wacz", options());
  REQUIRE_FALSE(nothing);
  CHECK(nothing.error().code == "E-ARCHIVE-GONE");
  fill(folder.path() / "archive");
  samples::write_file(folder.path() / "file", "x");
  const Result<WaczSummary> nowhere =
      write_wacz(folder.path() / "archive", folder.path() / "file" / "x.wacz", options());
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == "E-ARCHIVE-WRITE");
}
