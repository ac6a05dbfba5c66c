#pragma once

#include <algorithm>
#include <compare>

namespace vindbaar {

/// A degree of belief from 0 (impossible) to 1 (certain).
class Probability {
 public:
  constexpr Probability() = default;
  /// Values outside 0-1 are brought to the nearer end; what is no number is 0.
  constexpr explicit Probability(double value) : value_(value > 0 ? std::min(value, 1.0) : 0) {}
  constexpr double value() const noexcept { return value_; }
  friend constexpr auto operator<=>(const Probability&, const Probability&) = default;

 private:
  double value_ = 0;
};

}  // namespace vindbaar
