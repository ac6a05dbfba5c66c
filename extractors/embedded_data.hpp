#pragma once
// Structured data in the markup itself: microdata (HTML Standard, 5) and RDFa Lite 1.1 (W3C), schema.org
// vocabulary. Gives the same things as JSON-LD does.

#include "extractors/dom.hpp"
#include "extractors/places.hpp"
#include "extractors/structured_data.hpp"

#include <vector>

namespace vindbaar::extractors {

/// Every typed item in page order; those inside a breadcrumb are its steps, offers and instances belong to
/// what they are of. Capped at defaults::max_structured.
/// `marks`: of the same tree; what stands in menus, footers and related offers is not this page's.
std::vector<StructuredThing> read_embedded_data(const Dom& dom, const std::vector<NodeMark>& marks);

}  // namespace vindbaar::extractors
