#include "archive/unpacker.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace vindbaar::archive {
namespace {

constexpr std::size_t most_at_once = std::numeric_limits<uInt>::max();

class ZlibUnpacker final : public Unpacker {
 public:
  /// `window_bits` chooses the format: 15 zlib, -15 raw, 31 gzip (zlib.h, inflateInit2).
  explicit ZlibUnpacker(int window_bits) {
    if (inflateInit2(&stream_, window_bits) != Z_OK) throw std::bad_alloc();
  }
  ~ZlibUnpacker() override { inflateEnd(&stream_); }
  ZlibUnpacker(const ZlibUnpacker&) = delete;
  ZlibUnpacker& operator=(const ZlibUnpacker&) = delete;

  Step step(std::string_view packed, std::span<char> room) override {
    const std::size_t in = std::min(packed.size(), most_at_once);
    const std::size_t out = std::min(room.size(), most_at_once);
    stream_.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib does not write there
    stream_.avail_in = static_cast<uInt>(in);
    stream_.next_out = reinterpret_cast<Bytef*>(room.data());
    stream_.avail_out = static_cast<uInt>(out);
    const int code = inflate(&stream_, Z_NO_FLUSH);
    Step step{in - stream_.avail_in, out - stream_.avail_out, State::more};
    if (code == Z_STREAM_END) {
      step.state = State::ended;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      step.state = State::damaged;
      problem_ = stream_.msg != nullptr ? stream_.msg : "needs a preset dictionary";
    }
    return step;
  }

  void restart() override { inflateReset(&stream_); }

 private:
  z_stream stream_{};
};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

}  // namespace

std::unique_ptr<Unpacker> gzip_unpacker() {
  return std::make_unique<ZlibUnpacker>(15 + 16);
}
std::unique_ptr<Unpacker> zlib_unpacker() {
  return std::make_unique<ZlibUnpacker>(15);
}
std::unique_ptr<Unpacker> raw_deflate_unpacker() {
  return std::make_unique<ZlibUnpacker>(-15);
}

bool starts_as_gzip(std::string_view bytes) noexcept {
  return bytes.size() >= 2 && byte_at(bytes, 0) == 0x1f && byte_at(bytes, 1) == 0x8b;
}

bool starts_as_zlib(std::string_view bytes) noexcept {
  if (bytes.size() < 2) return false;
  const unsigned method = byte_at(bytes, 0);
  return (method & 0x0fU) == 8 && (method >> 4U) <= 7 && (method * 256 + byte_at(bytes, 1)) % 31 == 0;
}

}  // namespace vindbaar::archive
