// What every file of the house must be like.
#include "rooms.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <functional>

using namespace vindbaar::house;

namespace {

using Rule = std::function<Complaints(const SourceFile&)>;

/// A source file longer than this is several files (the house style asks why above 400).
constexpr std::size_t most_lines = 400;

/// A room's README is a signpost; longer matter goes to docs/.
constexpr std::size_t most_readme_lines = 25;

std::size_t lines_in(const SourceFile& file) {
  return static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
}

Complaints header_without_guard(const SourceFile& file) {
  if (!file.path.ends_with(".hpp") || file.text.starts_with("#pragma once\n")) return {};
  return {complaint(file, 1, {"a header starts with #pragma once"})};
}

Complaints too_long(const SourceFile& file) {
  const bool is_readme = file.path.ends_with("/README.md");
  const std::size_t most = is_readme ? most_readme_lines : most_lines;
  if (lines_in(file) <= most) return {};
  return {complaint(file, most + 1, {"longer than ", std::to_string(most), " lines"})};
}

/// Every place where `word` stands and is no part of a longer word.
std::vector<std::size_t> places_of(std::string_view text, std::string_view word) {
  const auto is_word = [&](std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
  };
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool joined = (at > 0 && is_word(at - 1)) || is_word(at + word.size());
    if (!joined) places.push_back(at);
  }
  return places;
}

/// One complaint a place where one of the words stands in `text`, which has the lines of the file.
Complaints words_in(const SourceFile& file, std::string_view text, const std::vector<std::string>& words,
                    const std::string& why) {
  Complaints complaints;
  for (const std::string& word : words) {
    for (const std::size_t at : places_of(text, word)) {
      complaints.push_back(complaint(file, line_of(text, at), {word, ": ", why}));
    }
  }
  return complaints;
}

Complaints unfinished(const SourceFile& file) {
  if (file.path.starts_with("tests/")) return {};
  return words_in(file, file.text, {"TODO", "FIXME", "HACK"}, "finish it or say it in docs/");
}

/// Rooms report values and events; only app speaks to the terminal and starts threads.
Complaints speaks_or_starts_threads(const SourceFile& file) {
  if (file.path.starts_with("tests/") || file.path.starts_with("app/")) return {};
  return words_in(file, code_of(file.text), {"cout", "cerr", "clog", "printf", "fprintf", "puts", "jthread"},
                  "this belongs in app/");
}

/// Tests wait for events, not for time.
Complaints sleeps(const SourceFile& file) {
  return words_in(file, code_of(file.text), {"sleep_for", "sleep_until", "usleep", "nanosleep"},
                  "wait for what must happen instead");
}

Complaints vague_name(const SourceFile& file) {
  const std::string name = file.path.substr(file.path.rfind('/') + 1);
  for (const char* word : {"util", "helper", "manager", "misc", "common"}) {
    if (name.find(word) != std::string::npos) return {complaint(file, 1, {word, " names nothing"})};
  }
  return {};
}

Complaints broken_by(const Rule& rule, const std::vector<SourceFile>& files) {
  Complaints complaints;
  for (const SourceFile& file : files) {
    const Complaints found = rule(file);
    complaints.insert(complaints.end(), found.begin(), found.end());
  }
  return complaints;
}

void hold(const Rule& rule, const std::vector<SourceFile>& files) {
  REQUIRE(!files.empty());
  const Complaints complaints = broken_by(rule, files);
  CHECK_MESSAGE(complaints.empty(), listed(complaints));
}

/// Those of the rooms; output/README.md is no signpost but the description of the published files.
std::vector<SourceFile> room_readmes() {
  const Rooms rooms = rooms_of_this_house();
  std::vector<SourceFile> readmes = files_ending_in({"/README.md"});
  std::erase_if(readmes, [&](const SourceFile& file) {
    return !rooms.contains(file.path.substr(0, file.path.rfind('/')));
  });
  return readmes;
}

}  // namespace

TEST_CASE("every header starts with #pragma once") {
  hold(header_without_guard, cpp_files());
}

TEST_CASE("no source file is longer than 400 lines") {
  hold(too_long, cpp_files());
}

TEST_CASE("no room's README is longer than 25 lines") {
  hold(too_long, room_readmes());
}

TEST_CASE("nothing outside the tests is left to do") {
  hold(unfinished, files_ending_in({".cpp", ".hpp", ".md", ".cmake", "CMakeLists.txt", ".py", ".sh"}));
}

TEST_CASE("rooms neither print nor start threads") {
  hold(speaks_or_starts_threads, cpp_files());
}

TEST_CASE("nothing sleeps") {
  hold(sleeps, cpp_files());
}

TEST_CASE("a file's name says what is in it") {
  hold(vague_name, cpp_files());
}

TEST_CASE("a file that breaks a rule is seen") {
  const std::string long_text(most_lines * 2, '\n');
  struct Row {
    const char* what;
    Rule rule;
    SourceFile file;
    bool broken;
  };
  const Row rows[] = {
      {"header with guard", header_without_guard, {"core/a.hpp", "#pragma once\n"}, false},
      {"comment before the guard", header_without_guard, {"core/a.hpp", "// a\n#pragma once\n"}, true},
      {"empty header", header_without_guard, {"core/a.hpp", ""}, true},
      {"source", header_without_guard, {"core/a.cpp", ""}, false},
      {"400 lines", too_long, {"a.cpp", long_text.substr(0, 400)}, false},
      {"401 lines", too_long, {"a.cpp", long_text.substr(0, 401)}, true},
      {"25 lines", too_long, {"core/README.md", long_text.substr(0, 25)}, false},
      {"26 lines", too_long, {"core/README.md", long_text.substr(0, 26)}, true},
      {"left to do", unfinished, {"core/a.cpp", "// TODO: later"}, true},
      {"left to do in docs", unfinished, {"docs/a.md", "FIXME"}, true},
      {"part of a word", unfinished, {"core/a.cpp", "mkdtemp_TODOS HACKATHON"}, false},
      {"prints", speaks_or_starts_threads, {"core/a.cpp", "std::cout << 1;"}, true},
      {"prints in app", speaks_or_starts_threads, {"app/a.cpp", "std::cout << 1;"}, false},
      {"formats", speaks_or_starts_threads, {"core/a.cpp", "std::snprintf(a, b, c); // printf"}, false},
      {"thread", speaks_or_starts_threads, {"crawler/a.cpp", "std::jthread t;"}, true},
      {"sleeps", sleeps, {"tests/a.cpp", "std::this_thread::sleep_for(1s);"}, true},
      {"timer", sleeps, {"crawler/a.cpp", "timer.async_wait(token);"}, false},
      {"vague", vague_name, {"core/string_utils.hpp", ""}, true},
      {"clear", vague_name, {"core/text.hpp", ""}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(!row.rule(row.file).empty() == row.broken);
  }
}
