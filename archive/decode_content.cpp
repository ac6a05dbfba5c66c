// Content codings come off as a stack of layers, each unpacking in pieces what the layer below yields, so
// that a bomb in a bomb never exists whole in memory and work stops at the cap.

#include "archive/defaults.hpp"
#include "archive/gzip_member.hpp"
#include "archive/headers.hpp"
#include "archive/unpacker.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace vindbaar::archive {
namespace {

bool looks_like_text(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 512);
  return !sample.empty() && std::none_of(sample.begin(), sample.end(), [](char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return code == 0x7f ||
           (code < 0x20 && std::string_view("\t\n\f\r").find(letter) == std::string_view::npos);
  });
}

std::unique_ptr<Unpacker> unpacker_for(std::string_view coding, std::string_view packed) {
  if (coding == "gzip") return gzip_unpacker();
  if (coding == "br") return brotli_unpacker();
  if (coding == "zstd") return zstd_unpacker(max_http_zstd_window_log);
  return starts_as_zlib(packed) ? zlib_unpacker() : raw_deflate_unpacker();
}

/// Whether `packed` is text that was never coded, by its first bytes: codings with a signature must lack it,
/// the others must fail on it.
bool is_text_after_all(std::string_view coding, std::string_view packed) {
  if (!looks_like_text(packed)) return false;
  if (coding == "gzip") return !starts_as_gzip(packed);
  if (coding == "zstd") return !starts_as_zstd(packed);
  std::string room(piece_bytes, '\0');
  return unpacker_for(coding, packed)->step(packed.substr(0, piece_bytes), room).state ==
         Unpacker::State::damaged;
}

/// The bytes of the body (the lowest layer), or of the layer below with one coding taken off.
class Layer {
 public:
  explicit Layer(std::string_view body) : unread_(body), finished_(true) {}
  Layer(std::unique_ptr<Layer> below, std::string coding)
      : below_(std::move(below)), coding_(std::move(coding)) {}

  /// Some bytes, at the end none. The view lives until the next call.
  std::string_view peek() {
    while (unread_.empty() && !finished_) fill();
    return unread_;
  }
  void skip(std::size_t count) { unread_.remove_prefix(count); }

  /// Adds what went wrong here and below.
  void tell(Decoded& decoded) const {
    if (below_) below_->tell(decoded);
    decoded.truncated = decoded.truncated || truncated_;
    decoded.damaged = decoded.damaged || damaged_;
    if (problem_.empty()) return;
    if (!decoded.problem.empty()) decoded.problem += "; ";
    decoded.problem += problem_;
  }

 private:
  void fill() {
    const std::string_view packed = below_->peek();
    if (as_it_is_) {
      pass_on(packed);
    } else if (!in_member_) {
      start_member(packed);
    } else {
      unpack(packed);
    }
  }

  void pass_on(std::string_view plain) {
    if (plain.empty()) {
      finished_ = true;
      return;
    }
    buffer_.assign(plain);
    unread_ = buffer_;
    below_->skip(plain.size());
  }

  void start_member(std::string_view packed) {
    if (packed.empty()) {
      finished_ = true;
    } else if (!unpacker_ && is_text_after_all(coding_, packed)) {
      as_it_is_ = true;
      problem_ = fmt::format("the body is text, not {}: taken as it is", coding_);
    } else if (!unpacker_) {
      unpacker_ = unpacker_for(coding_, packed);
      in_member_ = true;
    } else if ((coding_ == "gzip" && packed[0] == '\x1f') || (coding_ == "zstd" && packed[0] == '\x28')) {
      unpacker_->restart();
      in_member_ = true;
    } else {
      finished_ = true;
      problem_ = fmt::format("bytes after the end of the {} data were ignored", coding_);
    }
  }

  void unpack(std::string_view packed) {
    buffer_.resize(piece_bytes);
    const Unpacker::Step step = unpacker_->step(packed, buffer_);
    below_->skip(step.consumed);
    unread_ = std::string_view(buffer_).substr(0, step.produced);
    if (step.state == Unpacker::State::ended) {
      in_member_ = false;
    } else if (step.state == Unpacker::State::damaged) {
      finished_ = damaged_ = true;
      problem_ = fmt::format("{}: {}", coding_, unpacker_->problem());
    } else if (step.consumed == 0 && step.produced == 0) {
      finished_ = truncated_ = true;
      problem_ = fmt::format("the {} data ends too early", coding_);
    }
  }

  std::unique_ptr<Layer> below_;
  std::string coding_;
  std::unique_ptr<Unpacker> unpacker_;
  std::string buffer_;
  std::string_view unread_;
  std::string problem_;
  bool finished_ = false;
  bool in_member_ = false;
  bool as_it_is_ = false;
  bool truncated_ = false;
  bool damaged_ = false;
};

/// The codings in the order they were applied, in one spelling; identity is none.
std::vector<std::string> codings_of(std::string_view content_encoding) {
  std::vector<std::string> codings;
  for (const std::string_view part : split(content_encoding, ',')) {
    std::string name = lower_ascii(trim(part));
    if (name.rfind("x-", 0) == 0) name.erase(0, 2);
    if (!name.empty() && name != "identity") codings.push_back(std::move(name));
  }
  return codings;
}

bool is_known(std::string_view coding) {
  return coding == "gzip" || coding == "deflate" || coding == "br" || coding == "zstd";
}

/// Makes room for `more` bytes. In steps of four, since freed blocks need not go back to the system: together
/// they stay a third of the last one.
void grow(std::string& bytes, std::size_t more, std::size_t cap_bytes) {
  if (bytes.capacity() - bytes.size() >= more) return;
  bytes.reserve(std::min(cap_bytes, std::max(bytes.size() + more, bytes.capacity() * 4)));
}

/// Moves the bytes of `top` into `decoded`, at most `cap_bytes`.
void collect(Layer& top, std::size_t cap_bytes, Decoded& decoded) {
  for (std::string_view piece = top.peek(); !piece.empty(); piece = top.peek()) {
    const std::size_t room = cap_bytes - decoded.bytes.size();
    if (room == 0) {
      decoded.truncated = true;
      decoded.problem = fmt::format("longer than {} bytes when decoded: the rest was left out", cap_bytes);
      return;
    }
    const std::size_t count = std::min(room, piece.size());
    grow(decoded.bytes, count, cap_bytes);
    decoded.bytes.append(piece.substr(0, count));
    top.skip(count);
  }
}

/// The usual body, one gzip member that says how long it is: unpacked at once, at twice the speed. Nothing
/// when it is anything else, or does not keep its word; the layers then tell what is wrong.
std::optional<std::string> unpack_at_once(std::string_view body, std::size_t cap_bytes) {
  constexpr std::size_t least_member = 18;   // RFC 1952: a header of 10 bytes, checksum and length behind
  constexpr std::size_t most_a_byte = 1032;  // RFC 1951: 258 bytes in two bits
  if (body.size() < least_member || !starts_as_gzip(body)) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 1; i <= 4; ++i) size = size << 8U | static_cast<unsigned char>(body[body.size() - i]);
  if (size > cap_bytes || size / most_a_byte > body.size()) return std::nullopt;
  std::string plain(size, '\0');
  const MemberUnpacker::Unpacked unpacked = MemberUnpacker().unpack(body, plain);
  if (unpacked.packed_bytes != body.size() || unpacked.plain_bytes != size) return std::nullopt;
  return plain;
}

}  // namespace

Decoded decode_content(std::string_view body, std::string_view content_encoding, std::size_t cap_bytes) {
  Decoded decoded;
  const std::vector<std::string> codings = codings_of(content_encoding);
  if (codings.size() > max_content_codings) {
    decoded.damaged = true;
    decoded.problem =
        fmt::format("{} content codings, at most {} are taken off", codings.size(), max_content_codings);
    return decoded;
  }
  if (codings.size() == 1 && codings.front() == "gzip") {
    if (std::optional<std::string> plain = unpack_at_once(body, cap_bytes)) {
      decoded.bytes = *std::move(plain);
      return decoded;
    }
  }
  auto top = std::make_unique<Layer>(body);
  std::string unknown;
  for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
    if (!is_known(*coding)) {
      unknown = fmt::format("unknown content coding '{}': what it covers is taken as it is", *coding);
      break;
    }
    top = std::make_unique<Layer>(std::move(top), *coding);
  }
  collect(*top, cap_bytes, decoded);
  top->tell(decoded);
  if (!unknown.empty()) decoded.problem += (decoded.problem.empty() ? "" : "; ") + unknown;
  return decoded;
}

}  // namespace vindbaar::archive
