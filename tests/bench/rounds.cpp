#include "tests/bench/rounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace vindbaar::bench {
namespace {

constexpr int rounds = 7;  // enough for a median that one disturbed round cannot move

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

void compare(const std::string& title, double amount, const std::string& unit,
             const std::vector<Variant>& variants) {
  std::vector<std::vector<double>> times(variants.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < variants.size(); ++i) {
      const double start = cpu_seconds();
      variants[i].work();
      times[i].push_back(cpu_seconds() - start);
    }
  }
  std::string text = title + "\n";
  double yardstick = 0;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    std::sort(times[i].begin(), times[i].end());
    const double median = times[i][times[i].size() / 2];
    if (i == 0) yardstick = median;
    text += fmt::format("  {:<44} {:8.4f} s ({:.4f}-{:.4f})  {:>12.0f} {}/s  x{:.2f}\n", variants[i].name,
                        median, times[i].front(), times[i].back(), amount / median, unit, yardstick / median);
  }
  std::fputs(text.c_str(), stdout);
}

}  // namespace vindbaar::bench
