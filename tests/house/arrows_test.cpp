// The table in docs/architecture.md is the law: these tests read it and hold every #include to it.
#include "rooms.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vindbaar::house;

namespace {

/// A file of the program, not of its tests.
bool is_program(const SourceFile& file) {
  return !file.path.starts_with("tests/");
}

Complaints arrows_broken(const Rooms& rooms, const std::vector<SourceFile>& files) {
  Complaints complaints;
  for (const SourceFile& file : files) {
    if (!is_program(file)) continue;
    const std::string from = room_of(file.path, rooms);
    if (from.empty()) {
      complaints.push_back(complaint(file, 1, {"stands in no room of docs/architecture.md"}));
      continue;
    }
    for (const Include& include : includes_of(file)) {
      if (!include.quoted) continue;
      const std::string to = room_of(include.target, rooms);
      if (to.empty()) {
        complaints.push_back(
            complaint(file, include.line, {"\"", include.target, "\" is no path from the root"}));
      } else if (to != from && !rooms.at(from).may_include.contains(to)) {
        complaints.push_back(complaint(file, include.line, {from, " may not include ", to}));
      } else if (to != from && !rooms.at(to).front_doors.contains(include.target)) {
        complaints.push_back(
            complaint(file, include.line, {"\"", include.target, "\" is no front door of ", to}));
      }
    }
  }
  return complaints;
}

/// Rooms that can reach themselves by arrows.
Complaints circles(const Rooms& rooms) {
  Complaints complaints;
  for (const auto& [start, room] : rooms) {
    std::set<std::string> reached;
    std::vector<std::string> open(room.may_include.begin(), room.may_include.end());
    while (!open.empty()) {
      const std::string next = open.back();
      open.pop_back();
      if (!reached.insert(next).second || !rooms.contains(next)) continue;
      open.insert(open.end(), rooms.at(next).may_include.begin(), rooms.at(next).may_include.end());
    }
    if (reached.contains(start)) complaints.push_back(start + " reaches itself");
  }
  return complaints;
}

Rooms small_house() {
  Rooms rooms = read_arrows(
      "| room | may include |\n| --- | --- |\n| `core` | |\n| `output/store` | `core` |\n"
      "| `output/report` | `core`, `output/store` |\n");
  rooms["core"].front_doors = {"core/url.hpp"};
  rooms["output/store"].front_doors = {"output/store/store.hpp"};
  return rooms;
}

}  // namespace

TEST_CASE("every include follows an arrow in docs/architecture.md and enters by the front door") {
  const Rooms rooms = rooms_of_this_house();
  REQUIRE(rooms.size() > 3);
  const Complaints complaints = arrows_broken(rooms, cpp_files());
  CHECK_MESSAGE(complaints.empty(), listed(complaints));
}

TEST_CASE("the arrows lead to rooms of the table, and never in a circle") {
  const Rooms rooms = rooms_of_this_house();
  for (const auto& row : rooms) {
    for (const std::string& other : row.second.may_include) {
      INFO(row.first, " may include ", other);
      CHECK(rooms.contains(other));
    }
  }
  const Complaints complaints = circles(rooms);
  CHECK_MESSAGE(complaints.empty(), listed(complaints));
}

TEST_CASE("a broken arrow is seen") {
  struct Row {
    const char* path;
    const char* include;
    const char* complaint;  ///< Empty for an include that is allowed.
  };
  const Row rows[] = {
      {"output/report/a.cpp", "#include \"output/store/store.hpp\"", ""},
      {"output/report/a.cpp", "#include \"output/report/a.hpp\"", ""},
      {"output/report/a.cpp", "#include <string>", ""},
      {"output/store/a.cpp", "#include \"core/url.hpp\"", ""},
      {"core/a.cpp", "#include \"core/unicode.hpp\"", ""},
      {"tests/core/a.cpp", "#include \"vectors.hpp\"", ""},
      {"output/store/a.cpp", "#include \"output/report/report.hpp\"",
       "output/store/a.cpp:1: output/store may not include output/report"},
      {"core/a.cpp", "\n#include \"output/store/store.hpp\"",
       "core/a.cpp:2: core may not include output/store"},
      {"output/store/a.cpp", "#include \"core/unicode.hpp\"",
       "output/store/a.cpp:1: \"core/unicode.hpp\" is no front door of core"},
      {"core/a.cpp", "#include \"url.hpp\"", "core/a.cpp:1: \"url.hpp\" is no path from the root"},
      {"output/a.cpp", "", "output/a.cpp:1: stands in no room of docs/architecture.md"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CAPTURE(row.include);
    const Complaints expected = *row.complaint == '\0' ? Complaints{} : Complaints{row.complaint};
    CHECK(arrows_broken(small_house(), {{row.path, row.include}}) == expected);
  }
}

TEST_CASE("a circle of arrows is seen") {
  CHECK(circles(small_house()).empty());
  CHECK(circles(read_arrows("| `a` | `b` |\n| `b` | `c` |\n| `c` | `a` |\n| `d` | `a` |\n")) ==
        Complaints{"a reaches itself", "b reaches itself", "c reaches itself"});
}

TEST_CASE("the front doors are the HEADERS of a room's add_module") {
  CHECK(read_headers(
            "# add_module(old HEADERS no.hpp)\nadd_module(core\n  HEADERS url.hpp text.hpp  # seen by all\n"
            "          date.hpp\n  SOURCES url.cpp\n  PUBLIC x PRIVATE y)\n") ==
        std::set<std::string>{"date.hpp", "text.hpp", "url.hpp"});
  CHECK(read_headers("add_executable(app main.cpp)").empty());
}
