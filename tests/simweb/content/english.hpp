#pragma once

#include "tests/simweb/site_content.hpp"

namespace vindbaar::simweb {

/// English twins under /en/ of the catalogue, the courses and two pages about the school. A twin of a course
/// says that it is taught in Dutch and links there; it makes no promise of its own.
void add_english(SiteContent& site);

}  // namespace vindbaar::simweb
