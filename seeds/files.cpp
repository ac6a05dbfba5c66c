#include "seeds/files.hpp"

#include "core/text.hpp"
#include "seeds/defaults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace vindbaar::seeds {
namespace {

namespace fs = std::filesystem;

/// Nothing when the file can be taken for CSV, else what it is instead.
std::optional<std::string> why_no_csv(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0"))
    return "this is an Excel workbook under the name of a CSV file: open it and save it as 'CSV UTF-8'";
  if (bytes.starts_with("{\\rtf") || bytes.starts_with("%PDF")) return "this is a document, not a CSV file";
  if (bytes.starts_with("<!DOCTYPE") || bytes.starts_with("<html"))
    return "this is a web page, not a CSV file: the download went wrong";
  return std::nullopt;
}

/// What to say of a list that is not there; an unsaved workbook beside it is the usual reason.
std::string why_absent(const fs::path& path) {
  std::error_code error;
  for (const char* other : {".xlsx", ".xls", ".ods"}) {
    const fs::path workbook = fs::path{path}.replace_extension(other);
    if (fs::exists(workbook, error))
      return fmt::format("there is no such file, but there is {}: save it as 'CSV UTF-8'",
                         workbook.filename().generic_string());
  }
  return "there is no such file";
}

}  // namespace

bool is_present(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

std::optional<CsvTable> read_csv_file(const fs::path& path, std::vector<Problem>& problems) {
  const std::string name = path.generic_string();
  const auto fail = [&](std::size_t line, std::string message) {
    problems.push_back({Problem::Severity::error, name, line, "", std::move(message)});
    return std::nullopt;
  };
  std::error_code error;
  if (!fs::exists(path, error)) return fail(0, why_absent(path));
  if (!fs::is_regular_file(path, error)) return fail(0, "expected a file, found something else");
  const auto size = fs::file_size(path, error);
  if (error) return fail(0, fmt::format("cannot be read: {}", error.message()));
  if (size > defaults::largest_list_bytes)
    return fail(
        0, fmt::format("expected a list of at most {} bytes, found {}", defaults::largest_list_bytes, size));

  std::ifstream stream{path, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream || bytes.size() != size) return fail(0, "cannot be read: check the permissions of the file");
  if (const auto other = why_no_csv(bytes)) return fail(0, *other);

  CsvReading reading = read_csv_rows(bytes);
  for (CsvFault& fault : reading.faults) fail(fault.line, std::move(fault.what));
  if (reading.table.header.empty()) return std::nullopt;
  return std::move(reading.table);
}

std::vector<fs::path> csv_files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (auto entry = fs::directory_iterator{folder, error}; !error && entry != fs::directory_iterator{};
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const bool is_lock_file = name.starts_with('.') || name.starts_with("~$");
    if (!is_lock_file && lower(entry->path().extension().string()) == ".csv") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace vindbaar::seeds
