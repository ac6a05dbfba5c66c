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

  /// Why a URL that is contained is left out all the same, by include_paths or exclude_paths:
  /// "path: '/agenda' is among the exclude_paths"; empty when it is not.
  std::string left_out(const Url& url) const;

  /// A start page redirects here: asked whatever the parts say.
  void keep(const Url& url) { starts_.insert(url.text()); }

  /// Its site has moved to `target`: that is its own now, as if a crawl began there. False, and nothing
  /// changes, when the host belongs to another institution.
  bool take_in(const Url& target);

 private:
  /// A host, or the part of it below a path.
  struct Claim {
    std::string host;
    std::string path_prefix;  ///< "/" for all of it; no '/' at the end otherwise.
  };

  /// A part of a site by pattern.
  struct Part {
    std::string written;
    std::string host;     ///< Empty: every host.
    std::string pattern;  ///< As in robots.txt, in its normal spelling.
    bool is_included = false;
  };

  void claim_start(const Url& start);
  void add_part(const std::string& written, bool is_included);
  bool is_on_portal(std::string_view host) const;
  void claim_extra(std::string_view host_and_path);
  void give_up_others(const seeds::Institution& institution, const seeds::Lists& lists);
  bool is_claimed(std::string_view host, std::string_view path) const;

  std::vector<Claim> claims_;
  std::set<std::string, std::less<>> domains_;
  std::set<std::string, std::less<>> others_;
  std::set<std::uint16_t> ports_{80, 443};
  std::vector<Part> parts_;
  std::vector<std::string> portals_;
  std::set<std::string, std::less<>> starts_;  ///< Start pages are asked whatever the parts say.
};

/// "roc.nl" for "www.roc.nl" and the other way round.
std::string www_twin(std::string_view host);

}  // namespace vindbaar::crawler
