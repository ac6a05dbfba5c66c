#pragma once

#include "seeds/seeds.hpp"
#include "tests/simweb/figures.hpp"

namespace vindbaar::simweb {

/// The published tables as figures. Providers are the rows of tables 5 and 6 that stand for one institution
/// of the lists; certificates the rows of tables 1-4 whose code is in the register (of two codes in one row,
/// the later). A printed row about a code that is not in the register stays as a figure that cannot be met.
PrintedTables printed_tables(const seeds::Baseline& baseline, const seeds::Lists& lists);

}  // namespace vindbaar::simweb
