// The index of a folder: made from its WARC files, read whole, or looked up by bisection.

#include "archive/cdxj.hpp"
#include "archive/defaults.hpp"
#include "archive/files.hpp"
#include "archive/line_sorter.hpp"
#include "archive/record_reader.hpp"

#include <fmt/format.h>

#include <fstream>

namespace vindbaar::archive {
namespace {

Result<void> add_file(const std::filesystem::path& file, LineSorter& lines) {
  Result<RecordReader> records = RecordReader::open(file, 0);
  if (!records) return tl::unexpected(records.error());
  for (;;) {
    const Result<std::optional<Record>> record = records->next();
    if (record && !*record) return {};
    if (!record && record.error().kind != Error::Kind::corrupt) return tl::unexpected(record.error());
    if (!record || !is_indexed(**record)) continue;
    if (const Result<void> added = lines.add(index_line(**record)); !added) return added;
  }
}

/// A sorted file of lines, read here and there.
class SortedLines {
 public:
  static Result<SortedLines> open(const std::filesystem::path& path) {
    Result<InputFile> file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    std::error_code code;
    const std::uint64_t size = std::filesystem::file_size(path, code);
    if (code) return tl::unexpected(read_error("measuring", path, code.value()));
    return SortedLines(*std::move(file), size);
  }

  std::uint64_t size() const noexcept { return size_; }

  /// The line that starts at `offset`, without its end. Lives until the next call.
  Result<std::string_view> line_at(std::uint64_t offset) {
    for (std::size_t wanted = usual_line_bytes;; wanted *= 4) {
      const Result<std::string_view> view = file_.view(offset, wanted);
      if (!view) return view;
      const std::size_t end = view->find('\n');
      if (end != std::string_view::npos || view->size() < wanted) return view->substr(0, end);
      if (wanted > max_index_line_bytes) return view;
    }
  }

  /// Where the first line starts that is not less than `key` and the space behind it.
  Result<std::uint64_t> first_from(const std::string& key) {
    std::uint64_t low = 0;
    std::uint64_t high = size_;
    while (low <
           high) {  // lines before `low` are less; lines from `high` on are not; both are starts of lines
      const std::uint64_t middle = low + (high - low) / 2;
      std::uint64_t start = low;
      if (middle > low) {
        const Result<std::string_view> rest = line_at(middle - 1);
        if (!rest) return tl::unexpected(rest.error());
        start = middle + rest->size();
      }
      if (start >= high) {
        high = middle;
        continue;
      }
      const Result<std::string_view> line = line_at(start);
      if (!line) return tl::unexpected(line.error());
      if (*line < key) {
        low = start + line->size() + 1;
      } else {
        high = start == low ? low : middle;
      }
    }
    return low;
  }

 private:
  static constexpr std::size_t usual_line_bytes = 1024;

  SortedLines(InputFile file, std::uint64_t size) : file_(std::move(file)), size_(size) {}

  InputFile file_;
  std::uint64_t size_;
};

}  // namespace

Result<std::size_t> write_index(const std::filesystem::path& folder) {
  const Result<std::vector<std::string>> files = warc_files(folder);
  if (!files) return tl::unexpected(files.error());
  LineSorter lines(folder / index_name, index_sort_bytes);
  for (const std::string& name : *files) {
    if (const Result<void> added = add_file(folder / name, lines); !added)
      return tl::unexpected(added.error());
  }
  Result<Replacement> index = Replacement::begin(folder / index_name);
  if (!index) return tl::unexpected(index.error());
  Result<void> written = lines.each([&](std::string_view line) { return index->append(line); });
  if (written) written = index->finish();
  if (!written) return tl::unexpected(written.error());
  return lines.size();
}

Result<std::vector<IndexEntry>> read_index(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / index_name;
  std::ifstream input(file, std::ios::binary);
  if (!input) return tl::unexpected(read_error("opening", file, errno));
  std::vector<IndexEntry> entries;
  std::size_t line_number = 0;
  for (std::string line; std::getline(input, line);) {
    Result<IndexEntry> entry = parse_index_line(line, ++line_number);
    if (!entry) return tl::unexpected(entry.error());
    entries.push_back(*std::move(entry));
  }
  return entries;
}

Result<std::vector<IndexEntry>> find_in_index(const std::filesystem::path& folder, std::string_view url) {
  Result<SortedLines> lines = SortedLines::open(folder / index_name);
  if (!lines) return tl::unexpected(lines.error());
  const std::string key = surt(url) + " ";
  const Result<std::uint64_t> first = lines->first_from(key);
  if (!first) return tl::unexpected(first.error());
  std::vector<IndexEntry> entries;
  for (std::uint64_t at = *first; at < lines->size();) {
    const Result<std::string_view> line = lines->line_at(at);
    if (!line) return tl::unexpected(line.error());
    if (!line->starts_with(key)) break;
    Result<IndexEntry> entry = parse_index_line(*line, 0);
    if (!entry) return tl::unexpected(entry.error());
    entries.push_back(*std::move(entry));
    at += line->size() + 1;
  }
  return entries;
}

}  // namespace vindbaar::archive
