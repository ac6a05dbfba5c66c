#include "archive/archive.hpp"

#include <openssl/evp.h>

#include <array>
#include <new>

namespace vindbaar::archive {
namespace {

struct Digest {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
};

Digest digest(std::string_view bytes, const EVP_MD* algorithm) {
  Digest result;
  // Fails only when out of memory: the algorithms are built in and need no context from outside.
  if (EVP_Digest(bytes.data(), bytes.size(), result.bytes.data(), &result.size, algorithm, nullptr) != 1) {
    throw std::bad_alloc();
  }
  return result;
}

/// RFC 4648, section 6; 20 bytes make 32 letters without padding.
std::string base32(const unsigned char* bytes, std::size_t size) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned pending = 0;
  unsigned bits = 0;
  for (std::size_t i = 0; i < size; ++i) {
    pending = ((pending << 8U) | bytes[i]) & 0xffffU;
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(pending >> (bits - 5)) & 31U];
  }
  return text;
}

}  // namespace

std::string sha1_base32(std::string_view bytes) {
  const Digest sha1 = digest(bytes, EVP_sha1());
  return "sha1:" + base32(sha1.bytes.data(), sha1.size);
}

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  const Digest sha256 = digest(bytes, EVP_sha256());
  std::string text;
  for (std::size_t i = 0; i < sha256.size; ++i) {
    text += digits[sha256.bytes[i] >> 4U];
    text += digits[sha256.bytes[i] & 15U];
  }
  return text;
}

}  // namespace vindbaar::archive
