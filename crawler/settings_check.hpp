#pragma once

#include "crawler/crawler.hpp"

#include <string>

namespace vindbaar::crawler {

/// Fails with `usage`: "E-CONTACT" when nobody could be reached about a crawl of real sites, "E-SETTING" on a
/// value that cannot be, "E-ONLY" on an institution that is not in the list.
Result<void> check_settings(const Settings& settings, const seeds::Lists& lists);

/// "vindbaar/0.1 (+research page; contact)".
std::string user_agent(const Settings& settings);

/// Whether loopback and private addresses may be asked.
bool may_ask_private_addresses(const Settings& settings);

}  // namespace vindbaar::crawler
