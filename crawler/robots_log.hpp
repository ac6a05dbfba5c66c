#pragma once

#include "crawler/frontier.hpp"
#include "crawler/robots_policy.hpp"

#include <string>

namespace vindbaar::crawler {

/// The row of a robots.txt in the log, after `exchange` was answered for it and `state` came of that: these
/// files are asked apart from the queue, since they are cached by origin, not by institution. What they
/// redirect to has no row: it may well be a page that is still to be asked as one.
void note_robots(Frontier& frontier, InstitutionNumber institution, const std::string& origin,
                 const archive::Exchange& exchange, const archive::Location& location,
                 const RobotsState& state);

}  // namespace vindbaar::crawler
