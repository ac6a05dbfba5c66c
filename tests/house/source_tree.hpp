#pragma once
// The repository's own files as values, so that every house rule is a function that a test can also feed a
// bad file.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::house {

struct SourceFile {
  std::string path;  ///< From the repository root, with '/'.
  std::string text;
};

/// One line a broken rule, "matcher/title.cpp:12: what is wrong".
using Complaints = std::vector<std::string>;

std::string complaint(const SourceFile& file, std::size_t line, std::initializer_list<std::string_view> what);

/// All complaints, one a line, for a test's message.
std::string listed(const Complaints& complaints);

/// Every file whose name ends in one of `endings`, hidden folders and build trees left out, in order of path.
std::vector<SourceFile> files_ending_in(const std::vector<std::string_view>& endings);

std::vector<SourceFile> cpp_files();

/// The text with comments and the insides of literals as spaces; every line stays where it is.
std::string code_of(std::string_view text);

/// The line, from 1, of a byte of the text.
std::size_t line_of(std::string_view text, std::size_t at);

struct Include {
  std::size_t line = 0;
  std::string target;
  bool quoted = false;  ///< "ours", not <theirs>.
};

std::vector<Include> includes_of(const SourceFile& file);

}  // namespace vindbaar::house
