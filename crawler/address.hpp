#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <span>

namespace vindbaar::crawler {

/// Whether an IP address (4 or 16 octets, network order) may be asked: a public, global unicast one.
/// Loopback, private, link-local (cloud metadata services live there), shared, documentation, multicast and
/// reserved ranges are not, nor an IPv6 address that carries such an IPv4 one. IANA special-purpose
/// registries (RFC 6890 and successors).
bool is_public_address(std::span<const std::uint8_t> octets) noexcept;
/// The same of a socket's address, which has the room that its family needs; of other families than IPv4 and
/// IPv6 none may be asked.
bool is_public_address(const sockaddr& address) noexcept;

}  // namespace vindbaar::crawler
