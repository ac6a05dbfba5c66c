#include "core/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace vindbaar::utf8 {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) noexcept {
  return static_cast<unsigned char>(bytes[at]);
}

/// What the first byte of a sequence promises: Unicode 15, table 3-7.
struct Lead {
  std::size_t length = 0;  ///< 0 when no sequence starts so.
  unsigned low = 0x80;     ///< Range of the second byte.
  unsigned high = 0xBF;
  char32_t bits = 0;
};

Lead lead_of(unsigned first) noexcept {
  if (first < 0x80) return {1, 0x80, 0xBF, first};
  if (first < 0xC2) return {};
  if (first < 0xE0) return {2, 0x80, 0xBF, first & 0x1F};
  if (first < 0xF0) return {3, first == 0xE0 ? 0xA0U : 0x80U, first == 0xED ? 0x9FU : 0xBFU, first & 0x0F};
  if (first < 0xF5) return {4, first == 0xF0 ? 0x90U : 0x80U, first == 0xF4 ? 0x8FU : 0xBFU, first & 0x07};
  return {};
}

}  // namespace

Step next(std::string_view bytes, std::size_t at) noexcept {
  const Lead lead = lead_of(byte_at(bytes, at));
  if (lead.length == 0) return {};
  char32_t value = lead.bits;
  for (std::size_t seen = 1; seen < lead.length; ++seen) {
    if (at + seen >= bytes.size()) return {replacement, seen, false};
    const unsigned byte = byte_at(bytes, at + seen);
    const bool fits = seen == 1 ? byte >= lead.low && byte <= lead.high : byte >= 0x80 && byte <= 0xBF;
    if (!fits) return {replacement, seen, false};
    value = (value << 6) | (byte & 0x3F);
  }
  return {value, lead.length, true};
}

Step previous(std::string_view bytes, std::size_t at) noexcept {
  for (std::size_t length = 1; length <= 4 && length <= at; ++length) {
    if ((byte_at(bytes, at - length) & 0xC0) == 0x80) continue;
    const Step step = next(bytes, at - length);
    return step.ok && step.length == length ? step : Step{};
  }
  return {};
}

void append(std::string& to, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement;
  const auto put = [&to](char32_t byte) {
    to.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::size_t ascii_run(std::string_view bytes, std::size_t at) noexcept {
  constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
  std::size_t end = at;
  for (std::uint64_t word = 0; end + sizeof word <= bytes.size(); end += sizeof word) {
    std::memcpy(&word, bytes.data() + end, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  while (end < bytes.size() && byte_at(bytes, end) < 0x80) ++end;
  return end - at;
}

}  // namespace vindbaar::utf8
