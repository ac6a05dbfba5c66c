// docs/seeds.md is for people who edit the lists by hand: it may not lag behind them.
#include "core/csv.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace vindbaar;

namespace {

std::string file_text(const std::filesystem::path& path) {
  std::ifstream stream{path, std::ios::binary};
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>{stream}, {}};
}

const std::filesystem::path root{SOURCE_DIR};

}  // namespace

TEST_CASE("every list that ships and every column of it is described in docs/seeds.md") {
  const std::string page = file_text(root / "docs/seeds.md");
  for (const auto& entry : std::filesystem::directory_iterator{root / "seeds/lists"}) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    CHECK(page.find("`lists/" + name + "`") != std::string::npos);
    for (const std::string& column : read_csv_rows(file_text(entry.path())).table.header) {
      CAPTURE(column);
      CHECK(page.find("`" + column + "`") != std::string::npos);
    }
  }
}

TEST_CASE("the example rows in docs/seeds.md have as many cells as their lists' contract") {
  const std::string page = file_text(root / "docs/seeds.md");
  const auto lists = root / "seeds/lists";
  const std::pair<const char*, const char*> rows[] = {
      {"roc-friese-poort,", "institutions.csv"},
      {"K0905,", "certificates.csv"},
      {"nzk,", "portals.csv"},
      {"K0071,", "keuzedelen_other.csv"},
      {"deltion,", "decisions.csv"},
      {"spuitlicentie,", "phrases/lnv.csv"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    const std::size_t at = page.find("\n    " + std::string{row.first});
    REQUIRE(at != std::string::npos);
    const std::string line = page.substr(at + 5, page.find('\n', at + 5) - at - 5);
    const auto header = read_csv_rows(file_text(lists / row.second)).table.header;
    const std::size_t cells = read_csv_rows(line + "\n").table.header.size();
    // A row may stop where our own columns begin, which for institutions is after valid_until.
    CHECK((cells == header.size() || (std::string{row.second} == "institutions.csv" && cells == 12)));
  }
}
