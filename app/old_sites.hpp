#pragma once
// The sites of schools that merged: as long as they stand, what they offer is offered by the successor.

#include "core/date.hpp"
#include "seeds/seeds.hpp"

namespace vindbaar::app {

/// The lists as a crawl on `day` should see them: a school that merged by then asks nothing itself, and its
/// hosts are further hosts of its successor (report rule R21).
seeds::Lists with_old_sites(seeds::Lists lists, Date day);

}  // namespace vindbaar::app
