#pragma once
// Exchanges of every kind a crawl meets, and a folder of its own for each test.

#include "archive/archive.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace vindbaar::archive::samples {

/// An empty folder that is gone when the test is.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A page of `bytes` bytes of readable text, different for each `number`.
Exchange page(int number, std::size_t bytes = 600);
Exchange failure();
/// gzip content, taken-off chunks, redirect, 204, 404, odd header bytes, HTTP/2, cut off, no request,
/// failure.
std::vector<Exchange> every_kind();

/// A level at which nothing is packed: the plain bytes can be seen in the member.
inline constexpr int stored_as_it_is = 0;

/// `plain` as one gzip member, made without the room's own code.
std::string gzipped(std::string_view plain, int level = 6);

std::string file_bytes(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view bytes);

/// All that Reader gives of a file.
struct ReadAll {
  std::vector<Record> records;
  std::vector<Error> errors;
};
ReadAll read_all(const std::filesystem::path& file);

/// Options for tests that make many files: nothing is forced to the disk.
WriterOptions without_sync();

/// A writer on `folder` that must open.
Writer open_writer(const std::filesystem::path& folder, const WriterOptions& options = {});

}  // namespace vindbaar::archive::samples
