#include "extractors/dom.hpp"

#include "core/text.hpp"

#include <gumbo.h>

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>

namespace vindbaar::extractors {
namespace {

/// Memory for one parse. Nothing is freed before all of it is: Gumbo's own release is recursive and overflows
/// small stacks.
class Arena {
 public:
  static void* allocate(void* arena, std::size_t bytes) { return static_cast<Arena*>(arena)->take(bytes); }
  static void release(void*, void*) {}

 private:
  static constexpr std::size_t chunk_bytes = 256 * 1024;

  void* take(std::size_t bytes) {
    bytes = (bytes + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
    if (bytes > left_) {
      const std::size_t size = bytes > chunk_bytes ? bytes : chunk_bytes;
      chunks_.push_back(std::make_unique<std::byte[]>(size));
      if (bytes > chunk_bytes / 2) return chunks_.back().get();  // keep what is left of the chunk in use
      next_ = chunks_.back().get();
      left_ = size;
    }
    void* const taken = next_;
    next_ += bytes;
    left_ -= bytes;
    return taken;
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

std::span<GumboNode* const> children(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return {};
  const GumboVector& list = node.v.element.children;
  return {reinterpret_cast<GumboNode* const*>(list.data), list.length};
}

std::span<GumboAttribute* const> attributes_of(const GumboNode& node) {
  const GumboVector& list = node.v.element.attributes;
  return {reinterpret_cast<GumboAttribute* const*>(list.data), list.length};
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

Tag tag_of_node(const GumboNode& node) {
  static const std::array<Tag, GUMBO_TAG_LAST + 1> by_gumbo_tag = [] {
    std::array<Tag, GUMBO_TAG_LAST + 1> table{};
    for (int tag = 0; tag <= GUMBO_TAG_LAST; ++tag) {
      table[static_cast<std::size_t>(tag)] =
          tag < GUMBO_TAG_UNKNOWN ? tag_of(gumbo_normalized_tagname(static_cast<GumboTag>(tag))) : Tag::other;
    }
    return table;
  }();
  const GumboElement& element = node.v.element;
  if (element.tag != GUMBO_TAG_UNKNOWN) return by_gumbo_tag[element.tag];
  GumboStringPiece name = element.original_tag;  // elements younger than Gumbo: dialog, search …
  gumbo_tag_from_original_text(&name);
  return tag_of({name.data, name.length});
}

/// Copies characters to memory that never moves.
class Pool {
 public:
  explicit Pool(std::vector<std::string>& chunks) : chunks_(chunks) {}
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (chunks_.empty() || chunks_.back().capacity() - chunks_.back().size() < text.size()) {
      chunks_.emplace_back();
      chunks_.back().reserve(std::max<std::size_t>(text.size(), 64 * 1024));
    }
    std::string& chunk = chunks_.back();
    const std::size_t at = chunk.size();
    chunk += text;
    return std::string_view(chunk).substr(at);
  }

 private:
  std::vector<std::string>& chunks_;
};

}  // namespace

Dom::Dom(std::string_view slim_html) {
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;  // recording errors is quadratic on broken pages
  const GumboOutput* output = gumbo_parse_with_options(&options, slim_html.data(), slim_html.size());
  if (output == nullptr || output->root == nullptr) return;

  Pool pool(pool_);
  nodes_.reserve(slim_html.size() / 24 + 16);
  const auto add = [&](const GumboNode& node, Index parent) {
    const auto index = static_cast<Index>(nodes_.size());
    Node flat;
    flat.parent = parent;
    flat.end = index + 1;
    if (is_element(node)) {
      flat.tag = tag_of_node(node);
      flat.first_attribute = static_cast<std::uint32_t>(attributes_.size());
      for (const GumboAttribute* attribute : attributes_of(node)) {
        attributes_.push_back({pool.keep(attribute->name), pool.keep(attribute->value)});
      }
      flat.attribute_count = static_cast<std::uint32_t>(attributes_.size()) - flat.first_attribute;
    } else {
      flat.is_text = true;
      flat.text = pool.keep(node.v.text.text);
    }
    nodes_.push_back(flat);
    return index;
  };

  struct Visit {
    const GumboNode* node;
    Index index;
    std::size_t next_child;
  };
  std::vector<Visit> stack{{output->root, add(*output->root, none), 0}};
  while (!stack.empty()) {
    Visit& visit = stack.back();
    const auto list = children(*visit.node);
    if (visit.next_child == list.size()) {
      nodes_[visit.index].end = static_cast<Index>(nodes_.size());
      stack.pop_back();
      continue;
    }
    const GumboNode& child = *list[visit.next_child++];
    if (!is_element(child) && !is_text(child)) continue;
    const Index index = add(child, visit.index);
    if (is_element(child)) stack.push_back({&child, index, 0});
  }
}

std::string_view Dom::attribute(Index index, std::string_view name) const noexcept {
  const Node& node = nodes_[index];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Attribute& attribute = attributes_[node.first_attribute + i];
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool Dom::has_attribute(Index index, std::string_view name) const noexcept {
  const Node& node = nodes_[index];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (attributes_[node.first_attribute + i].name == name) return true;
  }
  return false;
}

std::string Dom::text(Index index) const {
  std::string all;
  for (Index i = index; i < nodes_[index].end; ++i) {
    const Node& node = nodes_[i];
    if (node.is_text) {
      all += node.text;
    } else if (is_block(node.tag) || node.tag == Tag::br || node.tag == Tag::span || node.tag == Tag::a) {
      all += ' ';
    }
  }
  return collapse_spaces(all);
}

}  // namespace vindbaar::extractors
