#pragma once
// One compressed stream being unpacked a piece at a time: the one shape in which the rest of the room sees
// zlib, brotli and zstd. Each library stays in its own .cpp.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vindbaar::archive {

class Unpacker {
 public:
  enum class State {
    more,     ///< Give more input, or more room.
    ended,    ///< This member is complete and its checksum right.
    damaged,  ///< No way on; problem() says why.
  };
  struct Step {
    std::size_t consumed = 0;
    std::size_t produced = 0;
    State state = State::more;
  };

  virtual ~Unpacker() = default;

  /// Unpacks from `packed` into `room` until one of them is used up. Never call it again after `damaged`.
  virtual Step step(std::string_view packed, std::span<char> room) = 0;

  /// Makes ready for the next member of the same stream.
  virtual void restart() = 0;

  const std::string& problem() const noexcept { return problem_; }

 protected:
  std::string problem_;
};

std::unique_ptr<Unpacker> gzip_unpacker();         ///< RFC 1952, one member a time.
std::unique_ptr<Unpacker> zlib_unpacker();         ///< RFC 1950: "deflate" by the standard.
std::unique_ptr<Unpacker> raw_deflate_unpacker();  ///< RFC 1951: "deflate" as some servers send it.
std::unique_ptr<Unpacker> brotli_unpacker();       ///< RFC 7932.

/// RFC 8878. A frame that asks for a window over 2^`max_window_log` bytes is `damaged`. `dictionary` may be
/// empty.
std::unique_ptr<Unpacker> zstd_unpacker(int max_window_log, std::string_view dictionary = {});

bool starts_as_gzip(std::string_view bytes) noexcept;
bool starts_as_zlib(std::string_view bytes) noexcept;
bool starts_as_zstd(std::string_view bytes) noexcept;

}  // namespace vindbaar::archive
