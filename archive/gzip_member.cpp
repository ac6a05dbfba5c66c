#include "archive/gzip_member.hpp"

#include <libdeflate.h>

#include <new>

namespace vindbaar::archive {

void MemberPacker::Free::operator()(libdeflate_compressor* handle) const noexcept {
  libdeflate_free_compressor(handle);
}

MemberPacker::MemberPacker(int level) : compressor_(libdeflate_alloc_compressor(level)) {
  if (!compressor_) throw std::bad_alloc();
}

std::size_t MemberPacker::append(std::string_view plain, std::string& packed) {
  const std::size_t before = packed.size();
  const std::size_t bound = libdeflate_gzip_compress_bound(compressor_.get(), plain.size());
  packed.resize(before + bound);
  const std::size_t length =
      libdeflate_gzip_compress(compressor_.get(), plain.data(), plain.size(), packed.data() + before, bound);
  packed.resize(before + length);
  return length;
}

void MemberUnpacker::Free::operator()(libdeflate_decompressor* handle) const noexcept {
  libdeflate_free_decompressor(handle);
}

MemberUnpacker::MemberUnpacker() : decompressor_(libdeflate_alloc_decompressor()) {
  if (!decompressor_) throw std::bad_alloc();
}

MemberUnpacker::Unpacked MemberUnpacker::unpack(std::string_view packed, std::span<char> room) {
  Unpacked result;
  const auto code =
      libdeflate_gzip_decompress_ex(decompressor_.get(), packed.data(), packed.size(), room.data(),
                                    room.size(), &result.packed_bytes, &result.plain_bytes);
  if (code == LIBDEFLATE_SUCCESS) return result;
  return {0, 0, code == LIBDEFLATE_INSUFFICIENT_SPACE};
}

}  // namespace vindbaar::archive
