#include "archive/unpacker.hpp"
#include "core/owner.hpp"

#include <zstd.h>

#include <new>

namespace vindbaar::archive {
namespace {

using Context = Owner<ZSTD_DCtx, ZSTD_freeDCtx>;

class ZstdUnpacker final : public Unpacker {
 public:
  ZstdUnpacker(int max_window_log, std::string_view dictionary) : context_(ZSTD_createDCtx()) {
    if (!context_) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, max_window_log);
    if (!dictionary.empty()) ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
  }

  Step step(std::string_view packed, std::span<char> room) override {
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{room.data(), room.size(), 0};
    const std::size_t code = ZSTD_decompressStream(context_.get(), &out, &in);
    Step step{in.pos, out.pos, State::more};
    if (ZSTD_isError(code) != 0U) {
      step.state = State::damaged;
      problem_ = ZSTD_getErrorName(code);
    } else if (code == 0) {
      step.state = State::ended;
    }
    return step;
  }

  void restart() override { ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only); }

 private:
  Context context_;
};

}  // namespace

std::unique_ptr<Unpacker> zstd_unpacker(int max_window_log, std::string_view dictionary) {
  return std::make_unique<ZstdUnpacker>(max_window_log, dictionary);
}

/// A frame, or a skippable frame before it (RFC 8878, sections 3.1.1 and 3.1.2).
bool starts_as_zstd(std::string_view bytes) noexcept {
  if (bytes.size() < 4) return false;
  const bool frame = bytes.substr(0, 4) == std::string_view("\x28\xb5\x2f\xfd", 4);
  const bool skippable = bytes.substr(1, 3) == std::string_view("\x2a\x4d\x18", 3) &&
                         (static_cast<unsigned char>(bytes[0]) & 0xf0U) == 0x50U;
  return frame || skippable;
}

}  // namespace vindbaar::archive
