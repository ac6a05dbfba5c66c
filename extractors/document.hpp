#pragma once
// From bytes to Document::Parts.

#include "extractors/document_parts.hpp"

namespace vindbaar::extractors {

/// Never fails; what could not be read is in `problems`.
Document::Parts take_apart(const Response& response);

}  // namespace vindbaar::extractors
