#include "core/url_percent.hpp"

#include <optional>

namespace vindbaar::url_parts {
namespace {

constexpr std::string_view query_signs = " \"#<>'";
constexpr std::string_view path_signs = " \"#<>?^`{}";

bool is_encoded(unsigned char byte, EncodeSet set) noexcept {
  if (byte <= 0x1F || byte >= 0x7F) return true;
  const std::string_view signs = set == EncodeSet::path ? path_signs : query_signs;
  return signs.find(static_cast<char>(byte)) != std::string_view::npos;
}

std::optional<unsigned> hex_value(char byte) noexcept {
  if (byte >= '0' && byte <= '9') return static_cast<unsigned>(byte - '0');
  if (byte >= 'a' && byte <= 'f') return static_cast<unsigned>(byte - 'a') + 10;
  if (byte >= 'A' && byte <= 'F') return static_cast<unsigned>(byte - 'A') + 10;
  return std::nullopt;
}

}  // namespace

void append_encoded(std::string& to, std::string_view text, EncodeSet set) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (!is_encoded(byte, set)) {
      to.push_back(letter);
    } else {
      to.push_back('%');
      to.push_back(hex[byte >> 4]);
      to.push_back(hex[byte & 0x0F]);
    }
  }
}

std::string percent_decoded(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size()) {
      const auto high = hex_value(text[at + 1]);
      const auto low = hex_value(text[at + 2]);
      if (high && low) {
        bytes.push_back(static_cast<char>(static_cast<unsigned char>(*high * 16 + *low)));
        at += 2;
        continue;
      }
    }
    bytes.push_back(text[at]);
  }
  return bytes;
}

}  // namespace vindbaar::url_parts
