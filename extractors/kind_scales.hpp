#pragma once
// The signs for each kind of page, added up in log-odds.

#include "extractors/page_kind.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace vindbaar::extractors {

constexpr std::size_t page_kinds = static_cast<std::size_t>(PageKind::needs_javascript) + 1;

class Scales {
 public:
  void add(PageKind kind, double weight, std::string words);

  /// A certificate track is a course: with a claim its signs are the course's too, without one its own speak
  /// for a course.
  void settle_course(bool claims_certificate);

  /// The two heaviest kinds with their probabilities, and why the first.
  KindFinding result() const;

 private:
  struct Sign {
    double weight = 0;
    std::string words;
  };
  std::array<std::vector<Sign>, page_kinds> signs_;
};

}  // namespace vindbaar::extractors
