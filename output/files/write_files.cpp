#include "output/files/files.hpp"
#include "output/files/place_file.hpp"
#include "output/files/spss.hpp"

#include <system_error>

namespace vindbaar::files {
namespace {

/// Letters of institutions that are no longer in the run go: a stale letter would look like a current one.
Result<void> write_letters(const std::filesystem::path& folder, const Publication& publication) {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  if (!error) std::filesystem::create_directories(folder, error);
  if (error) return cannot_write(folder, error.message());
  for (const report::Letter& letter : publication.letters) {
    if (auto written =
            place_text(folder / (letter.institution_id + ".html"), letter_page(publication, letter));
        !written)
      return written;
  }
  return {};
}

}  // namespace

Result<void> write_files(const std::filesystem::path& folder, const Publication& publication) {
  if (auto done = write_workbook(folder / "tables.xlsx", workbook_of(publication)); !done) return done;
  if (auto done = write_spss(folder / "offerings.sav", publication, spss_data_of(publication)); !done)
    return done;
  if (auto done = place_text(folder / "report.json", json_of(publication)); !done) return done;
  if (auto done = place_text(folder / "report.html", page_of(publication)); !done) return done;
  if (auto done = write_letters(folder / "letters", publication); !done) return done;
  const auto package = datapackage_of(folder, publication);
  if (!package) return tl::unexpected(package.error());
  return place_text(folder / "datapackage.json", *package);
}

}  // namespace vindbaar::files
