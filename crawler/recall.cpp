#include "crawler/recall.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace vindbaar::crawler {
namespace {

constexpr std::uint64_t first_factor = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t second_factor = 0xC2B2AE3D27D4EB4FULL;

/// The last step of MurmurHash3: every bit of the input moves every bit of the result.
std::uint64_t mixed(std::uint64_t x) noexcept {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

}  // namespace

Recall::Key Recall::key(InstitutionNumber institution, std::string_view url) noexcept {
  std::uint64_t place = static_cast<std::uint64_t>(institution) * first_factor + url.size();
  std::uint64_t check = static_cast<std::uint64_t>(institution) + second_factor;
  for (std::size_t at = 0; at < url.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t letters = 0;
    std::memcpy(&letters, url.data() + at, std::min(sizeof letters, url.size() - at));
    place = std::rotl((place ^ letters) * first_factor, 29);
    check = std::rotl((check + letters) * second_factor, 31);
  }
  return {mixed(place), std::max<std::uint64_t>(1, mixed(check))};
}

Known* Recall::find(const Key& key) noexcept {
  const std::size_t bucket = key.place % buckets;
  const auto& checks = checks_[bucket].of;
  for (std::size_t way = 0; way < ways; ++way)
    if (checks[way] == key.check) return &known_[bucket * ways + way];
  return nullptr;
}

void Recall::keep(const Key& key, const Known& known) noexcept {
  if (Known* before = find(key)) {
    *before = known;
    return;
  }
  const std::size_t bucket = key.place % buckets;
  State& state = states_[bucket];
  const std::size_t way = state.oldest++ % ways;
  std::uint64_t& check = checks_[bucket].of[way];
  state.has_gaps = state.has_gaps || check != 0;
  check = key.check;
  known_[bucket * ways + way] = known;
}

void Recall::clear() noexcept {
  std::fill(checks_.begin(), checks_.end(), Checks{});
  for (State& state : states_) state.has_gaps = true;
}

}  // namespace vindbaar::crawler
