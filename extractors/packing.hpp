#pragma once
// Values as bytes and back, for what is kept of a page: numbers in 7-bit groups (LEB128), texts and lists
// after their length. Not a format to exchange: the version of the code that wrote it must be the reader's.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace vindbaar::extractors {

class Packer {
 public:
  static constexpr bool is_reading = false;

  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  template <class T>
  requires std::is_integral_v<T> || std::is_enum_v<T>
  void put(T value) {
    // The largest place stands for "none" and is the usual one: it comes out as 0.
    if constexpr (std::is_same_v<T, std::size_t>) ++value;
    put_number(static_cast<std::uint64_t>(value));
  }
  void put_number(std::uint64_t rest) {
    for (; rest >= 0x80; rest >>= 7U) bytes_ += static_cast<char>(rest | 0x80U);
    bytes_ += static_cast<char>(rest);
  }
  void put(const std::string& text) {
    put_number(text.size());
    bytes_ += text;
  }
  template <class T>
  void put(const std::vector<T>& list) {
    put_number(list.size());
    for (const T& one : list) put(one);
  }
  template <class T>
  requires std::is_class_v<T>
  void put(const T& value) { pack_members(*this, value); }

  std::string bytes_;
};

/// Reads what a Packer wrote. Bytes that are damaged or cut off never lead outside them: `is_whole` is false
/// then.
class Unpacker {
 public:
  static constexpr bool is_reading = true;

  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  /// Everything was read, and nothing was missing.
  bool is_whole() const noexcept { return !is_broken_ && rest_.empty(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    is_broken_ = true;
    rest_ = {};
    return 0;
  }
  /// Of a text or list; each of its parts takes a byte at least.
  std::size_t length() {
    const std::uint64_t value = number();
    if (value <= rest_.size()) return value;
    is_broken_ = true;
    rest_ = {};
    return 0;
  }
  template <class T>
  requires std::is_integral_v<T> || std::is_enum_v<T>
  void get(T& value) {
    value = static_cast<T>(number());
    if constexpr (std::is_same_v<T, std::size_t>) --value;
  }
  void get(std::string& text) {
    const std::size_t bytes = length();
    text.assign(rest_.substr(0, bytes));
    rest_.remove_prefix(bytes);
  }
  template <class T>
  void get(std::vector<T>& list) {
    list.resize(length());
    for (T& one : list) get(one);
  }
  template <class T>
  requires std::is_class_v<T>
  void get(T& value) { pack_members(*this, value); }

  std::string_view rest_;
  bool is_broken_ = false;
};

}  // namespace vindbaar::extractors
