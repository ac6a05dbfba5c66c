#include "output/report/csv_files.hpp"
#include "output/report/report.hpp"

#include <fstream>
#include <system_error>

namespace vindbaar::report {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> cannot_write(const fs::path& file, const std::string& why) {
  return failure(
      Error::Kind::not_writable, "E-REPORT-WRITE", file.string() + ": " + why,
      "Check free disk space and the permissions of the folder; close the file if Excel has it open.");
}

/// Written beside its place and renamed: a reader never sees half a file.
Result<void> replace(const fs::path& file, const std::string& text) {
  fs::path unfinished = file;
  unfinished += ".new";
  {
    std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    if (!stream) {
      std::error_code ignored;
      fs::remove(unfinished, ignored);
      return cannot_write(file, "could not be written in full");
    }
  }
  std::error_code error;
  fs::rename(unfinished, file, error);
  if (!error) return {};
  std::error_code ignored;
  fs::remove(unfinished, ignored);
  return cannot_write(file, error.message());
}

}  // namespace

namespace {

Result<void> write_all(const fs::path& folder, const std::vector<CsvFile>& files) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot_write(folder, error.message());
  for (const CsvFile& file : files) {
    if (auto written = replace(folder / file.name, file.text); !written) return written;
  }
  return {};
}

}  // namespace

Result<void> write_csv(const fs::path& folder, const Counts& counts,
                       const std::vector<store::OfferingRow>& offerings,
                       const std::vector<store::InstitutionRow>& institutions,
                       const std::vector<store::MatchRow>& matches, const seeds::Lists& lists) {
  return write_all(folder, csv_files(counts, offerings, institutions, matches, lists));
}

Result<void> write_csv(const fs::path& folder, const Counts& counts, const Rows& rows,
                       const seeds::Lists& lists) {
  auto files = csv_files(counts, rows.offerings, rows.institutions, rows.matches, lists);
  for (CsvFile& file : coded_csv_files(rows, lists)) files.push_back(std::move(file));
  return write_all(folder, files);
}

}  // namespace vindbaar::report
