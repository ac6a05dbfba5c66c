#pragma once
// A WARC file as plain bytes, whatever it is packed in, with the borders of its members: a gzip member or
// zstd frame, or, for a plain file, the rest of the file from where reading started.

#include "archive/files.hpp"
#include "archive/gzip_member.hpp"
#include "archive/unpacker.hpp"

namespace vindbaar::archive {

class RecordStream {
 public:
  /// Opens `file` at `offset`, the start of a member (plain: of a record). Fails with "E-ARCHIVE-READ".
  /// `packed_bytes`: of the one record that is wanted, or 0.
  static Result<RecordStream> open(const std::filesystem::path& file, std::uint64_t offset,
                                   std::uint64_t packed_bytes = 0);

  bool is_packed() const noexcept { return packing_ != Packing::plain; }

  /// Goes to the member after this one. False at the end of the file.
  Result<bool> next_member();

  /// Unread bytes of this member: at least `wanted` of them, unless it ends or breaks before that; more when
  /// at hand. The view lives until the next call.
  Result<std::string_view> peek(std::size_t wanted);
  void skip(std::size_t count);

  /// Skips what is left of this member: it proves to be whole, or to be broken.
  Result<void> skip_member();

  /// Why this member broke, in words; empty while it is whole.
  const std::string& damage() const noexcept { return damage_; }
  /// Whether it broke because the file ends.
  bool is_cut_off() const noexcept { return cut_off_; }

  std::uint64_t member_at() const noexcept { return member_at_; }
  /// Where the bytes after this member start; right once the member ended.
  std::uint64_t member_end() const noexcept { return packed_at_; }
  /// How many of this member's plain bytes were read.
  std::uint64_t taken() const noexcept { return taken_; }

  /// Goes to the member at `offset`; in a plain file that may be any byte.
  Result<void> start_member(std::uint64_t offset);

  /// Looks for the next place from `offset` on where a record starts and goes there. False when there is
  /// none.
  Result<bool> resume_after(std::uint64_t offset);

 private:
  enum class Packing { plain, gzip, zstd };

  explicit RecordStream(InputFile file) : file_(std::move(file)) {}

  Result<bool> unpack_whole();
  Result<void> unpack_more(std::size_t wanted);
  Result<void> read_zstd_dictionary();
  Result<bool> starts_record(std::uint64_t offset);
  void make_room(std::size_t bytes, std::size_t kept);
  void break_off(std::string why);

  InputFile file_;
  Packing packing_ = Packing::plain;
  MemberUnpacker whole_;
  std::unique_ptr<Unpacker> unpacker_;
  std::unique_ptr<char[]> room_;  ///< Unpacked bytes; `unread_` points into it (plain: into the window).
  std::size_t room_bytes_ = 0;
  std::string_view unread_;
  std::uint64_t member_at_ = 0;
  std::uint64_t packed_at_ = 0;  ///< The next packed byte to unpack.
  std::uint64_t taken_ = 0;
  bool ended_ = true;
  bool cut_off_ = false;
  std::string damage_;
};

}  // namespace vindbaar::archive
