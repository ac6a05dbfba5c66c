#include "output/files/evidence.hpp"
#include "output/files/files.hpp"
#include "output/files/place_file.hpp"
#include "output/files/spss.hpp"

#include <set>
#include <system_error>

namespace vindbaar::files {
namespace {

/// What an earlier export left goes: a stale letter would look like a current one.
Result<void> empty_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  if (!error) std::filesystem::create_directories(folder, error);
  if (error) return cannot_write(folder, error.message());
  return {};
}

Result<void> write_evidence(const std::filesystem::path& folder, const Publication& publication) {
  if (auto emptied = empty_folder(folder); !emptied) return emptied;
  std::set<std::string> institutions;
  for (const ArchivedText& page : publication.archived) institutions.insert(page.institution);
  for (const std::string& id : institutions) {
    if (auto written = place_text(folder / (id + ".html"), evidence_page(publication, id)); !written)
      return written;
  }
  return {};
}

Result<void> write_letters(const std::filesystem::path& folder, const Publication& publication) {
  if (auto emptied = empty_folder(folder); !emptied) return emptied;
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
  if (auto done = write_evidence(folder / "evidence", publication); !done) return done;
  const auto package = datapackage_of(folder, publication);
  if (!package) return tl::unexpected(package.error());
  return place_text(folder / "datapackage.json", *package);
}

}  // namespace vindbaar::files
