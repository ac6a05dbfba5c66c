#include "archive/files.hpp"

#include "archive/defaults.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace vindbaar::archive {
namespace {

std::string words(std::string_view doing, const std::filesystem::path& file, int code) {
  return fmt::format("{} {}: {}", doing, file.string(), std::generic_category().message(code));
}

bool is_warc_name(std::string_view name) {
  return name.ends_with(".warc.gz") || name.ends_with(".warc") || name.ends_with(".warc.zst") ||
         name.ends_with(".arc.gz") || name.ends_with(".arc");
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Error write_error(std::string_view doing, const std::filesystem::path& file, int code) {
  return Error{Error::Kind::not_writable, "E-ARCHIVE-WRITE", words(doing, file, code),
               "make room or give permission there, then run again: it goes on where it stopped"};
}

Error read_error(std::string_view doing, const std::filesystem::path& file, int code) {
  return Error{Error::Kind::bad_input, "E-ARCHIVE-READ", words(doing, file, code),
               "check that the path is right and may be read"};
}

Result<Descriptor> lock_folder(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "writer.lock";
  Descriptor lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!lock.is_open()) return tl::unexpected(write_error("opening", file, errno));
  if (::flock(lock.number(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return tl::unexpected(write_error("locking", file, errno));
  return failure(Error::Kind::refused, "E-ARCHIVE-LOCKED",
                 fmt::format("another process is writing in {}", folder.string()),
                 "wait until it is done, or stop it");
}

void overwrite(const Descriptor& file, std::string_view bytes) {
  if (::ftruncate(file.number(), 0) != 0) return;
  static_cast<void>(::pwrite(file.number(), bytes.data(), bytes.size(), 0) < 0);
}

std::string read_start(const Descriptor& file, std::size_t most) {
  std::string bytes(most, '\0');
  const auto count = ::pread(file.number(), bytes.data(), bytes.size(), 0);
  bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return bytes;
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const Descriptor open_folder(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!open_folder.is_open() || ::fsync(open_folder.number()) != 0) {
    return tl::unexpected(write_error("syncing", folder, errno));
  }
  return {};
}

Result<std::vector<std::string>> warc_files(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code code;
  if (!std::filesystem::exists(folder, code)) return names;
  std::filesystem::directory_iterator entry(folder, code);
  for (; !code && entry != std::filesystem::directory_iterator(); entry.increment(code)) {
    std::string name = entry->path().filename().string();
    if (is_warc_name(name)) names.push_back(std::move(name));
  }
  if (code) return tl::unexpected(read_error("listing", folder, code.value()));
  std::sort(names.begin(), names.end());
  return names;
}

OutputFile::OutputFile(std::filesystem::path path, Descriptor file, std::uint64_t size, DiskCalls calls)
    : path_(std::move(path)), file_(std::move(file)), size_(size), calls_(std::move(calls)) {
  if (!calls_.write) calls_.write = ::write;
  if (!calls_.fdatasync) calls_.fdatasync = ::fdatasync;
  if (!calls_.ftruncate) {
    calls_.ftruncate = [](int number, std::uint64_t length) {
      return ::ftruncate(number, static_cast<off_t>(length));
    };
  }
}

Result<OutputFile> OutputFile::open(const std::filesystem::path& file, std::uint64_t size,
                                    const DiskCalls& calls) {
  Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
  if (!descriptor.is_open()) return tl::unexpected(write_error("opening", file, errno));
  return OutputFile(file, std::move(descriptor), size, calls);
}

Result<void> OutputFile::append(std::string_view bytes) {
  if (half_written_) {
    if (const Result<void> undone = cut(size_); !undone) return undone;
  }
  std::size_t done = 0;
  while (done < bytes.size()) {
    errno = ENOSPC;  // what a write of nothing means
    const std::ptrdiff_t count = calls_.write(file_.number(), bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      const int code = errno;
      half_written_ = done > 0;
      if (half_written_)
        static_cast<void>(cut(size_));  // when this fails too, the next append() tries it again
      return tl::unexpected(write_error("writing", path_, code));
    }
    done += static_cast<std::size_t>(count);
  }
  size_ += bytes.size();
  return {};
}

Result<void> OutputFile::cut(std::uint64_t size) {
  if (calls_.ftruncate(file_.number(), size) != 0)
    return tl::unexpected(write_error("cutting", path_, errno));
  size_ = size;
  half_written_ = false;
  return {};
}

Result<void> OutputFile::sync() {
  if (sync_failure_ == 0 && calls_.fdatasync(file_.number()) != 0) sync_failure_ = errno;
  if (sync_failure_ != 0) return tl::unexpected(write_error("syncing", path_, sync_failure_));
  return {};
}

Result<Replacement> Replacement::begin(const std::filesystem::path& file) {
  const std::filesystem::path fresh = file.string() + ".new";
  std::error_code code;
  std::filesystem::remove(fresh, code);  // of a process that died
  Result<OutputFile> output = OutputFile::open(fresh, 0, {});
  if (!output) return tl::unexpected(output.error());
  return Replacement(file, *std::move(output));
}

Result<void> Replacement::append(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() < read_window_bytes) return {};
  const Result<void> written = output_->append(buffer_);
  buffer_.clear();
  return written;
}

Result<void> Replacement::finish() {
  if (const Result<void> written = output_->append(buffer_); !written) return written;
  if (const Result<void> synced = output_->sync(); !synced) return synced;
  std::error_code code;
  std::filesystem::rename(output_->path(), file_, code);
  if (code) return tl::unexpected(write_error("replacing", file_, code.value()));
  output_.reset();
  return sync_folder(file_.parent_path().empty() ? "." : file_.parent_path());
}

Replacement::~Replacement() {
  std::error_code ignored;
  if (output_) std::filesystem::remove(output_->path(), ignored);
}

Result<InputFile> InputFile::open(const std::filesystem::path& file) {
  Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor.is_open()) return tl::unexpected(read_error("opening", file, errno));
  return InputFile(file, std::move(descriptor));
}

Result<std::string_view> InputFile::view(std::uint64_t offset, std::size_t wanted) {
  const bool is_inside = window_ && offset >= window_at_ && offset - window_at_ <= held_;
  const std::size_t passed = is_inside ? static_cast<std::size_t>(offset - window_at_) : held_;
  if (is_inside && held_ - passed >= wanted) return std::string_view(window_.get() + passed, held_ - passed);
  const std::size_t kept = held_ - passed;
  if (room_ < wanted || !window_) {
    room_ = std::max(wanted, ahead_);
    auto larger = std::make_unique_for_overwrite<char[]>(room_);
    if (kept > 0) std::memcpy(larger.get(), window_.get() + passed, kept);
    window_ = std::move(larger);
  } else if (kept > 0) {
    std::memmove(window_.get(), window_.get() + passed, kept);
  }
  window_at_ = offset;
  held_ = kept;
  const std::size_t most = is_inside ? room_ : wanted;  // who jumps about does not read ahead
  while (held_ < wanted) {
    const auto count =
        ::pread(file_.number(), window_.get() + held_, most - held_, static_cast<off_t>(offset + held_));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return tl::unexpected(read_error("reading", path_, errno));
    if (count == 0) break;
    held_ += static_cast<std::size_t>(count);
  }
  return std::string_view(window_.get(), held_);
}

}  // namespace vindbaar::archive
