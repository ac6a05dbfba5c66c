#include "crawler/fingerprint.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

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
constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;
constexpr bool is_letter(unsigned char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/// Of a word with eight bytes to read beyond it.
std::uint64_t hash_of_word(std::string_view word) noexcept {
  const auto letters_at = [&](std::size_t at) {
    std::uint64_t letters = 0;
    std::memcpy(&letters, word.data() + at, sizeof letters);
    return letters;
  };
  std::uint64_t hash = basis ^ word.size();
  std::size_t at = 0;
  for (; at + 8 < word.size(); at += 8) hash = std::rotl((hash ^ letters_at(at)) * spread, 29);
  const std::size_t beyond = 8 * (8 - (word.size() - at));
  hash = (hash ^ (letters_at(at) << beyond >> beyond)) * spread;
  return hash ^ (hash >> 32);
}

/// Adds two binary digits to `sum`, 64 times side by side; what is carried.
std::uint64_t add_with_carry(std::uint64_t& sum, std::uint64_t a, std::uint64_t b) noexcept {
  const std::uint64_t both = a ^ b;
  const std::uint64_t carry = (a & b) | (sum & both);
  sum ^= both;
  return carry;
}

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

void Fingerprint::add(std::string_view word) noexcept {
  const std::uint64_t hash = hash_of_word(word);
  const std::uint64_t run = (hash + std::rotl(before_[0], 21) + std::rotl(before_[1], 42)) * spread;
  last_vote_ = run ^ (run >> 32);
  hashes_[waiting_++] = last_vote_;
  before_ = {hash, before_[0]};
  ++words_;
  if (waiting_ == batch) gather();
}

/// Counts eight votes on each of 64 bits with the additions of a hardware multiplier (Harley and Seal).
void Fingerprint::gather() noexcept {
  const auto& h = hashes_;
  const std::uint64_t twos_a = add_with_carry(ones_, h[0], h[1]);
  const std::uint64_t twos_b = add_with_carry(ones_, h[2], h[3]);
  const std::uint64_t fours_a = add_with_carry(twos_, twos_a, twos_b);
  const std::uint64_t twos_c = add_with_carry(ones_, h[4], h[5]);
  const std::uint64_t twos_d = add_with_carry(ones_, h[6], h[7]);
  const std::uint64_t fours_b = add_with_carry(twos_, twos_c, twos_d);
  const std::uint64_t eights = add_with_carry(fours_, fours_a, fours_b);
  for (std::size_t bit = 0; bit < eights_.size(); ++bit)
    eights_[bit] += static_cast<std::uint32_t>(eights >> bit) & 1U;
  waiting_ = 0;
}

std::uint64_t Fingerprint::value() const noexcept {
  std::uint64_t value = 0;
  for (std::size_t bit = 0; bit < eights_.size(); ++bit) {
    const auto digit = [bit](std::uint64_t digits) { return (digits >> bit) & 1U; };
    std::uint64_t votes = 8U * eights_[bit] + 4 * digit(fours_) + 2 * digit(twos_) + digit(ones_);
    for (std::size_t at = 0; at < waiting_; ++at) votes += digit(hashes_[at]);
    if (2 * votes > words_) value |= std::uint64_t{1} << bit;
  }
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
