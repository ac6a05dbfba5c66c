#pragma once
// Compares ways of doing the same work within one run: rounds are interleaved, so that what else the machine
// does hits all of them alike, and the median counts.

#include <functional>
#include <string>
#include <vector>

namespace vindbaar::bench {

struct Variant {
  std::string name;
  std::function<void()> work;  ///< One round of it.
};

/// Prints for each variant the median, least and most CPU seconds a round, `amount` (in `unit`) a CPU second,
/// and how many times faster it is than the first variant, which is the yardstick.
void compare(const std::string& title, double amount, const std::string& unit,
             const std::vector<Variant>& variants);

}  // namespace vindbaar::bench
