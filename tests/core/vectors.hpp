#pragma once

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace vindbaar::testing {

/// The lines of a JSON Lines file in tests/data/core; an empty file fails the test.
inline std::vector<nlohmann::json> vectors(const std::string& name) {
  std::ifstream file(std::string(TEST_DATA) + "/core/" + name);
  std::vector<nlohmann::json> rows;
  for (std::string line; std::getline(file, line);) rows.push_back(nlohmann::json::parse(line));
  REQUIRE(!rows.empty());
  return rows;
}

}  // namespace vindbaar::testing
