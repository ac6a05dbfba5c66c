#pragma once
// The texts of a page in order, one a block, with role and place.

#include "core/url.hpp"
#include "extractors/document_parts.hpp"
#include "extractors/dom.hpp"
#include "extractors/places.hpp"

#include <optional>
#include <vector>

namespace vindbaar::extractors {

struct BlockList {
  std::vector<Block> blocks;
  std::vector<Dom::Index> nodes;  ///< For each block the node its text starts in.
  bool is_capped = false;
};

/// `base` resolves links; without it none are kept.
BlockList read_blocks(const Dom& dom, const std::vector<NodeMark>& marks, const std::optional<Url>& base);

/// An href as an absolute http(s) address, or empty.
std::string absolute(std::string_view href, const std::optional<Url>& base);

}  // namespace vindbaar::extractors
