#pragma once
// Whole gzip members at once, over libdeflate: the fast way for records of the usual size.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct libdeflate_compressor;
struct libdeflate_decompressor;

namespace vindbaar::archive {

/// Packs texts into gzip members (RFC 1952). Not thread-safe.
class MemberPacker {
 public:
  /// `level` 0 (as it is), 1 (fast) to 12 (small).
  explicit MemberPacker(int level);

  /// Appends `plain` as one member to `packed`; returns the member's length in bytes.
  std::size_t append(std::string_view plain, std::string& packed);

 private:
  struct Free {
    void operator()(libdeflate_compressor* handle) const noexcept;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

/// Unpacks a member when it lies whole in memory. Not thread-safe.
class MemberUnpacker {
 public:
  struct Unpacked {
    std::size_t packed_bytes =
        0;  ///< 0 when it could not be done this way: damaged, cut off, or `room` too small.
    std::size_t plain_bytes = 0;
    bool room_too_small = false;
  };

  MemberUnpacker();

  /// The member that `packed` begins with, checksum verified.
  Unpacked unpack(std::string_view packed, std::span<char> room);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* handle) const noexcept;
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

}  // namespace vindbaar::archive
