#include "archive/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <new>

namespace vindbaar::archive {
namespace {

struct Digest {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
};

struct FreeContext {
  void operator()(EVP_MD_CTX* handle) const noexcept { EVP_MD_CTX_free(handle); }
};

/// `algorithm` is one that was fetched: looking it up by name costs more than a small text does.
Digest digest(std::string_view bytes, const EVP_MD* algorithm) {
  thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  Digest result;
  // Fails only when out of memory: the algorithms are built in and need no context from outside.
  if (!context || EVP_DigestInit_ex2(context.get(), algorithm, nullptr) != 1 ||
      EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
      EVP_DigestFinal_ex(context.get(), result.bytes.data(), &result.size) != 1) {
    throw std::bad_alloc();
  }
  return result;
}

const EVP_MD* fetched(const char* name) {
  const EVP_MD* algorithm = EVP_MD_fetch(nullptr, name, nullptr);
  if (algorithm == nullptr) throw std::bad_alloc();
  return algorithm;
}

std::string hexadecimal(const Digest& sum) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < sum.size; ++i) {
    text += digits[sum.bytes[i] >> 4U];
    text += digits[sum.bytes[i] & 15U];
  }
  return text;
}

/// RFC 4648, section 6; 20 bytes make 32 letters without padding.
std::string base32(const unsigned char* bytes, std::size_t size) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  text.reserve((size * 8 + 4) / 5);
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
  static const EVP_MD* const algorithm = fetched("SHA1");
  const Digest sha1 = digest(bytes, algorithm);
  return "sha1:" + base32(sha1.bytes.data(), sha1.size);
}

std::string sha256_hex(std::string_view bytes) {
  static const EVP_MD* const algorithm = fetched("SHA256");
  return hexadecimal(digest(bytes, algorithm));
}

void Sha256::Free::operator()(evp_md_ctx_st* handle) const noexcept {
  EVP_MD_CTX_free(handle);
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
}

void Sha256::add(std::string_view bytes) {
  if (EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1) throw std::bad_alloc();
}

std::string Sha256::finish() {
  Digest result;
  if (EVP_DigestFinal_ex(context_.get(), result.bytes.data(), &result.size) != 1) throw std::bad_alloc();
  return hexadecimal(result);
}

}  // namespace vindbaar::archive
