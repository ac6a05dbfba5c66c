#include "source_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace vindbaar::house {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool is_left_out(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name.starts_with('.') || name == "build" || name == "runs" || name == "node_modules";
}

/// Where a literal that opens at `at` ends, behind its closing quote.
std::size_t end_of_literal(std::string_view text, std::size_t at) {
  const char quote = text[at];
  if (quote == '"' && at > 0 && text[at - 1] == 'R') {
    const std::size_t bracket = text.find('(', at);
    if (bracket == std::string_view::npos) return text.size();
    const std::string closing = ")" + std::string(text.substr(at + 1, bracket - at - 1)) + "\"";
    const std::size_t end = text.find(closing, bracket);
    return end == std::string_view::npos ? text.size() : end + closing.size();
  }
  for (++at; at < text.size() && text[at] != quote; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

std::size_t end_of_comment(std::string_view text, std::size_t at) {
  const bool to_line_end = text[at + 1] == '/';
  const std::size_t end = text.find(to_line_end ? "\n" : "*/", at + 2);
  if (end == std::string_view::npos) return text.size();
  return to_line_end ? end : end + 2;
}

bool is_digit_separator(std::string_view text, std::size_t at) {
  const auto is_alnum = [](char byte) { return std::isalnum(static_cast<unsigned char>(byte)) != 0; };
  return at > 0 && at + 1 < text.size() && is_alnum(text[at - 1]) && is_alnum(text[at + 1]) &&
         text[at - 1] != 'u' && text[at - 1] != 'U' && text[at - 1] != 'L';
}

}  // namespace

std::string complaint(const SourceFile& file, std::size_t line,
                      std::initializer_list<std::string_view> what) {
  std::string text = file.path + ":" + std::to_string(line) + ": ";
  for (const std::string_view part : what) text += part;
  return text;
}

std::string listed(const Complaints& complaints) {
  std::string text;
  for (const std::string& line : complaints) text += "\n  " + line;
  return text;
}

std::vector<SourceFile> files_ending_in(const std::vector<std::string_view>& endings) {
  const fs::path root = SOURCE_DIR;
  std::vector<SourceFile> files;
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator();
       ++entry) {
    if (entry->is_directory() && is_left_out(entry->path())) {
      entry.disable_recursion_pending();
      continue;
    }
    const std::string path = fs::relative(entry->path(), root).generic_string();
    const bool wanted =
        std::any_of(endings.begin(), endings.end(), [&](auto ending) { return path.ends_with(ending); });
    if (wanted && entry->is_regular_file()) files.push_back({path, contents(entry->path())});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

std::vector<SourceFile> cpp_files() {
  return files_ending_in({".cpp", ".hpp"});
}

std::string code_of(std::string_view text) {
  std::string code(text);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) {
      if (code[at] != '\n') code[at] = ' ';
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const bool comments =
        text[at] == '/' && at + 1 < text.size() && (text[at + 1] == '/' || text[at + 1] == '*');
    const bool quotes = text[at] == '"' || (text[at] == '\'' && !is_digit_separator(text, at));
    if (comments) {
      const std::size_t end = end_of_comment(text, at);
      blank(at, end);
      at = end;
    } else if (quotes) {
      const std::size_t end = end_of_literal(text, at);
      if (end > at + 1) blank(at + 1, end - 1);
      at = end;
    } else {
      ++at;
    }
  }
  return code;
}

std::size_t line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::vector<Include> includes_of(const SourceFile& file) {
  std::vector<Include> includes;
  std::istringstream lines(file.text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (!line.starts_with("#include ") || line.size() < 12) continue;
    const char open = line[9];
    const std::size_t end = line.find(open == '<' ? '>' : '"', 10);
    if (end != std::string::npos) includes.push_back({number, line.substr(10, end - 10), open == '"'});
  }
  return includes;
}

}  // namespace vindbaar::house
