// The index when it does not fit: sorted in parts, searched in place.

#include "archive/line_sorter.hpp"
#include "tests/archive/samples.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vindbaar;
using namespace vindbaar::archive;

TEST_CASE("lines come out sorted and complete however little is held, and the parts are gone after") {
  const samples::Folder folder;
  std::vector<std::string> lines;
  unsigned state = 7;
  for (int i = 0; i < 500; ++i) {
    state = state * 1664525U + 1013904223U;
    lines.push_back(std::string(state % 40U, static_cast<char>('a' + (state >> 16U) % 3U)) + "\n");
  }
  std::vector<std::string> expected = lines;
  std::sort(expected.begin(), expected.end());
  for (const std::size_t memory : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20}) {
    CAPTURE(memory);
    {
      LineSorter sorter(folder.path() / "x", memory);
      for (const std::string& line : lines) REQUIRE(sorter.add(line));
      CHECK(sorter.size() == lines.size());
      std::vector<std::string> sorted;
      REQUIRE(sorter.each([&](std::string_view line) {
        sorted.emplace_back(line);
        return Result<void>();
      }));
      CHECK(sorted == expected);
    }
    CHECK(std::filesystem::is_empty(folder.path()));
  }
}

TEST_CASE("a part that cannot be written is a disk error that names it") {
  const samples::Folder folder;
  LineSorter sorter(folder.path() / "gone" / "x", 1);
  const Result<void> added = sorter.add("line\n");
  REQUIRE_FALSE(added);
  CHECK(added.error().code == "E-ARCHIVE-WRITE");
  CHECK(added.error().what.find("x.part-1") != std::string::npos);
}

TEST_CASE("every URL is found by bisection, and only its own lines") {
  const samples::Folder folder;
  std::vector<std::string> urls;
  {
    Writer writer = samples::open_writer(folder.path());
    for (int i = 0; i < 60; ++i) {
      Exchange exchange = samples::page(i, 20);
      exchange.url = "https://roc.example/" + std::string(static_cast<std::size_t>(i) * 37 % 2500, 'p') +
                     "/" + std::to_string(i % 20);
      urls.push_back(exchange.url);
      REQUIRE(writer.append(exchange));
    }
  }
  REQUIRE(write_index(folder.path()));
  const std::vector<IndexEntry> all = read_index(folder.path()).value();
  for (const std::string& url : urls) {
    const std::vector<IndexEntry> found = find_in_index(folder.path(), url).value();
    const auto same =
        std::count_if(all.begin(), all.end(), [&](const auto& entry) { return entry.surt == surt(url); });
    REQUIRE(found.size() == static_cast<std::size_t>(same));
    CHECK(found.front().surt == surt(url));
    CHECK(std::is_sorted(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.when < b.when; }));
  }
  for (const std::string url : {"https://a.example/", "https://roc.example/zzz", "https://zzz.nl/", ""}) {
    CAPTURE(url);
    CHECK(find_in_index(folder.path(), url).value().empty());
  }
}

TEST_CASE("an empty index has nothing, a missing one is an error") {
  const samples::Folder folder;
  CHECK(find_in_index(folder.path(), "https://a.nl/").error().code == "E-ARCHIVE-READ");
  samples::write_file(folder.path() / "index.cdxj", "");
  CHECK(find_in_index(folder.path(), "https://a.nl/").value().empty());
  samples::write_file(folder.path() / "index.cdxj", "nl,a)/ 20220101000000 {no json\n");
  CHECK(find_in_index(folder.path(), "https://a.nl/").error().code == "E-ARCHIVE-INDEX");
}
