#pragma once
// An estimate of the parser's stack of open elements, good enough to bound it.

#include "extractors/tag.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// Follows start and end tags as the tree builder would (HTML Standard 13.2.6), implied ends included,
/// roughly.
class OpenElements {
 public:
  /// Whether the element may be opened without passing a cap; if so it is.
  bool open(Tag tag, std::string_view name);
  /// Whether the end tag closes something that was opened.
  bool close(Tag tag, std::string_view name);
  std::size_t depth() const noexcept { return stack_.size(); }

 private:
  struct Element {
    Tag tag;
    std::string_view name;
  };
  void close_implied(Tag opening);
  void pop_through(Tag tag);
  bool has_open(Tag tag) const noexcept { return open_[static_cast<std::size_t>(tag)] > 0; }
  void pop();

  std::vector<Element> stack_;
  std::array<std::size_t, 128> open_{};  ///< How many of each tag are on the stack.
  std::size_t formatting_ = 0;           ///< Formatting elements without an end tag so far.
};

}  // namespace vindbaar::extractors
