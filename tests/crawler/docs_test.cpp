// What docs/crawling.md says of faults and their tests holds.
#include "test_names.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace vindbaar::crawler {

TEST_CASE("every fault of the list has a test, and the page names it rightly") {
  std::ifstream page(std::string(SOURCE_DIR) + "/docs/crawling.md");
  std::string line;
  while (std::getline(page, line) && line != "## Faults, each with its test") continue;
  const std::set<std::string> names = test_names();
  std::set<int> faults;
  while (std::getline(page, line)) {
    std::istringstream cells(line);
    std::string none, number, what, test;
    std::getline(std::getline(std::getline(std::getline(cells, none, '|'), number, '|'), what, '|'), test,
                 '|');
    if (number.find_first_of("0123456789") == std::string::npos) continue;
    faults.insert(std::stoi(number));
    CAPTURE(line);
    REQUIRE(test.size() > 2);
    CHECK(names.contains(test.substr(1, test.size() - 2)));
  }
  for (int fault = 1; fault <= 21; ++fault) CHECK(faults.contains(fault));
  for (int fault = 29; fault <= 31; ++fault) CHECK(faults.contains(fault));
}

}  // namespace vindbaar::crawler
