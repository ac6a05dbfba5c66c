#pragma once
// A ZIP file being made, over libzip. Entries are stored, never compressed: what goes in is compressed
// already or is to be read in place.

#include "archive/archive.hpp"

struct zip;

namespace vindbaar::archive {

class ZipFile {
 public:
  /// A new file; one of that name is replaced by close(). Fails with "E-ARCHIVE-WRITE".
  static Result<ZipFile> create(const std::filesystem::path& file);

  /// `source` is read by close(): it must stay as it is until then.
  Result<void> add_file(const std::string& name, const std::filesystem::path& source, Instant when);

  /// Writes it. Without this there is no file.
  Result<void> close();

 private:
  struct Drop {
    void operator()(zip* handle) const noexcept;
  };
  ZipFile(std::filesystem::path file, zip* handle) : file_(std::move(file)), zip_(handle) {}

  std::filesystem::path file_;
  std::unique_ptr<zip, Drop> zip_;
};

}  // namespace vindbaar::archive
