#pragma once

#include <string>

namespace vindbaar::crawler {

/// The network address a host name stands for, the first of them in order of spelling, so that names that
/// share all of theirs give the same; empty when it has none. Asks the system's resolver and may take
/// seconds.
std::string address_of(const std::string& host);

}  // namespace vindbaar::crawler
