// C libraries wear a coat: one file a room knows each of them, and no header does.
#include "rooms.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace vindbaar::house;

namespace {

/// Beginnings of the C headers we use; files that include the same library share one.
constexpr std::array<std::string_view, 18> c_libraries = {
    "brotli/",    "curl/",     "gumbo.h",  "libdeflate.h", "libpsl.h",   "openssl/",
    "readstat.h", "sqlite3.h", "uchardet", "unicode/",     "xlsxwriter", "zlib.h",
    "zip.h",      "zstd.h",    "zconf.h",  "ucl.h",        "lzma.h",     "bzlib.h"};

Complaints coats_missing(const Rooms& rooms, const std::vector<SourceFile>& files) {
  Complaints complaints;
  std::map<std::pair<std::string, std::string_view>, std::string> worn_by;
  for (const SourceFile& file : files) {
    const std::string room = room_of(file.path, rooms);
    if (room.empty()) continue;
    for (const Include& include : includes_of(file)) {
      for (const std::string_view library : c_libraries) {
        if (!include.target.starts_with(library)) continue;
        const auto [first, is_new] = worn_by.try_emplace({room, library}, file.path);
        if (file.path.ends_with(".hpp")) {
          complaints.push_back(complaint(file, include.line, {"a header shows <", include.target, ">"}));
        } else if (!is_new && first->second != file.path) {
          complaints.push_back(
              complaint(file, include.line, {"<", include.target, "> is ", first->second, "'s to include"}));
        }
      }
    }
  }
  return complaints;
}

Rooms two_rooms() {
  return read_arrows("| `core` | |\n| `archive` | `core` |\n");
}

}  // namespace

TEST_CASE("each C library is included by one file of a room, and by no header") {
  const Complaints complaints = coats_missing(rooms_of_this_house(), cpp_files());
  CHECK_MESSAGE(complaints.empty(), listed(complaints));
}

TEST_CASE("a C library without its coat is seen") {
  const SourceFile unicode{"core/unicode.cpp", "#include <unicode/uchar.h>\n#include <unicode/ucnv.h>\n"};
  CHECK(coats_missing(two_rooms(), {unicode}).empty());
  CHECK(coats_missing(two_rooms(), {unicode, {"archive/text.cpp", "#include <unicode/uchar.h>\n"}}).empty());
  CHECK(coats_missing(two_rooms(), {unicode, {"tests/core/a.cpp", "#include <unicode/uchar.h>\n"}}).empty());
  CHECK(coats_missing(two_rooms(), {unicode, {"core/text.cpp", "#include <unicode/uidna.h>\n"}}) ==
        Complaints{"core/text.cpp:1: <unicode/uidna.h> is core/unicode.cpp's to include"});
  CHECK(coats_missing(two_rooms(), {{"core/text.hpp", "#pragma once\n#include <zlib.h>\n"}}) ==
        Complaints{"core/text.hpp:2: a header shows <zlib.h>"});
}

TEST_CASE("every room that stands has a README") {
  std::set<std::string> readmes;
  for (const SourceFile& file : files_ending_in({"/README.md"})) readmes.insert(file.path);
  const Rooms rooms = rooms_of_this_house();
  int standing = 0;
  for (const SourceFile& file : files_ending_in({"/CMakeLists.txt"})) {
    const std::string folder = file.path.substr(0, file.path.rfind('/'));
    if (!rooms.contains(folder)) continue;
    ++standing;
    INFO(folder);
    CHECK(readmes.contains(folder + "/README.md"));
  }
  CHECK(standing > 3);
}
