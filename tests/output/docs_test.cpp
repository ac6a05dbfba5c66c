// The pages that describe files, views and rules are held to the code, both ways.

#include "core/csv.hpp"
#include "core/text.hpp"
#include "output/report/csv_files.hpp"
#include "output/report/defaults.hpp"
#include "output/report/rules.hpp"
#include "output/store/database.hpp"
#include "tests/output/file_bytes.hpp"
#include "tests/output/sample.hpp"
#include "tests/output/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;

namespace {

std::string page(const std::string& path) {
  return bytes_of(std::filesystem::path(SOURCE_DIR) / path);
}

/// The words in backticks in the first cell of each table row under "### `heading`".
std::vector<std::string> documented_columns(const std::string& text, const std::string& heading) {
  const std::string start = "\n### `" + heading + "`\n";
  const auto from = text.find(start);
  if (from == std::string::npos) return {"no heading " + heading};
  const auto body = from + start.size();
  const auto end = std::min(text.find("\n##", body), text.size());
  std::vector<std::string> columns;
  for (const std::string_view line : split(std::string_view(text).substr(body, end - body), '\n')) {
    if (!line.starts_with("| `")) continue;
    const auto words = split(split(line, '|').at(1), '`');
    for (std::size_t at = 1; at < words.size(); at += 2) columns.emplace_back(words[at]);
  }
  return columns;
}

}  // namespace

TEST_CASE("output/README.md has every CSV file with its columns in order, and no others") {
  const std::string readme = page("output/README.md");
  auto files = csv_files(count({}, {}, lists(), day, nullptr), {}, {}, {}, lists());
  for (CsvFile& file : coded_csv_files({}, lists())) files.push_back(std::move(file));
  CHECK(files.size() == 8);
  for (const CsvFile& file : files) {
    CAPTURE(file.name);
    const auto table = read_csv(file.text, file.name);
    REQUIRE(table);
    CHECK(documented_columns(readme, file.name) == table->header);
  }
  std::size_t headings = 0;
  for (auto at = readme.find(".csv`\n"); at != std::string::npos; at = readme.find(".csv`\n", at + 1))
    ++headings;
  CHECK(headings == files.size());
}

TEST_CASE("output/README.md has every view with its columns, and no others") {
  const std::string readme = page("output/README.md");
  const TemporaryFolder folder;
  REQUIRE(store::Findings::create(folder / "f.sqlite").value().finish());
  const auto database = store::Database::open_read_only(folder / "f.sqlite");
  REQUIRE(database);
  auto views = database->prepare("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name");
  REQUIRE(views);
  int count = 0;
  while (views->step().value()) {
    const std::string view = views->text(0);
    CAPTURE(view);
    auto columns = database->prepare("SELECT name FROM pragma_table_info('" + view + "') ORDER BY name");
    REQUIRE(columns);
    std::vector<std::string> names;
    while (columns->step().value()) names.push_back(columns->text(0));
    auto documented = documented_columns(readme, view);
    std::sort(documented.begin(), documented.end());
    CHECK(documented == names);
    ++count;
  }
  CHECK(count == 6);
}

TEST_CASE(
    "docs/counting.md tells of R1 to R26, and has every reason in the order in which the code tries them") {
  const std::string text = page("docs/counting.md");
  for (int number = 1; number <= 26; ++number) {
    const std::string row = "\n| R" + std::to_string(number) + " | ";
    CAPTURE(row);
    CHECK(text.find(row) != std::string::npos);
  }
  std::string reasons;
  for (const Rule* rule : all_rules()) reasons += rule->text() + '\n';
  std::string documented;
  const auto from = text.find("| excluded_by | verdict |");
  REQUIRE(from != std::string::npos);
  for (const std::string_view line :
       split(std::string_view(text).substr(from, text.find("\n## ", from) - from), '\n')) {
    if (line.starts_with("| R")) documented += std::string(trim(split(line, '|').at(1))) + '\n';
  }
  CHECK(documented == reasons);
  char floor[16];
  std::snprintf(floor, sizeof floor, "%.2f", defaults::rejected_listed_from);
  CHECK(text.find(std::string("probability is ") + floor + " or more") != std::string::npos);
}

TEST_CASE("every rule R1 to R26 is cited by a test of this room") {
  std::string tests;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(SOURCE_DIR) / "tests/output")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with("_test.cpp") && name != "docs_test.cpp") tests += bytes_of(entry.path());
  }
  const auto is_cited = [&](const std::string& rule) {
    for (auto at = tests.find(rule); at != std::string::npos; at = tests.find(rule, at + 1)) {
      const char next = at + rule.size() < tests.size() ? tests[at + rule.size()] : ' ';
      if (tests[at - 1] == '"' || tests[at - 1] == ' ') {
        if (next < '0' || next > '9') return true;
      }
    }
    return false;
  };
  for (int number = 1; number <= 26; ++number) {
    const std::string rule = "R" + std::to_string(number);
    CAPTURE(rule);
    CHECK(is_cited(rule));
  }
}
