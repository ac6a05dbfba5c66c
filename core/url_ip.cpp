#include "core/url_ip.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace vindbaar::url_parts {
namespace {

using Pieces = std::array<std::uint16_t, 8>;

bool is_digit(char byte) noexcept {
  return byte >= '0' && byte <= '9';
}

/// Too large for any address counts as 2^32 and more.
constexpr std::uint64_t beyond_ipv4 = 1ULL << 32;

std::optional<std::uint64_t> ipv4_number(std::string_view text) noexcept {
  if (text.empty()) return std::nullopt;
  int base = 10;
  if (text.size() >= 2 && text[0] == '0') {
    const bool hexadecimal = text[1] == 'x' || text[1] == 'X';
    base = hexadecimal ? 16 : 8;
    text.remove_prefix(hexadecimal ? 2 : 1);
  }
  if (text.empty()) return 0;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (end != text.data() + text.size()) return std::nullopt;
  return error == std::errc{} ? std::min(value, beyond_ipv4) : beyond_ipv4;
}

std::vector<std::string_view> labels(std::string_view host) {
  std::vector<std::string_view> parts = split(host, '.');
  if (parts.size() > 1 && parts.back().empty()) parts.pop_back();
  return parts;
}

/// The IPv4 tail of an IPv6 address, "1.2.3.4", strict; nothing when it is anything else.
std::optional<std::array<std::uint16_t, 2>> embedded_ipv4(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  std::array<unsigned, 4> bytes{};
  for (std::size_t at = 0; at < 4; ++at) {
    const std::string_view part = parts[at];
    const bool reads = !part.empty() && part.size() <= 3 && std::all_of(part.begin(), part.end(), is_digit) &&
                       (part.size() == 1 || part.front() != '0');
    if (!reads) return std::nullopt;
    std::from_chars(part.data(), part.data() + part.size(), bytes[at]);
    if (bytes[at] > 255) return std::nullopt;
  }
  return std::array<std::uint16_t, 2>{static_cast<std::uint16_t>(bytes[0] * 256 + bytes[1]),
                                      static_cast<std::uint16_t>(bytes[2] * 256 + bytes[3])};
}

/// The 16-bit pieces of one side of "::", appended to `pieces` from `count`; false when it does not read.
bool read_pieces(std::string_view side, bool last_side, Pieces& pieces, std::size_t& count) {
  if (side.empty()) return true;
  const std::vector<std::string_view> groups = split(side, ':');
  for (std::size_t at = 0; at < groups.size(); ++at) {
    const std::string_view group = groups[at];
    if (last_side && at + 1 == groups.size() && group.find('.') != std::string_view::npos) {
      const auto tail = embedded_ipv4(group);
      if (!tail || count + 2 > pieces.size()) return false;
      pieces[count++] = (*tail)[0];
      pieces[count++] = (*tail)[1];
      continue;
    }
    if (group.empty() || group.size() > 4 || count == pieces.size()) return false;
    const auto [end, error] = std::from_chars(group.data(), group.data() + group.size(), pieces[count], 16);
    if (error != std::errc{} || end != group.data() + group.size()) return false;
    ++count;
  }
  return true;
}

std::optional<Pieces> ipv6_pieces(std::string_view address) {
  constexpr std::size_t longest = 45;  // eight groups, the last two as IPv4
  if (address.size() > longest) return std::nullopt;
  Pieces pieces{};
  std::size_t count = 0;
  const std::size_t gap = address.find("::");
  if (gap == std::string_view::npos) {
    const bool whole =
        !address.empty() && read_pieces(address, true, pieces, count) && count == pieces.size();
    return whole ? std::optional(pieces) : std::nullopt;
  }
  if (!read_pieces(address.substr(0, gap), false, pieces, count)) return std::nullopt;
  const std::size_t before = count;
  if (!read_pieces(address.substr(gap + 2), true, pieces, count) || count == pieces.size())
    return std::nullopt;
  std::rotate(pieces.begin() + static_cast<std::ptrdiff_t>(before),
              pieces.begin() + static_cast<std::ptrdiff_t>(count), pieces.end());
  return pieces;
}

/// First of the longest runs of at least two zero pieces: {start, length}, length 0 when there is none.
std::array<std::size_t, 2> longest_zeros(const Pieces& pieces) noexcept {
  std::array<std::size_t, 2> best{0, 0};
  for (std::size_t start = 0; start < pieces.size(); ++start) {
    std::size_t end = start;
    while (end < pieces.size() && pieces[end] == 0) ++end;
    if (end - start > std::max<std::size_t>(best[1], 1)) best = {start, end - start};
  }
  return best;
}

}  // namespace

bool ends_in_number(std::string_view host) noexcept {
  if (!host.empty() && host.back() == '.') host.remove_suffix(1);
  const std::string_view last = host.substr(host.rfind('.') + 1);
  if (last.empty()) return false;
  if (std::all_of(last.begin(), last.end(), is_digit)) return true;
  const bool hexadecimal = last.size() >= 2 && last[0] == '0' && (last[1] == 'x' || last[1] == 'X');
  return hexadecimal && ipv4_number(last).has_value();
}

std::optional<std::string> canonical_ipv4(std::string_view host) {
  const std::vector<std::string_view> parts = labels(host);
  if (parts.empty() || parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto number = ipv4_number(parts[at]);
    const bool last = at + 1 == parts.size();
    const unsigned free_bits = 8 * static_cast<unsigned>(4 - at);
    if (!number || *number >= (last ? 1ULL << free_bits : 256ULL)) return std::nullopt;
    address |= last ? *number : *number << (free_bits - 8);
  }
  return std::to_string(address >> 24) + "." + std::to_string((address >> 16) & 255) + "." +
         std::to_string((address >> 8) & 255) + "." + std::to_string(address & 255);
}

std::optional<std::string> canonical_ipv6(std::string_view address) {
  const auto pieces = ipv6_pieces(address);
  if (!pieces) return std::nullopt;
  const auto [gap, gap_length] = longest_zeros(*pieces);
  std::string text;
  for (std::size_t at = 0; at < pieces->size(); ++at) {
    if (gap_length > 0 && at == gap) {
      text += at == 0 ? "::" : ":";
      at += gap_length - 1;
      continue;
    }
    std::array<char, 4> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), (*pieces)[at], 16);
    text.append(digits.data(), written.ptr);
    if (at + 1 < pieces->size()) text.push_back(':');
  }
  return text;
}

}  // namespace vindbaar::url_parts
