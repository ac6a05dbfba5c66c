#pragma once

#include "seeds/seeds.hpp"
#include "tests/simweb/course.hpp"
#include "tests/simweb/printed_tables.hpp"
#include "tests/simweb/solve_margins.hpp"

#include <map>
#include <string>

namespace vindbaar::simweb {

/// Which codes each institution offers in 2022: the assignment; `stopped` is what it offered in 2020 and no
/// longer does.
std::map<std::string, Supply> supply_of_2022(const PrintedTables& tables, const Assignment& assignment,
                                             const seeds::Baseline& baseline);

/// The same for 2020, of which only the number of offerings an institution had is known (column mei 2020):
/// first from what it offers in 2022, then the certificates with most providers that it does not offer in
/// 2022.
std::map<std::string, Supply> supply_of_2020(const PrintedTables& tables, const Assignment& assignment,
                                             const seeds::Baseline& baseline);

}  // namespace vindbaar::simweb
