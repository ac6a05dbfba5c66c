#pragma once
// Scope: which URLs belong to an institution. Its own are the hosts of its start URLs with their www twins,
// every sub-domain of the domains those are registered under, and the extra hosts it was given. Pure.

#include "core/url.hpp"
#include "seeds/seeds.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::crawler {

class Scope {
 public:
  /// `lists` tells which hosts are others': a sub-domain that another institution starts from or names is not
  /// ours, and on a shared portal only what lies below our own start page is.
  Scope(const seeds::Institution& institution, const seeds::Lists& lists);

  bool contains(const Url& url) const;

 private:
  /// A host, or the part of it below a path.
  struct Claim {
    std::string host;
    std::string path_prefix;  ///< "/" for all of it; no '/' at the end otherwise.
  };

  void claim_start(const Url& start, const seeds::Lists& lists);
  void claim_extra(std::string_view host_and_path);
  void give_up_others(const seeds::Institution& institution, const seeds::Lists& lists);
  bool is_claimed(std::string_view host, std::string_view path) const;

  std::vector<Claim> claims_;
  std::set<std::string, std::less<>> domains_;
  std::set<std::string, std::less<>> others_;
  std::set<std::uint16_t> ports_{80, 443};
};

/// "roc.nl" for "www.roc.nl" and the other way round.
std::string www_twin(std::string_view host);

}  // namespace vindbaar::crawler
