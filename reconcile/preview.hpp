#pragma once
// A certificate as a small HTML page.

#include "seeds/seeds.hpp"

#include <string>

namespace vindbaar::reconcile {

std::string preview(const seeds::Certificate& certificate);

}  // namespace vindbaar::reconcile
