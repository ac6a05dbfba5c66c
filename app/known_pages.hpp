#pragma once
// What an earlier run knew, for the crawl that follows it.

#include "app/options.hpp"
#include "core/result.hpp"
#include "core/url.hpp"
#include "seeds/seeds.hpp"

#include <map>
#include <string>
#include <vector>

namespace vindbaar::app {

using KnownPages = std::map<std::string, std::vector<Url>>;  ///< By institution.

/// By institution: every page that proved an offering in run `name`, so that the next run can say what became
/// of it. Pages of an institution that merged go to its successor. Fails as open_run does, and with
/// `bad_input`, "E-RUN-NOT-ANALYSED", when it has no findings.
Result<KnownPages> known_pages(const GlobalOptions& options, const std::string& name,
                               const seeds::Lists& lists);

}  // namespace vindbaar::app
