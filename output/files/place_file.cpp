#include "output/files/place_file.hpp"

#include <fstream>
#include <system_error>

namespace vindbaar::files {

namespace fs = std::filesystem;

tl::unexpected<Error> cannot_write(const fs::path& file, const std::string& why) {
  return failure(
      Error::Kind::not_writable, "E-REPORT-WRITE", file.string() + ": " + why,
      "Check free disk space and the permissions of the folder; close the file if a program has it open.");
}

Result<void> place_file(const fs::path& file, const std::function<Result<void>(const fs::path&)>& write) {
  fs::path unfinished = file;
  unfinished += ".new";
  std::error_code ignored;
  if (auto written = write(unfinished); !written) {
    fs::remove(unfinished, ignored);
    return written;
  }
  std::error_code error;
  fs::rename(unfinished, file, error);
  if (!error) return {};
  fs::remove(unfinished, ignored);
  return cannot_write(file, error.message());
}

Result<void> place_text(const fs::path& file, const std::string& text) {
  return place_file(file, [&](const fs::path& unfinished) -> Result<void> {
    std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    if (!stream) return cannot_write(file, "could not be written in full");
    return {};
  });
}

}  // namespace vindbaar::files
