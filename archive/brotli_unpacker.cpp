#include "archive/unpacker.hpp"
#include "core/owner.hpp"

#include <brotli/decode.h>

#include <cstdint>
#include <new>

namespace vindbaar::archive {
namespace {

using Decoder = Owner<BrotliDecoderState, BrotliDecoderDestroyInstance>;

class BrotliUnpacker final : public Unpacker {
 public:
  BrotliUnpacker() { restart(); }

  Step step(std::string_view packed, std::span<char> room) override {
    std::size_t in = packed.size();
    std::size_t out = room.size();
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
    auto* next_out = reinterpret_cast<std::uint8_t*>(room.data());
    const auto result =
        BrotliDecoderDecompressStream(decoder_.get(), &in, &next_in, &out, &next_out, nullptr);
    Step step{packed.size() - in, room.size() - out, State::more};
    if (result == BROTLI_DECODER_RESULT_SUCCESS) {
      step.state = State::ended;
    } else if (result == BROTLI_DECODER_RESULT_ERROR) {
      step.state = State::damaged;
      problem_ = BrotliDecoderErrorString(BrotliDecoderGetErrorCode(decoder_.get()));
    }
    return step;
  }

  void restart() override {
    decoder_.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
    if (!decoder_) throw std::bad_alloc();
  }

 private:
  Decoder decoder_;
};

}  // namespace

std::unique_ptr<Unpacker> brotli_unpacker() {
  return std::make_unique<BrotliUnpacker>();
}

}  // namespace vindbaar::archive
