#include "crawler/intake.hpp"

#include "core/text.hpp"
#include "crawler/defaults.hpp"
#include "crawler/identity.hpp"
#include "crawler/media.hpp"
#include "crawler/reasons.hpp"
#include "crawler/traps.hpp"

#include <algorithm>
#include <vector>

namespace vindbaar::crawler {
namespace {

constexpr int start_priority = defaults::start_priority;
constexpr int sitemap_priority = 900;
/// Family key of what is found in sitemaps.
constexpr std::string_view sitemap_source = "sitemap";
/// Documents are evidence, but most are statutes and reports: after the pages of the same interest.
constexpr int document_penalty = 30;
/// What the last URL within a shape's budget loses against the first: long series come after other pages.
constexpr int series_penalty = 50;
/// Share of a page's own promise that its links inherit, before the page is known to keep it.
constexpr double promise_kept = 0.8;
/// A site's own overview is seen early: what its start page links to, unless its words speak against it.
constexpr int menu_points = 25;
/// Clicks that count against an address; beyond, a series of pages is only long.
constexpr int deepest = 10;
/// Bytes of link text that are kept.
constexpr std::size_t anchor_bytes = 200;

std::string shortened(std::string_view text) {
  if (text.size() <= anchor_bytes) return valid_utf8(text);
  std::size_t end = anchor_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a character
  return valid_utf8(text.substr(0, end));
}

bool is_document(const Url& url) {
  const std::string path = lower(valid_utf8(url.path()));
  return path.ends_with(".pdf");
}

/// Skipped for a reason that no longer holds: another page follows the link, or a redirect ends at this very
/// spelling.
bool may_be_asked_after_all(const Known& known, const Offer& offer, bool is_nofollow) {
  if (known.skipped == Known::Skipped::nofollow) return !is_nofollow;
  return offer.hops > 0 && known.skipped == Known::Skipped::same_page;
}

/// Whether a link to a known address can change what is known: what offer_page() would do with it.
bool is_news(const Known& known, const Task& page, const FoundLink& link) {
  const bool is_shorter = page.depth + 1 < known.depth;
  const bool is_first_text = !known.has_anchor && !link.anchor.empty();
  return is_shorter || is_first_text || (known.skipped == Known::Skipped::nofollow && !link.nofollow);
}

bool looks_like_sitemap(const Url& url) {
  const std::string path = lower(valid_utf8(url.path()));
  return path.ends_with(".xml") || path.ends_with(".gz") || path.ends_with(".txt") ||
         path.find("sitemap") != std::string::npos;
}

}  // namespace

std::string reason_to_skip(const Url& url, const Scope& scope) {
  if (!scope.contains(url)) return "off scope: " + std::string(url.host());
  if (std::string reason = scope.left_out(url); !reason.empty()) return reason;
  if (std::string reason = not_a_page(url.path()); !reason.empty()) return reason;
  return trap_in(url);
}

std::string flood_reason(std::string_view family_key) {
  return "trap: near-duplicates, pages of " + std::string(place_of(family_key)) +
         " repeat each other or are not there, and lead nowhere new";
}

std::string twin_reason(std::string_view twin) {
  return std::string(reasons::same_page) + std::string(twin) +
         ": on this site such addresses were one page each time";
}

Intake::Intake(Frontier& frontier, Sites& sites, const Focus& focus)
    : frontier_(frontier), sites_(sites), focus_(focus) {
}

void Intake::start_page(const Site& site, const Url& url) {
  Offer offer{.institution = site.number, .url = url};
  offer.priority = start_priority;
  offer.is_start = true;
  if (const auto known = frontier_.find(site.number, url)) {
    frontier_.mark_start(known->number);
    return;
  }
  if (!site.scope.contains(url)) offer.skip_reason = "off scope: " + std::string(url.host());
  frontier_.add(offer);
  wake(offer);
}

void Intake::known_pages(const Site& site, const std::vector<Url>& pages) {
  for (const Url& page : pages) {
    Offer offer{.institution = site.number, .url = identity(page)};
    offer.depth = 1;
    offer_page(site, std::move(offer), false);
  }
}

/// What links take from the page they are on: its own worth, or what led to it.
int Intake::inherited(const Task& page, double worth) {
  const bool is_ordinary = page.priority < sitemap_priority;
  const double promise = is_ordinary ? std::clamp(page.priority / 100.0, 0.0, 1.0) * promise_kept : 0.0;
  return static_cast<int>(defaults::inherited_points * std::max(worth, promise));
}

int Intake::links(const Task& page, const std::vector<FoundLink>& links, double worth) {
  const Site& site = sites_.at(page.institution);
  const std::string source = listing_key(page.url);
  const std::string place = family_key(page.url, {});
  const int inherited_points = inherited(page, worth);
  int new_places = 0;
  std::vector<UrlNumber> targets;
  for (const FoundLink& link : std::span(links).first(std::min(links.size(), defaults::links_a_page))) {
    const Url url = identity(link.url);
    if (url == page.url) continue;
    if (const auto known = frontier_.find(page.institution, url); known && !is_news(*known, page, link)) {
      targets.push_back(known->number);
      continue;
    }
    Offer offer{.institution = page.institution, .url = url};
    offer.depth = page.depth + 1;
    offer.found_on = page.number;
    offer.anchor = shortened(link.anchor);
    offer.source = source;
    offer.priority = inherited_points;
    const Place met = offer_page(site, std::move(offer), link.nofollow);
    if (met.is_new && family_key(url, {}) != place) ++new_places;
    if (met.is_linked) targets.push_back(met.number);
  }
  std::sort(targets.begin(), targets.end());
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
  frontier_.link(page.number, targets);
  return new_places;
}

/// What a start page redirects to stands for it; on another domain, when the operator or the list said to
/// go along.
void Intake::follow_start(Site& site, const Task& from, const Url& target) {
  if (from.kind != "page" || !frontier_.comes_from_start(from.number)) return;
  site.scope.keep(target);
  if (!site.follows_moves || site.scope.contains(target) || !site.scope.take_in(target)) return;
  frontier_.note_move(site.number, target);
}

/// A start page that sends its visitors to another domain by itself (meta refresh) redirects there.
void Intake::refreshes(const Task& page, const std::vector<FoundLink>& links) {
  Site& site = sites_.at(page.institution);
  for (const FoundLink& link : links) {
    const Url url = identity(link.url);
    if (!link.is_refresh || site.scope.contains(url) || !frontier_.comes_from_start(page.number)) continue;
    frontier_.note_redirect(page.number, url);
    redirect(page, url);
    return;
  }
}

void Intake::redirect(const Task& from, const Url& target) {
  Site& site = sites_.at(from.institution);
  follow_start(site, from, target);
  Offer offer{.institution = from.institution, .url = target, .kind = from.kind};
  offer.depth = from.depth;
  offer.hops = from.hops + 1;
  offer.found_on = from.number;
  if (offer.hops > defaults::redirect_hops)
    offer.skip_reason =
        "E-REDIRECT-LOOP: more than " + std::to_string(defaults::redirect_hops) + " redirects in a row";
  if (from.kind == "sitemap" && looks_like_sitemap(target)) {
    offer.priority = sitemap_priority;
    if (frontier_.find(site.number, target)) return;
    frontier_.add(offer);
    wake(offer);
    return;
  }
  offer.kind = "page";  // "/sitemap.xml is not here, see our home page"
  const Place met = offer_page(site, std::move(offer), false);
  if (met.is_linked) frontier_.link(from.number, std::span(&met.number, 1));
}

void Intake::sitemap_pages(const Task& sitemap, std::span<const Url> pages) {
  const Site& site = sites_.at(sitemap.institution);
  for (const Url& page : pages) {
    Offer offer{.institution = site.number, .url = identity(page)};
    offer.depth = 1;
    offer.in_sitemap = true;
    offer.source = sitemap_source;
    offer_page(site, std::move(offer), false);
  }
}

void Intake::sitemap_file(const Site& site, const Url& url, bool by_robots) {
  offer_sitemap(site, url, 0, by_robots);
}

void Intake::sitemap_files(const Task& index, std::span<const Url> files) {
  const Site& site = sites_.at(index.institution);
  for (const Url& file : files) offer_sitemap(site, file, index.depth + 1, file.host() == index.url.host());
}

void Intake::offer_sitemap(const Site& site, const Url& url, int level, bool is_allowed_anywhere) {
  if (frontier_.find(site.number, url)) return;
  Offer offer{.institution = site.number, .url = url, .kind = "sitemap"};
  offer.priority = sitemap_priority;
  offer.depth = level;
  if (!is_allowed_anywhere && !site.scope.contains(url))
    offer.skip_reason = "off scope: " + std::string(url.host());
  else if (level > defaults::sitemap_levels)
    offer.skip_reason = "trap: sitemap inside " + std::to_string(level) + " others";
  else if (frontier_.count_shape(site.number, "sitemap files") > defaults::sitemap_files)
    offer.skip_reason = "trap: more than " + std::to_string(defaults::sitemap_files) + " sitemaps";
  frontier_.add(offer);
  wake(offer);
}

/// `offer` is complete but for its skip reason; its priority is what it inherits.
Intake::Place Intake::offer_page(const Site& site, Offer offer, bool is_nofollow) {
  const auto known = frontier_.find(site.number, offer.url);
  UrlNumber number = known ? known->number : 0;
  if (!known) {
    if (frontier_.tally(site.number).known >= defaults::urls_an_institution) {
      full_.insert(site.number);
      return {};
    }
    decide(site, offer, is_nofollow);
    number = frontier_.add(offer);
    wake(offer);
  } else if (known->is_queued) {
    offer.priority = !offer.anchor.empty() && !known->has_anchor ? priority_of(offer) : known->priority;
    frontier_.improve(*known, offer);
  } else if (may_be_asked_after_all(*known, offer, is_nofollow)) {
    decide(site, offer, false);
    if (offer.skip_reason.empty()) {
      frontier_.requeue(*known, offer);
      wake(offer);
    }
  } else {
    frontier_.improve(*known, offer);
  }
  return {number, !known && offer.skip_reason.empty(), !offer.skip_reason.starts_with("off scope")};
}

void Intake::decide(const Site& site, Offer& offer, bool is_nofollow) {
  if (offer.skip_reason.empty()) offer.skip_reason = reason_to_skip(offer.url, site.scope);
  if (offer.skip_reason.empty() && is_nofollow) offer.skip_reason = reasons::nofollow;
  if (offer.skip_reason.empty() && is_one_host_too_many(site.number, offer.url.host()))
    offer.skip_reason = "trap: more than " + std::to_string(defaults::hosts_an_institution) + " hosts";
  if (!offer.skip_reason.empty()) return;
  if (const auto twin = offer.hops == 0 ? frontier_.twin_of(site.number, offer.url) : std::nullopt) {
    offer.skip_reason = twin_reason(*twin);
    return;
  }
  const FamilyNumber family = frontier_.family_of(site.number, offer.url, offer.source);
  if (offer.hops == 0 && frontier_.is_flood(site.number, family)) {
    offer.skip_reason = flood_reason(frontier_.key_of(site.number, family));
    return;
  }
  offer.priority = priority_of(offer);
  if (const auto shape = shape_of(offer.url)) {
    const std::int64_t count = frontier_.count_shape(site.number, shape->key);
    if (count > shape->budget) offer.skip_reason = shape->trap;
    offer.priority -=
        static_cast<int>(std::min<std::int64_t>(series_penalty, series_penalty * count / shape->budget));
  }
}

bool Intake::is_one_host_too_many(InstitutionNumber institution, std::string_view host) {
  auto [known, is_new] = hosts_.try_emplace(institution);
  if (is_new) known->second = frontier_.hosts(institution);
  if (known->second.contains(host)) return false;
  if (known->second.size() >= defaults::hosts_an_institution) return true;
  known->second.emplace(host);
  return false;
}

int Intake::priority_of(const Offer& offer) const {
  if (offer.hops > 0) return start_priority;  // the rest of a visit that has begun
  const int score = focus_.score(offer.url, offer.anchor);
  const bool is_in_menu = offer.depth == 1 && !offer.in_sitemap && score >= 0;
  return offer.priority - std::min(offer.depth, deepest) + score + (is_in_menu ? menu_points : 0) -
         (is_document(offer.url) ? document_penalty : 0);
}

void Intake::wake(const Offer& offer) {
  if (offer.skip_reason.empty()) woken_.emplace(offer.institution, offer.url.host());
}

std::set<Intake::Lane> Intake::take_woken() {
  return std::exchange(woken_, {});
}

}  // namespace vindbaar::crawler
