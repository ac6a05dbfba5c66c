#pragma once
// What a person may pick while typing: certificates, properties, types.

#include "reconcile/queries.hpp"

#include <string_view>

namespace vindbaar::reconcile {

/// Certificates whose code or name holds every word of `prefix`; when there are none, the nearest by the
/// matcher. `cursor`: how many to skip.
Json suggest_entities(const Register& with, Date day, std::string_view prefix, std::size_t cursor);
Json suggest_properties(std::string_view prefix);
Json suggest_types(std::string_view prefix);

}  // namespace vindbaar::reconcile
