#pragma once
// Intake: what happens to every address that turns up, from a start list, a link, a redirect or a sitemap. It
// gets its one spelling, is looked up, and is queued with a priority or put on record with the reason why it
// is not asked.

#include "crawler/crawler.hpp"
#include "crawler/focus.hpp"
#include "crawler/frontier.hpp"
#include "crawler/outcome.hpp"
#include "crawler/scope.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

namespace vindbaar::crawler {

/// An institution being crawled.
struct Site {
  InstitutionNumber number = 0;
  const seeds::Institution* institution = nullptr;
  Scope scope;
  Budget budget;
  bool follows_moves = false;  ///< A new domain that the start page redirects to is crawled too.
};
using Sites = std::map<InstitutionNumber, Site>;

/// Why an address is not to be asked, by itself alone: "off scope: roc.example", "not a page: …", "trap: …";
/// empty when it may be.
std::string reason_to_skip(const Url& url, const Scope& scope);

/// Why the rest of a family is not asked: "trap: pages of roc.nl/agenda only repeat each other …".
std::string flood_reason(std::string_view family_key);
/// Of an address that is another spelling of `twin`.
std::string twin_reason(std::string_view twin);

class Intake {
 public:
  /// All three outlive the intake.
  Intake(Frontier& frontier, Sites& sites, const Focus& focus);

  void start_page(const Site& site, const Url& url);
  /// Pages of an earlier run, whether a link leads there or not.
  void known_pages(const Site& site, const std::vector<Url>& pages);
  /// `worth` of the page, see Focus. How many addresses are new and of another kind than the page itself.
  int links(const Task& page, const std::vector<FoundLink>& links, double worth);
  void refreshes(const Task& page, const std::vector<FoundLink>& links);
  /// Keeps the target's spelling: a server that adds a parameter wants it.
  void redirect(const Task& from, const Url& target);
  void sitemap_pages(const Task& sitemap, std::span<const Url> pages);
  /// `by_robots`: named in robots.txt, and then also on a foreign host (sitemaps.org, "Cross submits").
  void sitemap_file(const Site& site, const Url& url, bool by_robots);
  /// What an index lists, on its own host or in scope.
  void sitemap_files(const Task& index, std::span<const Url> files);

  /// Institutions with the hosts at which they have got something to ask since the last call.
  using Lane = std::pair<InstitutionNumber, std::string>;
  std::set<Lane> take_woken();

  /// Whether addresses of the institution had to be left out, since there are too many to keep.
  bool is_full(InstitutionNumber institution) const { return full_.contains(institution); }

 private:
  /// Where an offer is on record; `is_new`: and queued, for the first time.
  struct Place {
    UrlNumber number = 0;
    bool is_new = false;
    bool is_linked = false;  ///< Worth a link: off-scope addresses are only on record.
  };
  Place offer_page(const Site& site, Offer offer, bool is_nofollow);
  void follow_start(Site& site, const Task& from, const Url& target);
  void decide(const Site& site, Offer& offer, bool is_nofollow);
  int priority_of(const Offer& offer) const;
  static int inherited(const Task& page, double worth);
  void offer_sitemap(const Site& site, const Url& url, int level, bool is_allowed_anywhere);
  void wake(const Offer& offer);
  bool is_one_host_too_many(InstitutionNumber institution, std::string_view host);

  Frontier& frontier_;
  Sites& sites_;
  const Focus& focus_;
  std::set<Lane> woken_;
  std::map<InstitutionNumber, std::set<std::string, std::less<>>> hosts_;  ///< Where each may ask.
  std::set<InstitutionNumber> full_;
};

}  // namespace vindbaar::crawler
