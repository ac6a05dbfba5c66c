#include "output/diff/causes.hpp"

#include "output/diff/measured.hpp"

#include <fmt/format.h>

namespace vindbaar::diff {
namespace {

std::string on(const Visit* visit) {
  return visit == nullptr || visit->when.empty() ? "" : " (" + visit->when.substr(0, 10) + ")";
}

std::string last_seen(const Years& years, const store::OfferingRow& old) {
  const auto* page = years.before.page(old.institution, old.url);
  const std::string record = page == nullptr ? "" : ", " + page->record;
  const std::string when = old.archived_at.substr(0, 10);
  return years.say(fmt::format("toen gearchiveerd op {}{}: {}", when, record, in_quotes(old.evidence)),
                   fmt::format("archived then on {}{}: {}", when, record, in_quotes(old.evidence)));
}

Finding unknown(const Years& years, const std::string& nl, const std::string& en) {
  return {Change::unknown, Cause::not_crawled, years.say(nl, en)};
}

/// What this year's register and list say, whatever the pages say.
std::optional<Finding> by_register(const Years& years, const std::string& code) {
  if (years.lineage.is_valid(code)) return std::nullopt;
  const auto successor = years.lineage.replacement(code);
  if (!successor)
    return Finding{Change::gone, Cause::certificate_expired,
                   years.say(fmt::format("{} staat op de peildatum niet meer in het register", code),
                             fmt::format("{} is no longer in the register on the reference date", code))};
  return Finding{
      Change::gone, Cause::certificate_replaced,
      years.say(fmt::format("{} is opgevolgd door {}, dat hier niet vindbaar is", code, *successor),
                fmt::format("{} was replaced by {}, which is not findable here", code, *successor))};
}

/// The words of this year's pages that shut the door: on enrolling, else on the certificate.
std::string words_now(const Years& years, const store::OfferingRow& now) {
  std::string claim;
  for (const auto* match : years.now.matches(now.institution, now.code)) {
    if (now.audience == word(Audience::employer_only) && match->audience == now.audience &&
        !match->audience_quote.empty())
      return match->audience_quote;
    if (now.availability == word(Availability::unavailable) && match->availability == now.availability &&
        !match->availability_quote.empty())
      return match->availability_quote;
    if (claim.empty()) claim = match->claim_quote;
  }
  return claim;
}

Finding withdrawn(const Years& years, const store::OfferingRow& old, const std::string& why_nl,
                  const std::string& why_en, const std::string& words) {
  const std::string now_nl = words.empty() ? "" : "; nu: " + in_quotes(words);
  const std::string now_en = words.empty() ? "" : "; now: " + in_quotes(words);
  return {Change::gone, Cause::offer_withdrawn,
          years.say(fmt::format("{}; {}{}", why_nl, last_seen(years, old), now_nl),
                    fmt::format("{}; {}{}", why_en, last_seen(years, old), now_en))};
}

/// The proof of then could not be read now. What another page leaves open says nothing of it.
bool is_out_of_sight(const Years& years, const store::OfferingRow& old, const store::OfferingRow& now) {
  return address(old.url) != address(now.url) &&
         years.now.fate(now.institution, old.url).kind == Fate::Kind::unreachable;
}

/// This year's pages name the pair too, but it does not count.
std::optional<Finding> by_pair(const Years& years, const store::OfferingRow& old,
                               const store::OfferingRow* now) {
  if (now == nullptr || is_out_of_sight(years, old, *now)) return std::nullopt;
  const std::string words = words_now(years, *now);
  if (is_excluded_by(*now, "R2"))
    return Finding{Change::gone, Cause::now_employer_only,
                   years.say(fmt::format("nu alleen via een werkgever: {}", in_quotes(words)),
                             fmt::format("now for employers only: {}", in_quotes(words)))};
  if (is_excluded_by(*now, "R10"))
    return withdrawn(years, old, "het kan nu niet gevolgd worden", "it cannot be followed now", words);
  const auto* page = years.now.page(now->institution, now->url);
  const Fate fate = years.now.fate(now->institution, old.url);
  const bool is_same_page = address(old.url) == address(now->url) || (page != nullptr && fate.page == page);
  if (!is_same_page && !is_still_a_course(years.now, *now)) return std::nullopt;
  // A list that still has a line for a page that went is not the page.
  const bool is_dead_link = fate.kind == Fate::Kind::removed && page != nullptr && !is_about_a_course(*page);
  if (!is_same_page && is_dead_link) return std::nullopt;
  if (now->verdict == word(Verdict::doubtful))
    return withdrawn(years, old,
                     "de pagina zegt niet meer duidelijk dat dit een mbo-certificaat is (nu twijfelachtig)",
                     "the page no longer says clearly that this is an mbo-certificaat (doubtful now)", words);
  return withdrawn(
      years, old, fmt::format("de pagina staat er nog, het aanbod telt niet meer ({})", rule_of(*now)),
      fmt::format("the page stands, the offering no longer counts ({})", now->excluded_by), words);
}

/// What an old address that went says of an offering, when the site's other pages have new ones.
std::optional<Finding> by_half_read(const Years& years, const std::string& institution) {
  if (!years.half_read.contains(institution)) return std::nullopt;
  return unknown(
      years,
      "de site heeft nieuwe adressen, en niet alle pagina's konden dit jaar gelezen worden: of het "
      "aanbod verhuisde is niet te zien",
      "the site has new addresses, and not all of its pages could be read this year: whether the "
      "offering moved cannot be seen");
}

Finding by_redirect(const Years& years, const store::OfferingRow& old, const std::string& institution,
                    const Fate& fate) {
  const std::string to = fate.page != nullptr    ? fate.page->url
                         : fate.visit != nullptr ? fate.visit->redirect_to
                                                 : "";
  const auto* before = years.before.page(old.institution, old.url);
  const bool is_same_course = fate.page != nullptr && is_about_a_course(*fate.page) &&
                              !fate.page->heading.empty() &&
                              (bare(fate.page->heading) == bare(old.title) ||
                               (before != nullptr && bare(fate.page->heading) == bare(before->heading)));
  if (is_same_course)
    return withdrawn(years, old, fmt::format("de cursus staat nu op {}, zonder mbo-certificaat", to),
                     fmt::format("the course is now at {}, without an mbo-certificaat", to), "");
  if (auto half_read = by_half_read(years, institution)) return *half_read;
  return {Change::gone, Cause::page_redirected,
          years.say(fmt::format("de pagina verwijst nu door naar {}; {}", to, last_seen(years, old)),
                    fmt::format("the page now redirects to {}; {}", to, last_seen(years, old)))};
}

Finding by_standing_page(const Years& years, const store::OfferingRow& old, const Fate& fate) {
  if (fate.page != nullptr && fate.page->kind == word(PageKind::employer_proposition))
    return {Change::gone, Cause::now_employer_only,
            years.say(fmt::format("de pagina richt zich nu tot werkgevers; {}", last_seen(years, old)),
                      fmt::format("the page now addresses employers; {}", last_seen(years, old)))};
  return withdrawn(years, old, "de pagina staat er nog, het aanbod niet meer",
                   "the page stands, the offering is gone", "");
}

/// The page that proved it best, or the first other proof of which something is known.
Fate fate_of(const Years& years, const store::OfferingRow& old, const std::string& institution) {
  const Fate best = years.now.fate(institution, old.url);
  if (best.kind != Fate::Kind::unseen) return best;
  for (const auto* proof : years.before.proofs(old.institution, old.code)) {
    const Fate other = years.now.fate(institution, proof->url);
    // A list that stands says nothing of a page of its own that nobody asked for.
    if (other.kind != Fate::Kind::unseen && other.kind != Fate::Kind::stands) return other;
  }
  return best;
}

/// An address on a host that no longer exists, or that belongs to the institution no more and was not asked:
/// the site of a school that merged, or of before a move. Whether the institution's own sites were looked at
/// completely decides.
bool is_left_behind(const Years& years, const Visit& visit, const std::string& institution) {
  const bool has_no_answer = visit.state == Visit::State::skipped || visit.reason.starts_with("E-DNS");
  return has_no_answer && visit.status == 0 && !years.lineage.is_site_of(institution, visit.url);
}

Finding by_page(const Years& years, const store::OfferingRow& old, const std::string& institution) {
  const Fate fate = fate_of(years, old, institution);
  switch (fate.kind) {
    case Fate::Kind::removed: {
      if (auto half_read = by_half_read(years, institution)) return *half_read;
      const std::string status = fate.visit != nullptr && fate.visit->status >= 400
                                     ? fmt::format("{}", fate.visit->status)
                                     : years.say("“niet gevonden”", "“not found”");
      return {
          Change::gone, Cause::page_removed,
          years.say(fmt::format("het adres geeft nu {}{}; {}", status, on(fate.visit), last_seen(years, old)),
                    fmt::format("the address now answers {}{}; {}", status, on(fate.visit),
                                last_seen(years, old)))};
    }
    case Fate::Kind::redirected:
      return by_redirect(years, old, institution, fate);
    case Fate::Kind::stands:
      return by_standing_page(years, old, fate);
    case Fate::Kind::unreachable: {
      if (fate.visit != nullptr && is_left_behind(years, *fate.visit, institution)) break;
      const std::string reason = fate.visit == nullptr ? "" : ": " + fate.visit->reason;
      return unknown(years, "de pagina kon dit jaar niet gelezen worden" + reason,
                     "the page could not be read this year" + reason);
    }
    case Fate::Kind::unseen:
      break;
  }
  if (!is_complete(years.now.institution(institution)))
    return unknown(years, "de site is dit jaar maar deels bekeken en deze pagina niet",
                   "the site was looked at only in part this year, and not this page");
  if (auto half_read = by_half_read(years, institution)) return *half_read;
  return {Change::gone, Cause::page_removed,
          years.say("nergens meer op de site gevonden; het oude adres is niet meer opgevraagd; " +
                        last_seen(years, old),
                    "found nowhere on the site any more; the old address was not asked again; " +
                        last_seen(years, old))};
}

}  // namespace

Finding why_gone(const Years& years, const Group& before, const std::string& institution,
                 const std::string& code) {
  const auto& old = *before.front();
  if (years.lineage.is_closed(old.institution))
    return {Change::gone, Cause::institution_closed,
            years.say("de instelling bestaat op de peildatum niet meer",
                      "the institution no longer exists on the reference date")};
  if (const auto why = why_not_measured(years, years.now, institution)) return unknown(years, *why, *why);
  if (auto finding = by_register(years, code)) return *finding;
  if (auto finding = by_pair(years, old, years.now.offering(institution, code))) return *finding;
  if (const auto why = why_too_bare(years, years.now, institution, years.before.institution(old.institution)))
    return unknown(years, *why, *why);
  return by_page(years, old, institution);
}

}  // namespace vindbaar::diff
