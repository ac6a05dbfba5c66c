#include "output/diff/causes.hpp"

#include "output/diff/measured.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::diff {
namespace {

Finding unknown(std::string why) {
  return {Change::unknown, Cause::not_crawled, std::move(why)};
}

/// Those of last year that stand behind `institution` and were in the run.
std::vector<std::string> in_last_run(const Years& years, const std::string& institution) {
  std::vector<std::string> found;
  for (const auto& id : years.lineage.predecessors(institution)) {
    if (years.before.institution(id) != nullptr) found.push_back(id);
  }
  return found;
}

std::optional<Finding> by_population(const Years& years, const std::string& institution,
                                     const std::vector<std::string>& before) {
  const Finding is_new{Change::appeared, Cause::new_institution,
                       years.say("de instelling stond vorig jaar niet in de populatie",
                                 "the institution was not in the population last year")};
  if (years.lineage.is_new(institution)) return is_new;
  if (before.empty()) {
    if (years.before.side().whole_population) return is_new;
    return unknown(*why_not_measured(years, years.before, institution));
  }
  for (const auto& id : before) {
    if (const auto why = why_not_measured(years, years.before, id)) return unknown(*why);
  }
  return std::nullopt;
}

/// Last year's pages named the pair too, but it did not count.
std::optional<Finding> by_pair(const Years& years, const store::OfferingRow& now,
                               const std::vector<std::string>& before) {
  for (const auto& id : before) {
    const auto* old = years.before.offering(id, now.code);
    if (old == nullptr) continue;
    const bool is_same_page = address(old->url) == address(now.url);
    // What proves it now could not be read then: what another page left open, or told employers, says
    // nothing.
    if (!is_same_page && years.before.fate(id, now.url).kind == Fate::Kind::unreachable)
      return unknown(years.say("de pagina die het nu bewijst kon vorig jaar niet gelezen worden",
                               "the page that proves it now could not be read last year"));
    if (is_excluded_by(*old, "R2"))
      return Finding{Change::appeared, Cause::now_open_to_individuals,
                     years.say(fmt::format("was alleen voor werkgevers: {}; nu: {}", in_quotes(old->evidence),
                                           in_quotes(now.evidence)),
                               fmt::format("was for employers only: {}; now: {}", in_quotes(old->evidence),
                                           in_quotes(now.evidence)))};
    // A list that named it without a word of a certificate makes no page of its own an old one.
    const auto* then = years.before.page(id, old->url);
    const bool was_its_own_page = then != nullptr && is_about_a_course(*then);
    if (is_excluded_by(*old, "R10") || is_same_page || was_its_own_page)
      return Finding{Change::appeared, Cause::page_now_offers,
                     years.say(fmt::format("stond er, maar telde niet ({}); nu: {}", rule_of(*old),
                                           in_quotes(now.evidence)),
                               fmt::format("was there but did not count ({}); now: {}", old->excluded_by,
                                           in_quotes(now.evidence)))};
  }
  return std::nullopt;
}

Finding now_offers(const Years& years, const store::OfferingRow& now, const store::PageRow* old) {
  if (old != nullptr && old->kind == word(PageKind::employer_proposition))
    return {Change::appeared, Cause::now_open_to_individuals,
            years.say(fmt::format("de pagina richtte zich tot werkgevers; nu: {}", in_quotes(now.evidence)),
                      fmt::format("the page addressed employers; now: {}", in_quotes(now.evidence)))};
  return {
      Change::appeared, Cause::page_now_offers,
      years.say(fmt::format("de pagina stond er al, zonder dit aanbod; nu: {}", in_quotes(now.evidence)),
                fmt::format("the page was there without this offering; now: {}", in_quotes(now.evidence)))};
}

Finding by_page(const Years& years, const store::OfferingRow& now, const std::vector<std::string>& before) {
  const store::PageRow* new_page = years.now.page(now.institution, now.url);
  bool was_seen_gone = false;
  for (const auto& id : before) {
    if (const auto why = why_too_bare(years, years.before, id, years.now.institution(now.institution)))
      return unknown(*why);
    const Fate fate = years.before.fate(id, now.url);
    if (fate.kind == Fate::Kind::stands) return now_offers(years, now, fate.page);
    if (fate.kind == Fate::Kind::unreachable)
      return unknown(
          years.say("de pagina kon vorig jaar niet gelezen worden", "the page could not be read last year"));
    was_seen_gone = was_seen_gone || fate.kind != Fate::Kind::unseen;
    const auto led_from = years.now.found_on(now.institution, now.url);
    if (fate.kind == Fate::Kind::unseen && !led_from.empty() &&
        years.before.fate(id, led_from).kind == Fate::Kind::unreachable)
      return unknown(years.say(
          fmt::format("de pagina die ernaar verwijst kon vorig jaar niet gelezen worden: {}", led_from),
          fmt::format("the page that leads to it could not be read last year: {}", led_from)));
    // A relaunched site: the course was there under another address, without the certificate.
    if (new_page == nullptr || !is_about_a_course(*new_page) || new_page->heading.empty()) continue;
    if (const auto* same = years.before.course_page(id, new_page->heading); same != nullptr)
      return now_offers(years, now, same);
  }
  const bool all_complete = std::all_of(before.begin(), before.end(), [&](const auto& id) {
    return is_complete(years.before.institution(id));
  });
  if (!was_seen_gone && !all_complete)
    return unknown(years.say("de site is vorig jaar maar deels bekeken en deze pagina niet",
                             "the site was looked at only in part last year, and not this page"));
  return {Change::appeared, Cause::new_page,
          years.say(fmt::format("nieuwe pagina: {}", in_quotes(now.evidence)),
                    fmt::format("new page: {}", in_quotes(now.evidence)))};
}

}  // namespace

Finding why_new(const Years& years, const store::OfferingRow& now) {
  const auto before = in_last_run(years, now.institution);
  if (auto finding = by_population(years, now.institution, before)) return *finding;
  if (!years.lineage.was_valid(now.code))
    return {Change::appeared, Cause::new_certificate,
            years.say(fmt::format("{} stond vorig jaar niet in het register", now.code),
                      fmt::format("{} was not in the register last year", now.code))};
  if (auto finding = by_pair(years, now, before)) return *finding;
  return by_page(years, now, before);
}

}  // namespace vindbaar::diff
