#pragma once
// The names of all test cases, as they stand in the source files, for lists that say where something is
// tested.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace vindbaar::crawler {

inline std::set<std::string> test_names() {
  std::set<std::string> names;
  const std::filesystem::path tests = std::filesystem::path(SOURCE_DIR) / "tests";
  for (const auto& file : std::filesystem::recursive_directory_iterator(tests)) {
    if (!file.path().string().ends_with("_test.cpp")) continue;
    std::ifstream in(file.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::string begin = "TEST_CASE(";
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
      const std::size_t open = text.find('"', at);
      const std::size_t close = text.find("\")", open);
      std::string name = text.substr(open + 1, close - open - 1);
      // A long name may be written in pieces: "one" "two".
      for (std::size_t gap = name.find('"'); gap != std::string::npos; gap = name.find('"'))
        name.erase(gap, name.find('"', gap + 1) - gap + 1);
      names.insert(name);
    }
  }
  return names;
}

}  // namespace vindbaar::crawler
