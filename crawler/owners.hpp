#pragma once
// Whose page an address is, by the rules a crawl goes by: hosts and their sub-domains, extra hosts, parts of
// portals, paths left out. For pages that others fetched.

#include "core/url.hpp"
#include "seeds/seeds.hpp"

#include <memory>
#include <string>

namespace vindbaar::crawler {

/// May be used from many threads.
class Owners {
 public:
  explicit Owners(const seeds::Lists& lists);
  ~Owners();

  /// The id of the institution; the first in the lists when several could claim the address, empty when none
  /// can.
  std::string owner_of(const Url& url) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace vindbaar::crawler
