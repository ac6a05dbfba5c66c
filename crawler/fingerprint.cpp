#include "crawler/fingerprint.hpp"

#include <algorithm>
#include <bit>

namespace vindbaar::crawler {
namespace {

/// The last step of MurmurHash3: every bit of the input moves every bit of the result.
std::uint64_t mixed(std::uint64_t x) noexcept {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

constexpr std::uint64_t basis = 0xcbf29ce484222325ULL;  // FNV-1a
constexpr std::uint64_t prime = 0x100000001b3ULL;
constexpr int full_lane = 255;

constexpr bool is_letter(unsigned char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/// What a byte adds to the hash of its word; 0 for one that is in no word.
constexpr std::array<std::uint8_t, 256> in_words = [] {
  std::array<std::uint8_t, 256> values{};
  for (unsigned code = 0; code < values.size(); ++code)
    if (is_letter(static_cast<unsigned char>(code)))
      values[code] = static_cast<std::uint8_t>(code < 0x80 ? code | 0x20U : code);
  return values;
}();

constexpr std::array<std::string_view, 41> calendar_words{
    "januari",  "februari",  "maart",     "april",    "mei",      "juni",    "juli",
    "augustus", "september", "oktober",   "november", "december", "january", "february",
    "march",    "may",       "june",      "july",     "august",   "october", "maandag",
    "dinsdag",  "woensdag",  "donderdag", "vrijdag",  "zaterdag", "zondag",  "monday",
    "tuesday",  "wednesday", "thursday",  "friday",   "saturday", "sunday",  "week",
    "dag",      "maand",     "jaar",      "day",      "month",    "year"};

bool is_calendar_word(std::string_view word) noexcept {
  return std::find(calendar_words.begin(), calendar_words.end(), word) != calendar_words.end();
}

}  // namespace

void Fingerprint::add(std::string_view text) noexcept {
  std::uint64_t word = word_;
  for (const char c : text) {
    if (const std::uint8_t value = in_words[static_cast<unsigned char>(c)]; value != 0) {
      word = ((word == 0 ? basis : word) ^ value) * prime;
    } else if (word != 0) {
      word_ = word;
      end_word();
      word = 0;
    }
  }
  word_ = word;
}

void Fingerprint::end_word() noexcept {
  if (word_ == 0) return;
  ++words_;
  vote(mixed(word_ + std::rotl(before_[0], 21) + std::rotl(before_[1], 42)));
  before_ = {word_, before_[0]};
  word_ = 0;
}

void Fingerprint::vote(std::uint64_t hash) noexcept {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  for (std::size_t i = 0; i < lanes_.size(); ++i) lanes_[i] += (hash >> i) & ones;
  ++features_;
  if (++in_lanes_ == full_lane) gather();
}

void Fingerprint::gather() noexcept {
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    for (std::size_t k = 0; k < 8; ++k)
      votes_[8 * k + i] += static_cast<std::uint32_t>((lanes_[i] >> (8 * k)) & 0xFF);
    lanes_[i] = 0;
  }
  in_lanes_ = 0;
}

std::uint64_t Fingerprint::value() noexcept {
  end_word();
  gather();
  std::uint64_t value = 0;
  for (std::size_t bit = 0; bit < votes_.size(); ++bit)
    if (2 * votes_[bit] > features_) value |= std::uint64_t{1} << bit;
  return value;
}

std::uint64_t hash_of_name(std::string_view text) noexcept {
  std::uint64_t hash = basis;
  while (!text.empty()) {
    const auto begin = std::find_if(text.begin(), text.end(),
                                    [](char c) { return is_letter(static_cast<unsigned char>(c)); });
    text.remove_prefix(static_cast<std::size_t>(begin - text.begin()));
    const auto end = std::find_if_not(text.begin(), text.end(),
                                      [](char c) { return is_letter(static_cast<unsigned char>(c)); });
    const std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(word.size());
    const bool has_digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (word.empty() || has_digit || is_calendar_word(word)) continue;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    hash = (hash ^ ' ') * prime;
  }
  return mixed(hash);
}

int distance(std::uint64_t a, std::uint64_t b) noexcept {
  return std::popcount(a ^ b);
}

}  // namespace vindbaar::crawler
