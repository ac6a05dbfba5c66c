#include "crawler/address.hpp"

#include <netinet/in.h>

#include <algorithm>
#include <array>

namespace vindbaar::crawler {
namespace {

using Octets = std::span<const std::uint8_t>;

/// The first `bits` bits of an address.
struct Range {
  std::array<std::uint8_t, 16> prefix;
  int bits;
};

constexpr Range v4_ranges[] = {
    {{0}, 8},                  // this network
    {{10}, 8},                 // private
    {{100, 64}, 10},           // shared, carrier NAT
    {{127}, 8},                // loopback
    {{169, 254}, 16},          // link local, metadata services
    {{172, 16}, 12},           // private
    {{192, 0, 0}, 24},         // protocol assignments
    {{192, 0, 2}, 24},         // documentation
    {{192, 31, 196}, 24},      // AS112
    {{192, 52, 193}, 24},      // AMT
    {{192, 88, 99}, 24},       // 6to4 relays, deprecated
    {{192, 168}, 16},          // private
    {{192, 175, 48}, 24},      // AS112
    {{198, 18}, 15},           // benchmarks
    {{198, 51, 100}, 24},      // documentation
    {{203, 0, 113}, 24},       // documentation
    {{168, 63, 129, 16}, 32},  // a cloud's metadata service on a public number
    {{224}, 3},                // multicast, reserved, broadcast
};

constexpr Range v6_global_unicast{{0x20}, 3};
constexpr Range v6_ranges[] = {
    {{0x20, 0x01, 0x00}, 23},              // protocol assignments, Teredo among them
    {{0x20, 0x01, 0x0D, 0xB8}, 32},        // documentation
    {{0x3F, 0xFF}, 20},                    // documentation
    {{0x26, 0x20, 0x00, 0x4F, 0x80}, 48},  // AS112
};
constexpr Range v6_mapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96};  // ::ffff:a.b.c.d
constexpr Range v6_nat64{{0x00, 0x64, 0xFF, 0x9B}, 96};                     // 64:ff9b::a.b.c.d
constexpr Range v6_6to4{{0x20, 0x02}, 16};                                  // 2002:ab:cd::

bool is_in(const Range& range, Octets octets) noexcept {
  const auto whole = static_cast<std::size_t>(range.bits / 8);
  if (!std::equal(octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(whole), range.prefix.begin()))
    return false;
  const int rest = range.bits % 8;
  return rest == 0 || ((octets[whole] ^ range.prefix[whole]) >> (8 - rest)) == 0;
}

template <std::size_t size>
bool is_in_any(const Range (&ranges)[size], Octets octets) noexcept {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](const Range& range) { return is_in(range, octets); });
}

}  // namespace

bool is_public_address(Octets octets) noexcept {
  if (octets.size() == 4) return !is_in_any(v4_ranges, octets);
  if (octets.size() != 16) return false;
  if (is_in(v6_mapped, octets) || is_in(v6_nat64, octets)) return is_public_address(octets.subspan(12));
  if (is_in(v6_6to4, octets)) return is_public_address(octets.subspan(2, 4));
  return is_in(v6_global_unicast, octets) && !is_in_any(v6_ranges, octets);
}

bool is_public_address(const sockaddr& address) noexcept {
  if (address.sa_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
    return is_public_address(Octets(reinterpret_cast<const std::uint8_t*>(&v4.sin_addr), 4));
  }
  if (address.sa_family != AF_INET6) return false;
  const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
  return is_public_address(Octets(reinterpret_cast<const std::uint8_t*>(&v6.sin6_addr), 16));
}

}  // namespace vindbaar::crawler
