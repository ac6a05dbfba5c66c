#pragma once
// The lowest layer: files, opened, read, appended to, locked. The only place that speaks to the operating
// system.

#include "archive/archive.hpp"
#include "archive/defaults.hpp"

namespace vindbaar::archive {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  int number() const noexcept { return number_; }
  bool is_open() const noexcept { return number_ >= 0; }

 private:
  int number_ = -1;
};

/// "writing /data/x.warc.gz: No space left on device" as `not_writable`, "E-ARCHIVE-WRITE"; `code` is an
/// errno value.
Error write_error(std::string_view doing, const std::filesystem::path& file, int code);
/// The same as `bad_input`, "E-ARCHIVE-READ".
Error read_error(std::string_view doing, const std::filesystem::path& file, int code);

/// Holds `folder` for one writer until destroyed (flock on `folder`/writer.lock; the system frees it when a
/// process dies). Fails with `refused`, "E-ARCHIVE-LOCKED", when another holds it; `not_writable`,
/// "E-ARCHIVE-WRITE".
Result<Descriptor> lock_folder(const std::filesystem::path& folder);

/// Replaces what stands in an open file by `bytes`. Whether it worked is not told.
void overwrite(const Descriptor& file, std::string_view bytes);

/// The first `most` bytes of an open file, or fewer.
std::string read_start(const Descriptor& file, std::size_t most);

/// Makes the names in `folder` last (fsync of the folder itself).
Result<void> sync_folder(const std::filesystem::path& folder);

/// Names of the WARC files in `folder`, sorted. A missing folder has none.
Result<std::vector<std::string>> warc_files(const std::filesystem::path& folder);

/// A file that only grows, by whole pieces.
class OutputFile {
 public:
  /// Opens or makes `file` to append after its first `size` bytes.
  static Result<OutputFile> open(const std::filesystem::path& file, std::uint64_t size,
                                 const DiskCalls& calls);

  /// Adds all of `bytes` or nothing: what a failed write left behind is cut off again.
  Result<void> append(std::string_view bytes);
  /// Cuts the file to `size` bytes.
  Result<void> cut(std::uint64_t size);
  /// Once failed, fails for ever: Linux drops pages it could not write and calls the next fsync a success.
  Result<void> sync();

  std::uint64_t size() const noexcept { return size_; }
  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  OutputFile(std::filesystem::path path, Descriptor file, std::uint64_t size, DiskCalls calls);

  std::filesystem::path path_;
  Descriptor file_;
  std::uint64_t size_;
  DiskCalls calls_;
  bool half_written_ = false;
  int sync_failure_ = 0;  ///< errno of the first.
};

/// A new file that is written beside `file` and takes its place in one step, or never.
class Replacement {
 public:
  static Result<Replacement> begin(const std::filesystem::path& file);
  /// Written through a buffer of `read_window_bytes`.
  Result<void> append(std::string_view bytes);
  /// Makes it last and puts it in its place. Without this nothing has happened.
  Result<void> finish();

  Replacement(Replacement&&) = default;
  ~Replacement();

 private:
  Replacement(std::filesystem::path file, OutputFile output)
      : file_(std::move(file)), output_(std::move(output)) {}

  std::filesystem::path file_;
  std::optional<OutputFile> output_;  ///< Nothing once it is in its place.
  std::string buffer_;
};

/// A file read at any place, through a window.
class InputFile {
 public:
  static Result<InputFile> open(const std::filesystem::path& file);

  /// Of which no more than this will be asked for in one go, where that is known: reads ahead no further.
  void read_ahead(std::size_t bytes) noexcept { ahead_ = bytes; }

  /// At least `wanted` bytes from `offset` on, fewer only at the end of the file; more when they are at hand.
  /// Lives until the next call.
  Result<std::string_view> view(std::uint64_t offset, std::size_t wanted);

  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  InputFile(std::filesystem::path path, Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}

  std::filesystem::path path_;
  Descriptor file_;
  std::unique_ptr<char[]> window_;
  std::size_t ahead_ = read_window_bytes;
  std::size_t room_ = 0;  ///< Bytes `window_` has.
  std::size_t held_ = 0;  ///< Bytes of them that are the file's, from `window_at_` on.
  std::uint64_t window_at_ = 0;
};

}  // namespace vindbaar::archive
