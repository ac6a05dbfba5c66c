#include "core/csv.hpp"
#include "tests/simulated_web/webs.hpp"
#include "tests/simweb/access_log.hpp"
#include "tests/simweb/write_seeds.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include <unistd.h>

using namespace vindbaar;
using namespace vindbaar::simweb;

namespace {

namespace fs = std::filesystem;

/// A folder that lasts as long as the case.
struct Folder {
  fs::path path = fs::path(BINARY_DIR) / ("simweb_files_" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

LogEntry entry_at(std::chrono::milliseconds since_epoch) {
  const std::chrono::system_clock::time_point sent{since_epoch};
  return {sent - std::chrono::milliseconds(7), sent, "GET", "http://www.deltion.example/", 200, 5120};
}

}  // namespace

TEST_CASE("the seeds for the simulated web are the real ones with other addresses, and pass the check") {
  const Folder folder;
  REQUIRE(write_seeds(seeds_folder(), folder.path, web_of_2022().schools()));
  const auto reading = seeds::read_lists(folder.path);
  REQUIRE(reading.lists);
  const Published real;
  CHECK(reading.lists->institutions.size() == 46);
  CHECK(reading.lists->certificates.size() == real.lists.certificates.size());
  CHECK(reading.lists->phrases.size() == real.lists.phrases.size());
  for (const auto& institution : reading.lists->institutions) {
    CAPTURE(institution.id);
    REQUIRE_FALSE(institution.start_urls.empty());
    for (const Url& url : institution.start_urls) CHECK(web_of_2022().owner_of(url.host()) == institution.id);
    CHECK(institution.name == real.lists.institution(institution.id)->name);
  }
  for (const auto& problem : seeds::check(*reading.lists, folder.path)) {
    CHECK_MESSAGE(problem.severity != seeds::Problem::Severity::error, problem.text());
  }
  CHECK(seeds::read_baseline(folder.path, "2022-02", *reading.lists));
}

TEST_CASE("seeds that are not there are named") {
  const Folder folder;
  const auto written = write_seeds(folder.path / "nergens", folder.path, {});
  REQUIRE_FALSE(written);
  CHECK(written.error().kind == Error::Kind::bad_input);
  CHECK(written.error().what.find("nergens") != std::string::npos);
}

TEST_CASE("the answer key is CSV with a line a course page") {
  const auto table = read_csv(truth_csv(web_of_2022().truth()), "truth");
  REQUIRE(table);
  CHECK(table->header ==
        std::vector<std::string>{"institution_id", "code", "title", "url", "findable", "why"});
  CHECK(table->rows.size() == web_of_2022().truth().size());
}

TEST_CASE("a log line tells when the response had been sent, what was asked and how long it took") {
  CHECK(log_line(entry_at(std::chrono::milliseconds(1'645'000'000'042))) ==
        "2022-02-16T08:26:40.042Z GET http://www.deltion.example/ 200 5120 7\n");
}

TEST_CASE("a log that is opened again goes on where it stopped") {
  const Folder folder;
  const fs::path file = folder.path / "access.log";
  const LogEntry entry = entry_at(std::chrono::milliseconds(0));
  for (int start = 0; start < 2; ++start) {
    auto log = AccessLog::open(file);
    REQUIRE(log);
    log->add(entry);
  }
  CHECK(bytes_of(file) == log_line(entry) + log_line(entry));
}

TEST_CASE("a log that cannot be opened is an error") {
  const auto log = AccessLog::open(fs::path(BINARY_DIR) / "geen-map" / "access.log");
  REQUIRE_FALSE(log);
  CHECK(log.error().kind == Error::Kind::not_writable);
}
