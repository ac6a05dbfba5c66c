// The house rules stand on these readings, so the readings are tested too.
#include "source_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vindbaar::house;

TEST_CASE("comments and literals are blanked, lines stay") {
  struct Row {
    const char* what;
    const char* text;
    const char* code;
  };
  const Row rows[] = {
      {"line comment", "a; // b\nc", "a;     \nc"},
      {"block comment", "a/*b\nc*/d", "a   \n   d"},
      {"string", "f(\"a // b\", 1)", "f(\"      \", 1)"},
      {"escaped quote", "f(\"a\\\"b\")x", "f(\"    \")x"},
      {"character", "f('\"', '\\'')x", "f(' ', '  ')x"},
      {"raw string", "R\"x(a\")b)x\"; y", "R\"        \"; y"},
      {"digit separator", "5'000'000 // x", "5'000'000     "},
      {"unclosed", "\"abc", "\"  c"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(code_of(row.text) == row.code);
  }
}

TEST_CASE("includes are found with their line") {
  const auto includes =
      includes_of({"a.cpp", "#include \"core/url.hpp\"\n\n#include <string>\n// #include <no>\n"});
  REQUIRE(includes.size() == 2);
  CHECK(includes[0].target == "core/url.hpp");
  CHECK(includes[0].quoted);
  CHECK(includes[1].target == "string");
  CHECK(includes[1].line == 3);
  CHECK(!includes[1].quoted);
}

TEST_CASE("the tree is read from the root, without build trees") {
  const auto files = cpp_files();
  const auto is_there = [&](const char* path) {
    return std::any_of(files.begin(), files.end(), [&](const SourceFile& file) { return file.path == path; });
  };
  CHECK(is_there("core/url.cpp"));
  CHECK(is_there("tests/house/source_tree_test.cpp"));
  CHECK(std::none_of(files.begin(), files.end(),
                     [](const SourceFile& file) { return file.path.starts_with("build/"); }));
}
