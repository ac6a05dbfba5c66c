#include "archive/zip_file.hpp"

#include <fmt/format.h>
#include <zip.h>

namespace vindbaar::archive {
namespace {

tl::unexpected<Error> zip_failure(const std::filesystem::path& file, std::string_view why) {
  return failure(Error::Kind::not_writable, "E-ARCHIVE-WRITE",
                 fmt::format("writing {}: {}", file.string(), why),
                 "make room or give permission there, then run again");
}

}  // namespace

void ZipFile::Drop::operator()(zip* handle) const noexcept {
  zip_discard(handle);
}

Result<ZipFile> ZipFile::create(const std::filesystem::path& file) {
  int code = 0;
  zip* handle = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (handle != nullptr) return ZipFile(file, handle);
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  const std::string words = zip_error_strerror(&error);
  zip_error_fini(&error);
  return zip_failure(file, words);
}

Result<void> ZipFile::add_file(const std::string& name, const std::filesystem::path& source, Instant when) {
  zip_source_t* bytes = zip_source_file(zip_.get(), source.c_str(), 0, -1);
  if (bytes == nullptr) return zip_failure(file_, zip_strerror(zip_.get()));
  const zip_int64_t entry = zip_file_add(zip_.get(), name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
  if (entry < 0) {
    zip_source_free(bytes);  // still ours when it was not added
    return zip_failure(file_, zip_strerror(zip_.get()));
  }
  const auto index = static_cast<zip_uint64_t>(entry);
  const bool is_set = zip_set_file_compression(zip_.get(), index, ZIP_CM_STORE, 0) == 0 &&
                      zip_file_set_mtime(zip_.get(), index, when.time_since_epoch().count(), 0) == 0;
  if (!is_set) return zip_failure(file_, zip_strerror(zip_.get()));
  return {};
}

Result<void> ZipFile::close() {
  if (zip_close(zip_.get()) != 0) return zip_failure(file_, zip_strerror(zip_.get()));
  static_cast<void>(zip_.release());
  return {};
}

}  // namespace vindbaar::archive
