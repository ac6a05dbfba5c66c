#pragma once
// WACZ 1.1.1 (https://specs.webrecorder.net/wacz/1.1.1/): an archive in one file that replay programs open in
// a browser. A ZIP with the WARC files as they are (stored, so that a record can be read in place), a
// compressed index that can be searched by a few range requests, a list of pages, and the digests of all of
// it.

#include "archive/archive.hpp"

namespace vindbaar::archive {

struct WaczOptions {
  std::string title;
  std::string description;
  std::string software;
  Instant created{};
  std::string main_page;  ///< The URL shown first; may be empty.
  /// The title of a page; may give an empty one. Empty itself: no titles.
  std::function<std::string(const std::string& url)> title_of;
  /// Archives of earlier runs: what revisit records stand for is copied from there into the file, so that it
  /// can be replayed alone.
  std::vector<std::filesystem::path> earlier;
};

struct WaczSummary {
  std::size_t files = 0;    ///< WARC files.
  std::size_t records = 0;  ///< Entries of the index.
  std::size_t pages = 0;    ///< HTML pages with a 2xx answer, each URL once.
  std::size_t copied = 0;   ///< Records of earlier archives.
};

/// Packs the WARC files of `folder` into `file` (replaced in one step). Parts are made beside `file` and are
/// gone after; memory does not grow with the archive. Fails with `bad_input`, "E-ARCHIVE-GONE" (no WARC files
/// here or in an earlier archive), "E-ARCHIVE-REVISIT", "E-ARCHIVE-READ"; `not_writable`, "E-ARCHIVE-WRITE".
Result<WaczSummary> write_wacz(const std::filesystem::path& folder, const std::filesystem::path& file,
                               const WaczOptions& options);

}  // namespace vindbaar::archive
