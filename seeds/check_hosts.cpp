#include "seeds/checks.hpp"
#include "seeds/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace vindbaar::seeds {
namespace {

constexpr const char* list = "institutions.csv";

/// A part of the web: a host with everything under it, or one folder of a host.
struct Territory {
  std::string host;  ///< Without "www."; with the port when it is not the usual one.
  std::string path;  ///< "/cursussen", or empty for the whole host.
};

Territory territory_of(std::string_view address) {
  const std::size_t slash = std::min(address.find('/'), address.size());
  std::string_view host = address.substr(0, slash);
  if (host.starts_with("www.")) host.remove_prefix(4);
  return {std::string{host}, std::string{address.substr(slash)}};
}

bool is_below(std::string_view host, std::string_view other) {
  return host.size() > other.size() && host.ends_with(other) && host[host.size() - other.size() - 1] == '.';
}

bool is_within(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder.empty() || path[folder.size()] == '/');
}

bool covers(const Territory& outer, const Territory& inner) {
  if (outer.host == inner.host) return is_within(inner.path, outer.path);
  return outer.path.empty() && is_below(inner.host, outer.host);
}

bool overlap(const Territory& a, const Territory& b) {
  return covers(a, b) || covers(b, a);
}

bool is_portal(const Lists& lists, const Territory& place) {
  return std::any_of(lists.portals.begin(), lists.portals.end(), [&](const Portal& portal) {
    return !portal.domain.empty() && territory_of(portal.domain).host == place.host;
  });
}

/// The whole host, as the crawler takes it; on a portal only the start page's folder, since the rest is
/// others'.
Territory territory_of(const Url& url, const Lists& lists) {
  const std::string_view origin = url.origin();
  Territory place = territory_of(origin.substr(origin.find("://") + 3));
  if (is_portal(lists, place)) place.path = url.path();
  while (place.path.ends_with('/')) place.path.pop_back();
  return place;
}

struct Claim {
  const Institution* institution;
  const char* column;
  std::string printed;
  Territory territory;
};

std::vector<Claim> claims_of(const Institution& institution, const Lists& lists) {
  std::vector<Claim> claims;
  for (const Url& url : institution.start_urls)
    claims.push_back({&institution, "start_urls", url.text(), territory_of(url, lists)});
  for (const std::string& host : institution.extra_hosts)
    claims.push_back({&institution, "extra_hosts", host, territory_of(host)});
  return claims;
}

/// The last two labels of a host, "school.nl": close enough to a registrable domain for a question to a
/// person.
std::string_view domain_of(std::string_view host) {
  const std::size_t last = host.rfind('.');
  const std::size_t before = last == host.npos || last == 0 ? host.npos : host.rfind('.', last - 1);
  return before == host.npos ? host : host.substr(before + 1);
}

/// Every start URL lies on the domain of the first, on an extra host or on a portal.
void check_start_urls(const Institution& institution, const Lists& lists, Notes& notes) {
  if (institution.start_urls.empty()) {
    notes.warning(
        list, institution.line, "start_urls",
        fmt::format("{} has no website here: a run lists it as not measured", in_quotes(institution.name)));
    return;
  }
  const Territory home = territory_of(institution.start_urls.front(), lists);
  std::set<std::string> seen;
  for (const Url& url : institution.start_urls) {
    if (!seen.insert(url.text()).second)
      notes.warning(list, institution.line, "start_urls", fmt::format("{} is given twice", url.text()));
    const Territory here = territory_of(url, lists);
    const auto allows = [&](const std::string& host) { return overlap(territory_of(host), here); };
    const bool is_allowed =
        std::any_of(institution.extra_hosts.begin(), institution.extra_hosts.end(), allows);
    if (domain_of(here.host) != domain_of(home.host) && !is_allowed && !is_portal(lists, here))
      notes.warning(
          list, institution.line, "start_urls",
          fmt::format("{} lies on another domain than {}: add {} to extra_hosts if it belongs to {}",
                      url.text(), institution.start_urls.front().text(), here.host,
                      in_quotes(institution.name)));
  }
}

/// Claims can only overlap within one domain, so each is compared with those of its own domain alone.
using ClaimsByDomain = std::map<std::string, std::vector<Claim>, std::less<>>;

void check_claims(const Lists& lists, const std::vector<Claim>& claims, Notes& notes) {
  std::set<std::pair<const Institution*, const Institution*>> told;
  for (std::size_t later = 0; later < claims.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const Claim& a = claims[earlier];
      const Claim& b = claims[later];
      if (a.institution->id == b.institution->id || !overlap(a.territory, b.territory)) continue;
      if (told.contains({a.institution, b.institution}) || are_related(lists, *a.institution, *b.institution))
        continue;
      told.insert({a.institution, b.institution});
      notes.error(
          list, b.institution->line, b.column,
          fmt::format("{} belongs to {} too (line {}, {}), and neither succeeded the other",
                      in_quotes(b.printed), in_quotes(a.institution->id), a.institution->line, a.printed));
    }
  }
}

void check_portals(const Lists& lists, const ClaimsByDomain& claims, Notes& notes) {
  std::set<std::string> ids;
  for (const Portal& portal : lists.portals) {
    if (!ids.insert(portal.id).second)
      notes.error("portals.csv", portal.line, "id", fmt::format("{} is given twice", in_quotes(portal.id)));
    const Territory site = territory_of(portal.domain);
    const auto neighbours = claims.find(domain_of(site.host));
    if (portal.domain.empty() || neighbours == claims.end()) continue;
    const auto found = std::find_if(neighbours->second.begin(), neighbours->second.end(),
                                    [&](const Claim& claim) { return covers(claim.territory, site); });
    if (found != neighbours->second.end())
      notes.error(
          "portals.csv", portal.line, "domain",
          fmt::format("{} is a site of {} (institutions.csv line {}): a portal is a source, never a provider",
                      in_quotes(portal.domain), in_quotes(found->institution->id), found->institution->line));
  }
}

}  // namespace

void check_hosts(const Lists& lists, Notes& notes) {
  ClaimsByDomain claims;
  for (const Institution& institution : lists.institutions) {
    check_start_urls(institution, lists, notes);
    for (Claim& claim : claims_of(institution, lists))
      claims[std::string{domain_of(claim.territory.host)}].push_back(std::move(claim));
  }
  for (const auto& [domain, neighbours] : claims) check_claims(lists, neighbours, notes);
  check_portals(lists, claims, notes);
}

}  // namespace vindbaar::seeds
