#include "app/run_folder.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::app;

TEST_CASE("a run's name cannot leave the runs folder") {
  for (const char* name : {"", "..", ".hidden", "a/b", "-x", "a b", "\xC3\xA9"}) {
    CAPTURE(name);
    const auto folder = run_folder("runs", name);
    REQUIRE_FALSE(folder);
    CHECK(folder.error().code == "E-RUN-NAME");
    CHECK(folder.error().kind == Error::Kind::usage);
  }
  CHECK(run_folder("runs", "2026-spot_check.2")->path == "runs/2026-spot_check.2");
}

TEST_CASE("a manifest comes back as it was written") {
  const tests::TemporaryFolder folder;
  const RunFolder run{folder.path() / "2026"};
  Manifest manifest;
  manifest.run = "2026";
  manifest.reference_date = "2026-02-14";
  manifest.settings = {{"delay_ms", "1000"}};
  manifest.seeds = {{"lists/certificates.csv", "abc"}};
  manifest.crawl_finished = "2026-02-15T00:00:00Z";
  manifest.counts = {{"findable_offerings", 12}};
  manifest.institutions = {{"deltion", Outcome::partial, "budget \"used\" up", "allowed", 10, 2, 3, 4}};
  REQUIRE(write_manifest(run, manifest));
  const auto read = read_manifest(run);
  REQUIRE(read);
  REQUIRE(*read);
  CHECK((*read)->reference_date == "2026-02-14");
  CHECK((*read)->settings == manifest.settings);
  CHECK((*read)->seeds == manifest.seeds);
  CHECK((*read)->counts == manifest.counts);
  REQUIRE((*read)->institutions.size() == 1);
  CHECK((*read)->institutions[0].outcome == Outcome::partial);
  CHECK((*read)->institutions[0].reason == "budget \"used\" up");
  CHECK((*read)->institutions[0].waiting == 4);
}

TEST_CASE("a missing manifest is no error, a broken one is") {
  const tests::TemporaryFolder folder;
  const RunFolder run{folder.path()};
  const auto missing = read_manifest(run);
  REQUIRE(missing);
  CHECK_FALSE(*missing);
  for (const char* text : {"{\"run\": ", "[]", "{\"settings\": 3}"}) {
    CAPTURE(text);
    tests::write_text(run.manifest(), text);
    const auto broken = read_manifest(run);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == "E-MANIFEST");
  }
}

TEST_CASE("a file that cannot be written is an error with its name") {
  const tests::TemporaryFolder folder;
  tests::write_text(folder.path() / "file", "in the way");
  const auto written = write_file(folder.path() / "file" / "below", "text");
  REQUIRE_FALSE(written);
  CHECK(written.error().kind == Error::Kind::not_writable);
  CHECK(written.error().what.find("file") != std::string::npos);
}
