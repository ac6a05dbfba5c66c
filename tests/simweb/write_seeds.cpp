#include "tests/simweb/write_seeds.hpp"

#include "core/csv.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace vindbaar::simweb {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> not_written(const fs::path& file, const std::string& why) {
  return failure(Error::Kind::not_writable, "E-WRITE", "could not write " + file.string() + ": " + why);
}

Result<std::string> read_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return failure(Error::Kind::bad_input, "E-READ", "could not read " + file.string());
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// Of "a|b", what is among the schools: the list may name none that it lacks.
std::string known_ids(const std::string& ids, const std::vector<School>& schools) {
  std::string known;
  for (const std::string_view id : split(ids, '|')) {
    if (std::ranges::find(schools, id, &School::id) == schools.end()) continue;
    known += (known.empty() ? "" : "|") + std::string(id);
  }
  return known;
}

/// The row of one school with the simulated addresses in it.
std::vector<std::string> simulated(const CsvTable& table, const CsvRow& row, const School& school,
                                   const std::vector<School>& schools) {
  std::vector<std::string> cells = row.cells;
  const auto set = [&](const char* column, const std::string& value) {
    if (const auto at = table.column(column)) cells[*at] = value;
  };
  const bool one_host = school.adult_host == school.host;
  set("start_urls", "http://" + school.host + "/" + (one_host ? "" : "|http://" + school.adult_host + "/"));
  set("extra_hosts", one_host ? "" : school.adult_host);
  for (const char* column : {"successor_of", "merged_into"}) {  // members are no schools of their own here
    if (const auto at = table.column(column)) cells[*at] = known_ids(cells[*at], schools);
  }
  return cells;
}

Result<std::string> institutions_csv(const fs::path& file, const std::vector<School>& schools) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_csv(*bytes, file.string());
  if (!table) return tl::unexpected(table.error());
  const std::size_t id = table->column("id").value_or(0);
  std::string csv = csv_row_verbatim(table->header) + "\r\n";
  for (const CsvRow& row : table->rows) {
    const auto school = std::ranges::find(schools, row.cells[id], &School::id);
    if (school != schools.end()) csv += csv_row_verbatim(simulated(*table, row, *school, schools)) + "\r\n";
  }
  return csv;
}

Result<void> copy_all(const fs::path& source, const fs::path& target) {
  std::error_code problem;
  fs::create_directories(target, problem);
  if (!problem) {
    fs::copy(source, target, fs::copy_options::recursive | fs::copy_options::overwrite_existing, problem);
  }
  if (problem) return not_written(target, problem.message());
  return {};
}

}  // namespace

Result<void> write_file(const fs::path& file, std::string_view bytes) {
  std::error_code problem;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), problem);
  const fs::path fresh = file.string() + ".new";
  std::ofstream stream(fresh, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) return not_written(file, "the disk or the folder refused it");
  fs::rename(fresh, file, problem);
  if (problem) return not_written(file, problem.message());
  return {};
}

Result<void> write_seeds(const fs::path& source, const fs::path& target, const std::vector<School>& schools) {
  const auto institutions = institutions_csv(source / "lists" / "institutions.csv", schools);
  if (!institutions) return tl::unexpected(institutions.error());
  for (const char* folder : {"lists", "baseline"}) {
    if (auto copied = copy_all(source / folder, target / folder); !copied) return copied;
  }
  return write_file(target / "lists" / "institutions.csv", *institutions);
}

}  // namespace vindbaar::simweb
