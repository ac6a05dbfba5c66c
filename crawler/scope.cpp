#include "crawler/scope.hpp"

#include "crawler/registrable_domain.hpp"
#include "crawler/robots_pattern.hpp"

#include <algorithm>

namespace vindbaar::crawler {
namespace {

/// "/a/b" for "/a/b/" and "/a/b/page.html" stays: a start page in a shared site is taken with all below it.
std::string without_last_slash(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path.empty() ? "/" : std::string(path);
}

bool is_below(std::string_view path, std::string_view prefix) noexcept {
  return prefix == "/" ||
         (path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/'));
}

/// `text` ("host", "host/path", with or without scheme) as a URL.
Result<Url> as_url(std::string_view text) {
  const std::string with_scheme =
      text.find("://") == std::string_view::npos ? "https://" + std::string(text) : std::string(text);
  return Url::parse(with_scheme);
}

}  // namespace

std::string www_twin(std::string_view host) {
  return host.starts_with("www.") ? std::string(host.substr(4)) : "www." + std::string(host);
}

Scope::Scope(const seeds::Institution& institution, const seeds::Lists& lists) {
  for (const seeds::Portal& portal : lists.portals) portals_.push_back(portal.domain);
  for (const Url& start : institution.start_urls) {
    claim_start(start);
    starts_.insert(start.text());
  }
  for (const std::string& part : institution.include_paths) add_part(part, true);
  for (const std::string& part : institution.exclude_paths) add_part(part, false);
  for (const std::string& extra : institution.extra_hosts) claim_extra(extra);
  give_up_others(institution, lists);
}

bool Scope::is_on_portal(std::string_view host) const {
  const std::string domain = registrable_domain(host);
  return std::any_of(portals_.begin(), portals_.end(), [&](const std::string& portal) {
    return portal == host || (!domain.empty() && portal == domain);
  });
}

void Scope::add_part(const std::string& written, bool is_included) {
  const std::size_t place = std::min(written.find_first_of("/*"), written.size());
  parts_.push_back({written, written.substr(0, place), normal_pattern(written.substr(place)), is_included});
}

std::string Scope::left_out(const Url& url) const {
  if (parts_.empty() || starts_.contains(url.text())) return {};
  const std::string path = normal_path(url.path_and_query());
  const Part* longest = nullptr;
  for (const Part& part : parts_) {
    const bool is_here = part.host.empty() || part.host == url.host();
    if (!is_here || !matches_pattern(part.pattern, path)) continue;
    const bool is_longer = longest == nullptr || part.pattern.size() > longest->pattern.size();
    const bool wins_tie =
        longest != nullptr && part.pattern.size() == longest->pattern.size() && part.is_included;
    if (is_longer || wins_tie) longest = &part;
  }
  if (longest != nullptr)
    return longest->is_included ? std::string()
                                : "path: '" + longest->written + "' is among the exclude_paths";
  const bool has_included =
      std::any_of(parts_.begin(), parts_.end(), [](const Part& part) { return part.is_included; });
  return has_included ? "path: not among the include_paths" : "";
}

bool Scope::take_in(const Url& target) {
  if (others_.contains(target.host())) return false;
  claim_start(target);
  starts_.insert(target.text());
  return true;
}

void Scope::claim_start(const Url& start) {
  ports_.insert(start.port());
  if (is_on_portal(start.host())) {
    claims_.push_back({std::string(start.host()), without_last_slash(start.path())});
    return;
  }
  claims_.push_back({std::string(start.host()), "/"});
  const std::string domain = registrable_domain(start.host());
  if (domain.empty()) return;
  claims_.push_back({www_twin(start.host()), "/"});
  domains_.insert(domain);
}

void Scope::claim_extra(std::string_view host_and_path) {
  const auto url = as_url(host_and_path);
  if (!url) return;  // seeds::check names it
  ports_.insert(url->port());
  const std::string prefix = without_last_slash(url->path());
  claims_.push_back({std::string(url->host()), prefix});
  if (!registrable_domain(url->host()).empty()) claims_.push_back({www_twin(url->host()), prefix});
}

void Scope::give_up_others(const seeds::Institution& institution, const seeds::Lists& lists) {
  for (const seeds::Institution& other : lists.institutions) {
    if (other.id == institution.id) continue;
    for (const Url& start : other.start_urls) others_.emplace(start.host());
    for (const std::string& extra : other.extra_hosts)
      if (const auto url = as_url(extra); url && url->path() == "/") others_.emplace(url->host());
  }
}

bool Scope::is_claimed(std::string_view host, std::string_view path) const {
  return std::any_of(claims_.begin(), claims_.end(), [&](const Claim& claim) {
    return claim.host == host && is_below(path, claim.path_prefix);
  });
}

bool Scope::contains(const Url& url) const {
  if (!ports_.contains(url.port())) return false;
  const std::string_view host = url.host();
  if (is_claimed(host, url.path())) return true;
  if (others_.contains(host)) return false;
  return std::any_of(domains_.begin(), domains_.end(), [&](const std::string& domain) {
    return host == domain || (host.size() > domain.size() && host.ends_with(domain) &&
                              host[host.size() - domain.size() - 1] == '.');
  });
}

}  // namespace vindbaar::crawler
