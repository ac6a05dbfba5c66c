#include "output/report/evidence.hpp"

#include "core/text.hpp"
#include "core/url.hpp"

#include <algorithm>
#include <string>

namespace vindbaar::report {
namespace {

/// "host[:port]" or "host[:port]/prefix" against a URL: the host or a subdomain of it, and the path from the
/// prefix on.
bool covers(std::string_view place, const Url& url) {
  const auto slash = place.find('/');
  const std::string authority = lower(place.substr(0, slash));
  const std::string_view prefix = slash == std::string_view::npos ? "/" : place.substr(slash);
  const auto colon = authority.find(':');
  const std::string host = authority.substr(0, colon);
  if (host.empty()) return false;
  if (colon != std::string::npos && authority.substr(colon + 1) != std::to_string(url.port())) return false;
  const std::string_view of_url = url.host();
  const bool is_under =
      of_url.ends_with(host) && of_url.size() > host.size() && of_url[of_url.size() - host.size() - 1] == '.';
  return (of_url == host || is_under) && url.path().starts_with(prefix);
}

bool is_own_host(const Url& url, const seeds::Institution& institution) {
  return std::any_of(institution.start_urls.begin(), institution.start_urls.end(),
                     [&](const Url& start) { return start.host() == url.host(); }) ||
         std::any_of(institution.extra_hosts.begin(), institution.extra_hosts.end(),
                     [&](const std::string& place) { return covers(place, url); });
}

bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
         static_cast<unsigned char>(byte) >= 0x80;
}

bool contains_words(std::string_view text, std::string_view words) {
  if (words.empty()) return false;
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto end = at + words.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end])))
      return true;
  }
  return false;
}

}  // namespace

bool names(std::string_view title, const seeds::Certificate& certificate) {
  const std::string folded = fold(title);
  if (contains_words(folded, fold(certificate.name))) return true;
  return std::any_of(certificate.aliases.begin(), certificate.aliases.end(),
                     [&](const std::string& alias) { return contains_words(folded, fold(alias)); });
}

bool is_on_portal(std::string_view url, const seeds::Institution* institution,
                  const std::vector<seeds::Portal>& portals) {
  const auto page = Url::parse(url);
  if (!page) return false;
  if (institution != nullptr && is_own_host(*page, *institution)) return false;
  return std::any_of(portals.begin(), portals.end(),
                     [&](const seeds::Portal& portal) { return covers(portal.domain, *page); });
}

Evidence evidence_of(const store::MatchRow& match, const store::PageRow* page, const Subject& subject,
                     const std::vector<seeds::Portal>& portals) {
  Evidence evidence;
  evidence.match = &match;
  evidence.page = page;
  if (page != nullptr) evidence.kind = from_word<PageKind>(page->kind).value_or(PageKind::other);
  evidence.verdict = from_word<Verdict>(match.verdict).value_or(Verdict::rejected);
  evidence.claim = from_word<Claim>(match.claim).value_or(Claim::none);
  evidence.audience = from_word<Audience>(match.audience).value_or(Audience::unknown);
  evidence.availability = from_word<Availability>(match.availability).value_or(Availability::unknown);
  const bool is_about_the_page = match.source == "page" || match.source == "structured_data";
  const bool is_course_page =
      evidence.kind == PageKind::certificate_track || evidence.kind == PageKind::course_detail;
  evidence.is_own_page = is_about_the_page && is_course_page;
  evidence.is_on_portal = is_on_portal(match.url, subject.institution, portals);
  return evidence;
}

}  // namespace vindbaar::report
