#pragma once
// The tree of a page, as the parser of the HTML Standard builds it, laid flat. The only door to Gumbo.
//
//     0 html   1 head   2 title   3 "text"   4 body   5 div   6 "text" …
//
// Nodes stand in page order; a node's subtree is [node, end). Walks are loops, never recursion.

#include "extractors/tag.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

class Dom {
 public:
  using Index = std::uint32_t;
  static constexpr Index none = ~Index{0};

  struct Attribute {
    std::string_view name;  ///< Lower case.
    std::string_view value;
  };

  struct Node {
    Tag tag = Tag::other;
    bool is_text = false;
    Index parent = none;
    Index end = 0;          ///< Index after the last node of its subtree.
    std::string_view text;  ///< Of a text node, character references resolved.
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
  };

  /// Parses UTF-8 that has gone through slim(): its depth and tags are bounded. Any bytes give a tree.
  explicit Dom(std::string_view slim_html);
  Dom(Dom&&) noexcept = default;
  Dom& operator=(Dom&&) noexcept = default;
  Dom(const Dom&) = delete;
  Dom& operator=(const Dom&) = delete;
  ~Dom() = default;

  const std::vector<Node>& nodes() const noexcept { return nodes_; }
  const Node& node(Index index) const noexcept { return nodes_[index]; }

  /// The value of an attribute, empty when it is missing.
  std::string_view attribute(Index index, std::string_view name) const noexcept;
  bool has_attribute(Index index, std::string_view name) const noexcept;

  /// All text in a subtree, spaces collapsed, a space between elements that start text of their own.
  std::string text(Index index) const;

 private:
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::string> pool_;  ///< The characters that texts and attributes point into, in chunks.
};

}  // namespace vindbaar::extractors
