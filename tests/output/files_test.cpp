// The binary and machine formats, read back by other programs where these are installed (make setup-tests).
#include "core/text.hpp"
#include "output/files/spss.hpp"
#include "tests/output/file_bytes.hpp"
#include "tests/output/published.hpp"
#include "tests/output/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>

using namespace vindbaar;
using namespace vindbaar::files;
using namespace vindbaar::test;

namespace {

/// Formulas that a spreadsheet must show and not run.
std::vector<std::string> formulas() {
  std::ifstream file(std::string(TEST_DATA) + "/core/csv_injection.jsonl");
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);) {
    const auto row = nlohmann::json::parse(line);
    for (const char* name : {"payload", "cell", "input", "value"}) {
      if (row.contains(name) && row[name].is_string()) all.push_back(row[name]);
    }
  }
  REQUIRE(all.size() > 50);
  return all;
}

void write_all(const std::filesystem::path& folder, const Published& world) {
  REQUIRE(report::write_csv(folder, world.counts, world.rows, world.list));
  REQUIRE(write_files(folder, world.publication()));
}

}  // namespace

TEST_CASE("an export has every file, and leaves no half-written one") {
  const TemporaryFolder folder;
  Published world;
  world.make();
  write_all(folder / "report", world);
  for (const char* name :
       {"tables.xlsx", "offerings.sav", "report.json", "report.html", "letters/alfa.html",
        "evidence/alfa.html", "datapackage.json", "offerings.csv", "features.csv", "courses.csv"}) {
    CAPTURE(name);
    CHECK(std::filesystem::file_size(folder / "report" / name) > 100);
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "report"))
    CHECK(entry.path().extension() != ".new");
  CHECK_FALSE(std::filesystem::exists(folder / "report/letters/oppstap.html"));
}

TEST_CASE("equal findings give equal files, but for the workbook's own clock") {
  const TemporaryFolder folder;
  Published world;
  world.make();
  write_all(folder / "a", world);
  write_all(folder / "b", world);
  for (const char* name :
       {"offerings.sav", "report.json", "report.html", "datapackage.json", "letters/alfa.html"}) {
    CAPTURE(name);
    CHECK(bytes_of(folder / "a" / name) == bytes_of(folder / "b" / name));
  }
}

TEST_CASE("a folder that cannot be written to is an error in words") {
  Published world;
  world.make();
  const auto written = write_files("/proc/no-such-folder", world.publication());
  REQUIRE_FALSE(written);
  CHECK(written.error().code == "E-REPORT-WRITE");
  CHECK(written.error().kind == Error::Kind::not_writable);
}

TEST_CASE("SPSS: every feature is a variable, words become labelled codes, not stated is missing") {
  Published world;
  world.rows.features = {{"alfa", course_page().url, "Helpende plus", "learning_mix", "online", "q"},
                         {"alfa", course_page().url, "Helpende plus", "time_place", "deels", "q"}};
  world.make();
  const SpssData data = spss_data_of(world.publication());
  REQUIRE(data.rows.size() == 5);
  const auto value = [&](std::size_t row, std::string_view name) -> SpssValue {
    for (std::size_t at = 0; at < data.variables.size(); ++at) {
      if (data.variables[at].name == name) return data.rows[row][at];
    }
    return std::string("no such variable");
  };
  CHECK(value(1, "code") == SpssValue(std::string("K0905")));
  CHECK(value(1, "learning_mix_online") == SpssValue(1.0));
  CHECK(value(1, "learning_mix_zelfstudie") == SpssValue(0.0));
  CHECK(value(1, "time_place") == SpssValue(3.0));
  CHECK(value(0, "learning_mix_online") == SpssValue());
  CHECK(value(0, "time_place") == SpssValue());
  CHECK(value(4, "findable") == SpssValue(0.0));
  for (const auto& variable : data.variables) CHECK(variable.name.size() <= 64);
}

TEST_CASE("other programs read the files as they were meant") {
  const std::string python = std::string(SOURCE_DIR) + "/build/venv/bin/python";
  const std::string judge = std::string(SOURCE_DIR) + "/tests/output/read_back.py";
  REQUIRE_MESSAGE(std::filesystem::exists(python), "the readers are missing: run `make setup-tests`");
  const TemporaryFolder folder;
  Published world;
  world.list.certificates.clear();
  world.rows.offerings.clear();
  world.rows.institutions[1].outcome = Outcome::partial;  // deltion
  nlohmann::json expected = nlohmann::json::array();
  int at = 1000;
  for (const std::string& formula : formulas()) {
    const std::string code = "K" + std::to_string(at++);
    world.list.certificates.push_back(certificate(code, formula, Sector::zorg));
    world.rows.offerings.push_back(offering("alfa", code));
    expected.push_back({code, valid_utf8(formula)});
  }
  world.make();
  write_all(folder / "report", world);
  std::ofstream(folder / "expected.json") << expected;
  const std::string log = (folder / "log").string();
  const int status = std::system((python + " " + judge + " " + (folder / "report").string() + " " +
                                  (folder / "expected.json").string() + " > " + log + " 2>&1")
                                     .c_str());
  CHECK_MESSAGE(status == 0, bytes_of(log));
}
